/** Asks DuckDB the same questions over the same files. */
package dev.leat.conformance.duckdb;
