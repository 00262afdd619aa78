/** Rows kept as bytes: in pages of memory, by key, and in order. */
package dev.leat.internal.engine.rows;
