/** The programs that are compared, each as a command for a job. */
@NullMarked
package dev.leat.bench.peer;

import org.jspecify.annotations.NullMarked;
