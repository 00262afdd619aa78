/**
 * Files as the engine sees them: inputs decoded to UTF-8, outputs that appear whole or not at all.
 */
package dev.leat.internal.engine.file;
