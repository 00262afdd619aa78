package dev.leat.internal.engine.expression;

/**
 * Makes lists or objects as JSON, which most often are only written or kept.
 *
 * <p>What looks into them asks for objects instead.
 */
interface MakesJson extends Evaluator {

  /** The same values as objects. */
  Evaluator objects();
}
