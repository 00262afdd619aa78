/** The floor of the local engine: batches of columns. */
package dev.leat.internal.engine.batch;
