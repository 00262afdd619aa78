package dev.leat.internal.engine.aggregate;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;

/** Chooses the accumulator of an aggregate. */
public final class Accumulators {

  private Accumulators() {}

  /** The accumulator of an aggregate whose argument has a type. */
  public static MergeableAccumulator of(Aggregate aggregate, Type argument) {
    return switch (aggregate.function()) {
      case COUNT ->
          new CountAccumulator(
              aggregate.argument() == null
                  ? CountAccumulator.Counted.ROWS
                  : CountAccumulator.Counted.VALUES);
      case COUNT_DISTINCT -> DistinctCount.accumulator();
      case SUM -> added(aggregate, argument, Outcome.SUM);
      case AVG -> added(aggregate, argument, Outcome.AVERAGE);
      case MIN -> Extreme.accumulator(Extreme.End.MIN, argument);
      case MAX -> Extreme.accumulator(Extreme.End.MAX, argument);
      case FIRST -> Edge.accumulator(Edge.Side.FIRST, argument);
      case LAST -> Edge.accumulator(Edge.Side.LAST, argument);
      case COLLECT -> Collected.accumulator();
    };
  }

  /** As {@link #of}, for groups whose rows come one group after the other, in their order. */
  public static Accumulator ofRuns(Aggregate aggregate, Type argument) {
    return switch (aggregate.function()) {
      case COLLECT -> new ListsInOrder();
      case COUNT, COUNT_DISTINCT, SUM, AVG, MIN, MAX, FIRST, LAST -> of(aggregate, argument);
    };
  }

  /** The accumulator of the position at which each group was first seen. */
  public static MergeableAccumulator firstPosition() {
    return new FirstPosition();
  }

  private static MergeableAccumulator added(Aggregate aggregate, Type argument, Outcome outcome) {
    return switch (argument) {
      case INTEGER -> new SumAccumulator(outcome, aggregate.name());
      case DECIMAL -> DecimalSum.accumulator(outcome);
      case DOUBLE -> DoubleSum.accumulator(outcome);
      case ANY -> AnySum.accumulator(outcome, aggregate.name());
      case TEXT, BOOLEAN, DATE, DATETIME, INSTANT, LIST ->
          throw new LeatException(
              ErrorKind.USAGE,
              "The aggregate %s has an argument of type %s (expected: a number). Cast it first."
                  .formatted(aggregate.toText(), argument));
    };
  }
}
