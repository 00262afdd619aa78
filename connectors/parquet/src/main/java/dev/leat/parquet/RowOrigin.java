package dev.leat.parquet;

import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Place;
import java.util.Arrays;
import java.util.function.IntToLongFunction;

/** Rows that stand in a file without lines: the number of the row is that of its line. */
record RowOrigin(String name, IntToLongFunction number) implements Origin {

  /** Rows one behind the other. */
  RowOrigin(String name, long first) {
    this(name, row -> first + row);
  }

  @Override
  public Place place(int row) {
    return new Place(name, number.applyAsLong(row), 0, "");
  }

  @Override
  public Origin gather(int[] rows, int count) {
    int[] chosen = Arrays.copyOf(rows, count);
    return new RowOrigin(name, row -> number.applyAsLong(chosen[row]));
  }
}
