package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import org.jspecify.annotations.Nullable;

/** Loops over flags that say which rows are null. */
final class Flags {

  private Flags() {}

  /** Sets the flags of the rows in which a column is null, and says whether there is any. */
  static boolean addNulls(Column column, int rows, boolean[] flags) {
    return switch (column) {
      case TextColumn text -> addTextNulls(text.lengths(), rows, flags);
      case JsonColumn json -> addJsonNulls(json, rows, flags);
      case LongColumn values -> add(values.nulls(), rows, flags);
      case DoubleColumn values -> add(values.nulls(), rows, flags);
      case ObjectColumn values -> addObjectNulls(values.values(), rows, flags);
    };
  }

  private static boolean addTextNulls(int[] lengths, int rows, boolean[] flags) {
    int any = 0;
    for (int i = 0; i < rows; i++) {
      flags[i] |= lengths[i] < 0;
      any |= lengths[i];
    }
    return any < 0;
  }

  private static boolean addJsonNulls(JsonColumn json, int rows, boolean[] flags) {
    boolean any = false;
    for (int i = 0; i < rows; i++) {
      if (json.isNull(i)) {
        flags[i] = true;
        any = true;
      }
    }
    return any;
  }

  private static boolean addObjectNulls(@Nullable Object[] values, int rows, boolean[] flags) {
    boolean any = false;
    for (int i = 0; i < rows; i++) {
      if (values[i] == null) {
        flags[i] = true;
        any = true;
      }
    }
    return any;
  }

  private static boolean add(Nulls nulls, int rows, boolean[] flags) {
    boolean any = false;
    if (nulls.any()) {
      for (int i = 0; i < rows; i++) {
        if (nulls.at(i)) {
          flags[i] = true;
          any = true;
        }
      }
    }
    return any;
  }

  /** The flags as nulls, without cost where none is set. */
  static Nulls nulls(boolean any, boolean[] flags) {
    return any ? Nulls.of(flags) : Nulls.NONE;
  }
}
