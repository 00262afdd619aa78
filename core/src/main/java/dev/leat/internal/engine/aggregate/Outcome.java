package dev.leat.internal.engine.aggregate;

/** What is made of the values that were added up. */
enum Outcome {
  /** Their sum. */
  SUM,
  /** Their sum divided by their number. */
  AVERAGE
}
