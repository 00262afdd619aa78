package dev.leat.stage;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method whose result is a stage of a pipeline.
 *
 * <p>Each parameter is a stage, by the name of the parameter, an {@link Input} or a {@link Param}.
 * The method gives a {@code Dataset}, a list of Java records or rows, or one value.
 *
 * <p>The names of parameters are needed: compile with {@code -parameters}, or annotate them with
 * {@link From}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Stage {

  /** The name of the stage; that of the method unless it is set. */
  String name() default "";

  /** In which format the result is kept; {@link CacheFormat#NONE} for not at all. */
  CacheFormat cache() default CacheFormat.NONE;

  /**
   * Conditions that every row has to meet, such as {@code "amount >= 0"}; one that is null is not
   * met. The stage fails before its result is published when a row does not.
   */
  String[] check() default {};

  /** The least number of rows; the stage fails before its result is published if it has fewer. */
  long minRows() default 0;

  /**
   * What Leat cannot track and the author answers for: texts of which a finding contains one, such
   * as {@code "LocalDate.now"}. What is not answered for keeps the stage from being cached.
   */
  String[] accepts() default {};

  /**
   * Environment variables that the stage reads: their values count, and to read the environment
   * then keeps no stage from being cached.
   */
  String[] environment() default {};

  /** Any text that counts in the key, to be changed by hand. */
  String version() default "";

  /**
   * How long a result is good for, as an ISO 8601 duration such as {@code "P7D"} or {@code "PT6H"};
   * for ever unless it is set.
   */
  String ttl() default "";
}
