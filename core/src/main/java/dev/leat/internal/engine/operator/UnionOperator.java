package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the rows of several inputs, one input after the other.
 *
 * <p>The splits of an input are numbered behind those of the inputs before it. Splits are claimed
 * under one lock, so when a copy finds an input empty, the number of its splits is known.
 */
public final class UnionOperator implements Operator {

  private final List<Operator> inputs;
  private final long[] splits;
  private int present;

  private UnionOperator(List<Operator> inputs, long[] splits) {
    this.inputs = inputs;
    this.splits = splits;
  }

  /** The pipeline of the rows of several pipelines with the same columns. */
  public static Pipeline pipeline(List<Pipeline> pipelines) {
    long[] splits = new long[pipelines.size()];
    return worker -> {
      List<Operator> inputs = new ArrayList<>();
      for (Pipeline pipeline : pipelines) {
        inputs.add(pipeline.copyFor(worker));
      }
      return new UnionOperator(inputs, splits);
    };
  }

  @Override
  public long advance() {
    synchronized (splits) {
      while (present < inputs.size()) {
        long split = inputs.get(present).advance();
        if (split != END) {
          splits[present] = Math.max(splits[present], split + 1);
          return before(present) + split;
        }
        present++;
      }
      return END;
    }
  }

  private long before(int input) {
    long sum = 0;
    for (int i = 0; i < input; i++) {
      sum += splits[i];
    }
    return sum;
  }

  @Override
  public @Nullable Batch next() {
    return inputs.get(present).next();
  }

  @Override
  public void close() {
    inputs.forEach(Operator::close);
  }
}
