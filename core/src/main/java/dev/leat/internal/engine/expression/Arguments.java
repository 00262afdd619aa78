package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of a call for a batch, as arrays, and a cursor over its rows. */
final class Arguments {

  private static final byte[] NO_BYTES = {};
  private static final int[] NO_INTS = {};
  private static final long[] NO_LONGS = {};
  private static final double[] NO_DOUBLES = {};
  private static final @Nullable Object[] NO_OBJECTS = {};

  private final Evaluator[] evaluators;
  private final Slot[] slots;
  private int row;

  Arguments(List<Evaluator> evaluators) {
    this.evaluators = evaluators.toArray(Evaluator[]::new);
    this.slots = new Slot[this.evaluators.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot();
    }
  }

  /** The arrays of one argument, of which those of its form are filled. */
  private static final class Slot {
    byte[] bytes = NO_BYTES;
    int[] starts = NO_INTS;
    int[] lengths = NO_INTS;
    long[] longs = NO_LONGS;
    double[] doubles = NO_DOUBLES;
    @Nullable Object[] objects = NO_OBJECTS;

    void load(Column column) {
      switch (column) {
        case TextColumn text -> {
          bytes = text.bytes();
          starts = text.starts();
          lengths = text.lengths();
        }
        case JsonColumn json -> throw new IllegalArgumentException("JSON is parsed before");
        case LongColumn values -> longs = values.values();
        case DoubleColumn values -> doubles = values.values();
        case ObjectColumn values -> objects = values.values();
      }
    }
  }

  /**
   * Evaluates the arguments.
   *
   * @param nulls is set for the rows in which an argument is null, and cleared for the others
   * @return whether any is set
   */
  boolean load(Batch batch, RowErrors errors, boolean[] nulls) {
    boolean any = false;
    java.util.Arrays.fill(nulls, 0, batch.rows(), false);
    for (int i = 0; i < evaluators.length; i++) {
      Column column = evaluators[i].evaluate(batch, errors);
      slots[i].load(column);
      any |= Flags.addNulls(column, batch.rows(), nulls);
    }
    return any;
  }

  /** Moves to a row. */
  void moveTo(int otherRow) {
    row = otherRow;
  }

  /** The number of arguments. */
  int count() {
    return slots.length;
  }

  /** The value of an argument that is held in a {@code long}. */
  long integer(int argument) {
    return slots[argument].longs[row];
  }

  /** An integer argument that counts or places characters, cut to 32 bits. */
  int number(int argument) {
    return Math.clamp(integer(argument), -Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  double real(int argument) {
    return slots[argument].doubles[row];
  }

  BigDecimal decimal(int argument) {
    return (BigDecimal) object(argument);
  }

  Object object(int argument) {
    return java.util.Objects.requireNonNull(slots[argument].objects[row]);
  }

  /** The array that the text of an argument is a slice of. */
  byte[] bytes(int argument) {
    return slots[argument].bytes;
  }

  int start(int argument) {
    return slots[argument].starts[row];
  }

  int length(int argument) {
    return slots[argument].lengths[row];
  }

  /** The text of an argument. */
  String string(int argument) {
    return new String(bytes(argument), start(argument), length(argument), StandardCharsets.UTF_8);
  }
}
