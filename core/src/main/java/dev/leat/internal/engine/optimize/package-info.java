/** Rewrites plans to read and keep less; one rule to a file. */
package dev.leat.internal.engine.optimize;
