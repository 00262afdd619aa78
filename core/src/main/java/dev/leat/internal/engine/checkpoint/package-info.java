/** Runs that can be resumed: the directory of a run, and the checkpoints of its steps. */
package dev.leat.internal.engine.checkpoint;
