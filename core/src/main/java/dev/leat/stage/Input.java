package dev.leat.stage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the data that a parameter of a stage takes: as a {@code Dataset}, as a {@code Path}, or,
 * where it may be several files, as a {@code List<Path>}.
 *
 * <p>Its content counts in the key of the stage, whatever its directory and its time.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Input {

  /** A path, a glob such as {@code data/*.csv}, a directory of part files, or a URL. */
  String value();
}
