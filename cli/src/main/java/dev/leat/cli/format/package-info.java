/** Makes the options of formats of the words that flags and flow files share. */
package dev.leat.cli.format;
