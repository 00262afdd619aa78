/**
 * The arguments of commands: what they may be, how they are read, explained and completed.
 *
 * <p>Options are data and nothing is found by reflection: reading the arguments of a run takes a
 * few milliseconds, where a library took a fifth of the whole start.
 */
package dev.leat.cli.argument;
