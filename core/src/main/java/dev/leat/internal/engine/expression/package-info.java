/** Evaluates expressions over batches, column by column. */
package dev.leat.internal.engine.expression;
