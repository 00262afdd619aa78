package dev.leat.internal.engine.operator;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.KeyTable;
import dev.leat.internal.engine.rows.KeyText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the keys that are equal in value though their texts differ, and those that have no value.
 *
 * <p>Rows are grouped by the text of their keys, which costs no parsing. Only a text that is seen
 * for the first time is parsed: {@code 1.5} and {@code 1.50} turn out to be one group, whose states
 * are merged later, and a text that is not of the type of its column makes rejects of its rows. Of
 * equal keys the shortest text is the one that is written, and of equally short ones the least. Not
 * safe for threads.
 */
public final class EqualKeys {

  private final List<Type> types;
  private final List<Evaluator> evaluators = new ArrayList<>();
  private final boolean needed;
  private final Map<Integer, byte[]> canonical = new HashMap<>();
  private final Map<Integer, Misfit> misfits = new HashMap<>();
  private int learnt;

  private record Misfit(String column, String reason) {}

  /** Keys of these names and types. */
  public EqualKeys(List<String> names, List<Type> types) {
    this.types = types;
    boolean anyTyped = false;
    for (int i = 0; i < types.size(); i++) {
      anyTyped |= isParsed(types.get(i));
      Schema schema = Schema.of(new Field(names.get(i), types.get(i)));
      evaluators.add(Evaluators.compileKey(Expr.col(names.get(i)), schema));
    }
    this.needed = anyTyped;
  }

  /** Whether any key has a type whose values have to be compared. */
  public boolean isNeeded() {
    return needed;
  }

  private static boolean isParsed(Type type) {
    return switch (type) {
      case TEXT, LIST, ANY -> false;
      case BOOLEAN, INTEGER, DECIMAL, DOUBLE, DATE, DATETIME, INSTANT -> true;
    };
  }

  /** Looks at the keys of a table that are new since the last time. */
  void learn(KeyTable table) {
    int from = learnt;
    learnt = table.size();
    if (needed && from < learnt) {
      learn(KeyColumns.of(table, from, learnt, types.size()), learnt - from, from);
    }
  }

  /** Looks at the keys of rows, each of which is a group by itself. */
  void learnRows(TextColumn[] texts, int rows) {
    clear();
    if (needed) {
      learn(texts, rows, 0);
    }
  }

  private void learn(TextColumn[] texts, int rows, int firstGroup) {
    TextColumn[] values = texts.clone();
    for (int i = 0; i < types.size(); i++) {
      if (isParsed(types.get(i))) {
        Batch batch = new Batch(rows, new Column[] {texts[i]}, Origin.COMPUTED);
        RowErrors errors =
            (row, column, reason) -> misfits.put(firstGroup + row, new Misfit(column, reason));
        values[i] = KeyText.of(evaluators.get(i).evaluate(batch, errors), rows);
      }
    }
    if (!Arrays.equals(texts, values)) {
      remember(texts, values, rows, firstGroup);
    }
  }

  private void remember(TextColumn[] texts, TextColumn[] values, int rows, int firstGroup) {
    KeyBytes text = new KeyBytes();
    KeyBytes value = new KeyBytes();
    for (int row = 0; row < rows; row++) {
      int textLength = text.encode(texts, row);
      int length = value.encode(values, row);
      if (!Arrays.equals(text.bytes(), 0, textLength, value.bytes(), 0, length)) {
        canonical.put(firstGroup + row, Arrays.copyOf(value.bytes(), length));
      }
    }
  }

  /** Whether any key seen has no value. */
  boolean anyMisfit() {
    return !misfits.isEmpty();
  }

  /** Whether the key of a group has no value. */
  boolean isMisfit(int group) {
    return !misfits.isEmpty() && misfits.containsKey(group);
  }

  /** Reports a row whose key has no value. */
  void report(int group, int row, RowErrors errors) {
    Misfit misfit = misfits.get(group);
    if (misfit != null) {
      errors.add(row, misfit.column(), misfit.reason());
    }
  }

  /**
   * Appends the key of a group by its value, and then its text when keys are parsed.
   *
   * @param bytes where the text of the key is, in the form of {@link KeyBytes}
   * @return the hash of the value
   */
  long append(int group, byte[] bytes, int start, int length, ByteBuilder out) {
    byte[] value = canonical.isEmpty() ? null : canonical.get(group);
    if (value == null) {
      out.append(bytes, start, length);
      if (needed) {
        KeyBytes.append(out, bytes, 0, TextColumn.NULL);
      }
      return Hashing.mix(0, bytes, start, length);
    }
    out.append(value);
    KeyBytes.append(out, bytes, start, length);
    return Hashing.mix(0, value, 0, value.length);
  }

  /** Forgets all keys. */
  void clear() {
    canonical.clear();
    misfits.clear();
    learnt = 0;
  }
}
