/** JSON as a format: documents on lines, and in arrays. */
package dev.leat.internal.engine.format.json;
