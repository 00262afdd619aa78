/** What does not fit into memory: files of blocks, and sorted runs of rows in them. */
package dev.leat.internal.engine.spill;
