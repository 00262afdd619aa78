/** Stages whose results are kept by connectors. */
@NullMarked
package dev.leat.conformance.stages;

import org.jspecify.annotations.NullMarked;
