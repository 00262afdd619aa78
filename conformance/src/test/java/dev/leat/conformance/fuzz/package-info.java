/** Feeds rubbish to whatever reads text; only {@code LeatException} may come back. */
package dev.leat.conformance.fuzz;
