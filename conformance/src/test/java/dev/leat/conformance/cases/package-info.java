/**
 * Runs the {@code .case} files: inputs, a flow, and what must come of it, in every way of running.
 */
package dev.leat.conformance.cases;
