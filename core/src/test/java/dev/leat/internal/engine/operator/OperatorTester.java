package dev.leat.internal.engine.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tortures an operator: batches of one row, empty batches and splits, one copy and many in any
 * turn, closed midway and twice. The rows have to be the same, splits numbered without gaps, and
 * every input closed.
 */
final class OperatorTester {

  private final Schema input;
  private final Schema output;
  private final Function<Inputs, Pipeline> operator;

  /** Makes the inputs of the operator under test; each call makes another one. */
  interface Inputs {
    /** The run that all belongs to. */
    RunState run();

    /** The pipeline of some rows. */
    Pipeline of(List<Row> rows);
  }

  /** A tester of an operator over rows of a schema that gives rows of another. */
  OperatorTester(Schema input, Schema output, Function<Inputs, Pipeline> operator) {
    this.input = input;
    this.output = output;
    this.operator = operator;
  }

  /** Checks that the operator gives these rows, however it is treated. */
  void gives(List<Row> expected) {
    for (long seed = 0; seed < 60; seed++) {
      Torture torture = new Torture(seed);
      assertThat(torture.rows()).as("seed %d", seed).isEqualTo(expected);
      assertThat(torture.open).as("inputs left open, seed %d", seed).hasValue(0);
      new Torture(seed).closeMidway();
    }
  }

  /** One run with random batches and a random order of the copies. */
  private final class Torture implements Inputs {

    private final Random random;
    private final RunState run =
        new RunState(Settings.defaults().withRejects(RejectPolicy.unlimited()));
    private final AtomicInteger open = new AtomicInteger();

    private Torture(long seed) {
      random = new Random(seed);
    }

    @Override
    public RunState run() {
      return run;
    }

    @Override
    public Pipeline of(List<Row> rows) {
      List<List<Batch>> splits = splits(rows);
      AtomicInteger queue = new AtomicInteger();
      return worker -> {
        open.incrementAndGet();
        return new Source(splits, queue, open);
      };
    }

    /** The rows in splits of batches, some of which are empty. */
    private List<List<Batch>> splits(List<Row> rows) {
      RowBatches batches = new RowBatches(input);
      List<List<Batch>> splits = new ArrayList<>();
      int at = 0;
      while (at < rows.size() || random.nextInt(3) == 0) {
        List<Batch> split = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
          int end = Math.min(rows.size(), at + random.nextInt(3));
          split.add(batches.batch(rows.subList(at, end), Origin.COMPUTED));
          at = end;
        }
        splits.add(split);
      }
      return splits;
    }

    private List<Operator> copies(Pipeline pipeline) {
      List<Operator> copies = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        copies.add(pipeline.copyFor(new Worker(run, run.rejects().sequence())));
      }
      return copies;
    }

    /**
     * Copies claim splits in any turn, and work on them in the order of the splits. Nobody works
     * before all have claimed: whoever has the last split of an input may wait for the others.
     */
    private List<Row> rows() {
      List<Operator> idle = copies(operator.apply(this));
      List<Operator> all = List.copyOf(idle);
      TreeMap<Long, Operator> working = new TreeMap<>();
      List<Row> rows = new ArrayList<>();
      long claimed = 0;
      while (!idle.isEmpty() || !working.isEmpty()) {
        if (!idle.isEmpty()) {
          Operator copy = idle.remove(random.nextInt(idle.size()));
          long split = copy.advance();
          if (split != Operator.END) {
            assertThat(split).isEqualTo(claimed++);
            working.put(split, copy);
          }
        } else {
          Map.Entry<Long, Operator> first = working.pollFirstEntry();
          drain(first.getValue(), rows);
          idle.add(first.getValue());
        }
      }
      all.forEach(Operator::close);
      all.forEach(Operator::close);
      run.end();
      assertThat(run.budget().reservedBytes()).as("memory kept").isZero();
      return rows;
    }

    private void drain(Operator copy, List<Row> rows) {
      RowBatches batches = new RowBatches(output);
      for (Batch batch = copy.next(); batch != null; batch = copy.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          rows.add(batches.row(batch, row));
        }
      }
    }

    /** Closes copies before and after the first of them gives something. */
    private void closeMidway() {
      List<Operator> copies = copies(operator.apply(this));
      boolean any = copies.getFirst().advance() == 0;
      copies.subList(1, copies.size()).forEach(Operator::close);
      if (any && random.nextBoolean()) {
        copies.getFirst().next();
      }
      copies.forEach(Operator::close);
      copies.forEach(Operator::close);
      assertThat(open).as("inputs left open").hasValue(0);
    }
  }

  /** Gives batches from a shared queue of splits, and counts itself closed once. */
  private static final class Source implements Operator {

    private final List<List<Batch>> splits;
    private final AtomicInteger queue;
    private final AtomicInteger open;
    private List<Batch> batches = List.of();
    private int next;
    private boolean closed;

    private Source(List<List<Batch>> splits, AtomicInteger queue, AtomicInteger open) {
      this.splits = splits;
      this.queue = queue;
      this.open = open;
    }

    @Override
    public long advance() {
      int split = queue.getAndIncrement();
      if (split >= splits.size()) {
        return END;
      }
      batches = splits.get(split);
      next = 0;
      return split;
    }

    @Override
    public @Nullable Batch next() {
      return next < batches.size() ? batches.get(next++) : null;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.decrementAndGet();
      }
    }
  }
}
