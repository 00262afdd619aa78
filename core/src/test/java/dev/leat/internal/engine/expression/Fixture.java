package dev.leat.internal.engine.expression;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.ValueText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A small table of unparsed text, and the values of expressions over it as text. */
final class Fixture {

  private final Schema schema;
  private final Batch batch;

  Fixture(Schema schema, Batch batch) {
    this.schema = schema;
    this.batch = batch;
  }

  /**
   * A table of columns such as {@code age integer}.
   *
   * @param rows the rows, each with its values between bars; {@code null} is a null
   */
  static Fixture table(String columns, String... rows) {
    List<Field> fields = new ArrayList<>();
    for (String column : columns.split(",")) {
      String[] parts = column.strip().split(" ");
      fields.add(new Field(parts[0], Type.valueOf(parts[1].toUpperCase(Locale.ROOT))));
    }
    Column[] values = new Column[fields.size()];
    for (int i = 0; i < values.length; i++) {
      List<String> texts = new ArrayList<>();
      for (String row : rows) {
        String text = row.split("\\|", -1)[i].strip();
        texts.add(text.equals("null") ? null : text);
      }
      values[i] = text(texts);
    }
    return new Fixture(Schema.of(fields), new Batch(rows.length, values, Origin.COMPUTED));
  }

  /** Rows that may differ in their fields. */
  static Fixture open(Row... rows) {
    Column column = new ObjectColumn(Type.ANY, rows);
    return new Fixture(
        Schema.open(), new Batch(rows.length, new Column[] {column}, Origin.COMPUTED));
  }

  static TextColumn text(List<String> texts) {
    ByteBuilder bytes = new ByteBuilder(16);
    int[] starts = new int[texts.size()];
    int[] lengths = new int[texts.size()];
    for (int i = 0; i < starts.length; i++) {
      bytes.append((byte) '#');
      starts[i] = bytes.size();
      lengths[i] = TextColumn.NULL;
      if (texts.get(i) != null) {
        bytes.append(texts.get(i).getBytes(StandardCharsets.UTF_8));
        lengths[i] = bytes.size() - starts[i];
      }
    }
    return new TextColumn(bytes.array(), starts, lengths);
  }

  Schema schema() {
    return schema;
  }

  Batch batch() {
    return batch;
  }

  /**
   * The values of an expression as text; the reason of a row in error after an exclamation mark.
   */
  List<String> values(String expression) {
    return values(Expr.parse(expression));
  }

  List<String> values(Expr expression) {
    Map<Integer, String> errors = new TreeMap<>();
    Column column =
        Evaluators.compile(expression, schema)
            .evaluate(batch, (row, name, reason) -> errors.putIfAbsent(row, name + "! " + reason));
    List<String> texts = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      texts.add(errors.containsKey(row) ? errors.get(row) : text(column, row));
    }
    return texts;
  }

  /** The rows for which a condition is true; rows in error as their negative, less one. */
  List<Integer> selected(String condition) {
    int[] kept = new int[batch.rows()];
    TreeMap<Integer, Integer> rows = new TreeMap<>();
    int count =
        Predicate.compile(Expr.parse(condition), schema)
            .select(batch, kept, (row, name, reason) -> rows.put(row, -row - 1));
    for (int i = 0; i < count; i++) {
      rows.putIfAbsent(kept[i], kept[i]);
    }
    return List.copyOf(rows.values());
  }

  /** The value of an expression without columns. */
  static String value(String expression) {
    Batch one = new Batch(1, new Column[0], Origin.COMPUTED);
    String text = new Fixture(Schema.of(List.of()), one).values(expression).getFirst();
    return text.contains("! ") ? text.substring(text.indexOf("! ")) : text;
  }

  static String text(Column column, int row) {
    if (column.isNull(row)) {
      return "null";
    }
    ByteBuilder out = new ByteBuilder(16);
    ValueText.append(column, row, out);
    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
  }

  /** The canonical text of a Java object. */
  static String text(Object value) {
    return value == null ? "null" : Values.text(value);
  }
}
