package dev.leat.stage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a parameter that is set when the pipeline is run, such as {@code year=2024}.
 *
 * <p>It is a {@code String}, {@code int}, {@code long}, {@code double}, {@code boolean}, {@code
 * BigDecimal}, {@code LocalDate}, {@code LocalDateTime}, {@code Instant} or an enum.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Param {

  /** What {@link #or} is when a parameter has no default. */
  String REQUIRED = "\0required";

  /** The name of the parameter. */
  String value();

  /** The value that it has unless it is set, as text; required when there is none. */
  String or() default REQUIRED;
}
