/**
 * What the columns of a file hold: counts, ranges and distributions, in one pass and little memory.
 */
package dev.leat.cli.profile;
