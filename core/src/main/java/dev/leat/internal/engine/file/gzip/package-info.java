/** Gzip (RFC 1952), which can be read on from inside a stream. */
@NullMarked
package dev.leat.internal.engine.file.gzip;

import org.jspecify.annotations.NullMarked;
