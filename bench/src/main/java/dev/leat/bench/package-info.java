/** Compares Leat with its peers as whole programs; never shipped. */
@NullMarked
package dev.leat.bench;

import org.jspecify.annotations.NullMarked;
