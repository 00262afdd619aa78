package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.OnMisfit;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a kernel for every row in which no argument is null; the other rows are null. */
final class StrictCall implements Evaluator {

  private final Type type;
  private final String label;
  private final Kernel kernel;
  private final OnMisfit onMisfit;
  private final Arguments arguments;

  private boolean[] nulls = {};
  private long[] longs = {};
  private double[] doubles = {};
  private int[] starts = {};
  private int[] lengths = {};
  private final ByteBuilder out = new ByteBuilder(0);

  /**
   * A call.
   *
   * @param label the column or expression that errors name
   */
  StrictCall(Type type, String label, Kernel kernel, OnMisfit onMisfit, List<Evaluator> arguments) {
    this.type = type;
    this.label = label;
    this.kernel = kernel;
    this.onMisfit = onMisfit;
    this.arguments = new Arguments(arguments);
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    int rows = batch.rows();
    if (nulls.length < rows) {
      nulls = new boolean[rows];
    }
    boolean any = arguments.load(batch, errors, nulls);
    return switch (kernel) {
      case Kernel.OfLong longKernel -> longs(longKernel, rows, any, errors);
      case Kernel.OfDouble doubleKernel -> doubles(doubleKernel, rows, any, errors);
      case Kernel.OfObject objectKernel -> objects(objectKernel, rows, errors);
      case Kernel.OfText textKernel -> texts(textKernel, rows, errors);
    };
  }

  private Column longs(Kernel.OfLong longKernel, int rows, boolean anyNull, RowErrors errors) {
    if (longs.length < rows) {
      longs = new long[rows];
    }
    boolean any = anyNull;
    for (int row = 0; row < rows; row++) {
      if (!nulls[row]) {
        try {
          arguments.moveTo(row);
          longs[row] = longKernel.apply(arguments);
        } catch (RowFailure failure) {
          any = true;
          fail(row, failure, errors);
        }
      }
    }
    return new LongColumn(type, longs, Flags.nulls(any, nulls));
  }

  private Column doubles(
      Kernel.OfDouble doubleKernel, int rows, boolean anyNull, RowErrors errors) {
    if (doubles.length < rows) {
      doubles = new double[rows];
    }
    boolean any = anyNull;
    for (int row = 0; row < rows; row++) {
      if (!nulls[row]) {
        try {
          arguments.moveTo(row);
          doubles[row] = doubleKernel.apply(arguments);
        } catch (RowFailure failure) {
          any = true;
          fail(row, failure, errors);
        }
      }
    }
    return new DoubleColumn(doubles, Flags.nulls(any, nulls));
  }

  private Column objects(Kernel.OfObject objectKernel, int rows, RowErrors errors) {
    @Nullable Object[] objects = new @Nullable Object[rows];
    for (int row = 0; row < rows; row++) {
      if (!nulls[row]) {
        try {
          arguments.moveTo(row);
          objects[row] = objectKernel.apply(arguments);
        } catch (RowFailure failure) {
          fail(row, failure, errors);
        }
      }
    }
    return new ObjectColumn(type, objects);
  }

  private Column texts(Kernel.OfText textKernel, int rows, RowErrors errors) {
    if (starts.length < rows) {
      starts = new int[rows];
      lengths = new int[rows];
    }
    out.clear();
    for (int row = 0; row < rows; row++) {
      starts[row] = out.size();
      lengths[row] = TextColumn.NULL;
      if (!nulls[row]) {
        try {
          arguments.moveTo(row);
          if (textKernel.append(arguments, out)) {
            lengths[row] = out.size() - starts[row];
          }
        } catch (RowFailure failure) {
          fail(row, failure, errors);
        }
      }
    }
    return new TextColumn(out.array(), starts, lengths);
  }

  private void fail(int row, RowFailure failure, RowErrors errors) {
    nulls[row] = true;
    switch (onMisfit) {
      case FAIL -> errors.add(row, label, failure.reason());
      case NULL -> {}
    }
  }
}
