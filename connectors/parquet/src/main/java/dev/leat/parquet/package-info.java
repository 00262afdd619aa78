/** Parquet as a format: a table in columns, read by row groups and written in one file. */
@NullMarked
package dev.leat.parquet;

import org.jspecify.annotations.NullMarked;
