/**
 * What plans and expressions mean, spelled out slowly on lists of rows, to compare engines with.
 *
 * <p>Nothing in here is shared with an engine: a mistake would have to be made twice, in two
 * shapes.
 */
package dev.leat.conformance.oracle;
