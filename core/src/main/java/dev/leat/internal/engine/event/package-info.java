/**
 * What happens during a run: the account of rows, rejects in order, progress, and the way to stop.
 */
package dev.leat.internal.engine.event;
