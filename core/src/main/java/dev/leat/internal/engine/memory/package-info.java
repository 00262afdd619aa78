/** The memory of a run: one budget, and the reservations of its operators. */
package dev.leat.internal.engine.memory;
