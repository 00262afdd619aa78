/** Lines of text as a format. */
package dev.leat.internal.engine.format.text;
