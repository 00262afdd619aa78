/** What one process cost and what it wrote. */
@NullMarked
package dev.leat.bench.measure;

import org.jspecify.annotations.NullMarked;
