/** The states of aggregates, over many groups at once. */
package dev.leat.internal.engine.aggregate;
