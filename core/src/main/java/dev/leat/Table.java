package dev.leat;

import dev.leat.data.Deferred;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a table of text for people: names, types, a rule, and a line per row.
 *
 * <p>Numbers stand at the right. Null is shown as {@code null}, and a text that could be taken for
 * it, or for nothing, stands in quotes: {@code "null"}, {@code ""}. Line breaks and other control
 * characters are shown escaped, so a value can neither break the table nor steer a terminal. Values
 * wider than a limit end in {@code …}. Immutable and safe for all threads.
 */
public final class Table {

  /** Whether there is a line of types. */
  private enum Types {
    SHOWN,
    HIDDEN
  }

  private static final int CELL_WIDTH = 40;
  private static final String GAP = "  ";

  private final Schema schema;
  private final List<Row> rows;
  private final int cellWidth;
  private final int tableWidth;
  private final Types types;

  private Table(Schema schema, List<Row> rows, int cellWidth, int tableWidth, Types types) {
    this.schema = schema;
    this.rows = List.copyOf(rows);
    this.cellWidth = cellWidth;
    this.tableWidth = tableWidth;
    this.types = types;
  }

  /** The table of these rows; the columns of an open schema are those that the rows have. */
  public static Table of(Schema schema, List<Row> rows) {
    Schema columns = schema.isOpen() ? columnsOf(schema, rows) : schema;
    return new Table(columns, rows, CELL_WIDTH, Integer.MAX_VALUE, Types.SHOWN);
  }

  /**
   * This table with values cut at another width.
   *
   * @param columns the widest that a value may be, in terminal columns, 1 or more
   */
  public Table cells(int columns) {
    return new Table(schema, rows, Math.max(1, columns), tableWidth, types);
  }

  /**
   * This table without the columns at its right that do not fit a width; a last line names them.
   *
   * @param columns the width, in terminal columns
   */
  public Table within(int columns) {
    return new Table(schema, rows, cellWidth, columns, types);
  }

  /** This table without the line of types. */
  public Table untyped() {
    return new Table(schema, rows, cellWidth, tableWidth, Types.HIDDEN);
  }

  /** The lines of the table. */
  public List<String> lines() {
    List<TableColumn> columns = new ArrayList<>();
    int width = 0;
    for (Field field : schema.fields()) {
      TableColumn column = column(field);
      width += column.width() + (columns.isEmpty() ? 0 : GAP.length());
      if (width > tableWidth && !columns.isEmpty()) {
        break;
      }
      columns.add(column);
    }
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < rows.size() + TableColumn.HEADER_LINES; line++) {
      if (line != TableColumn.TYPE_LINE || types == Types.SHOWN) {
        lines.add(line(columns, line));
      }
    }
    hidden(columns.size()).ifPresent(lines::add);
    return lines;
  }

  /** The lines of the table, each with a line break. */
  @Override
  public String toString() {
    return String.join("\n", lines()) + "\n";
  }

  private TableColumn column(Field field) {
    List<String> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(row.has(field.name()) ? cell(row, field.name()) : "");
    }
    String type = types == Types.SHOWN ? field.type().name().toLowerCase(Locale.ROOT) : "";
    return TableColumn.of(field, type, cells, cellWidth);
  }

  private static String cell(Row row, String name) {
    Object value = row.raw(row.names().indexOf(name));
    return switch (value) {
      case null -> "null";
      case Deferred deferred -> distinct(deferred.text());
      case String text -> distinct(text);
      default -> Values.text(value);
    };
  }

  private static String distinct(String text) {
    return text.isEmpty() || text.equals("null") ? '"' + text + '"' : text;
  }

  private static String line(List<TableColumn> columns, int line) {
    StringBuilder text = new StringBuilder();
    for (TableColumn column : columns) {
      text.append(text.isEmpty() ? "" : GAP).append(column.line(line));
    }
    return text.toString().stripTrailing();
  }

  private Optional<String> hidden(int shown) {
    List<String> names = schema.names().subList(shown, schema.size());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String list = TableColumn.cut(String.join(", ", names), Math.max(20, tableWidth - 24));
    return Optional.of("… columns not shown: " + list);
  }

  private static Schema columnsOf(Schema known, List<Row> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.names()));
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      boolean open = known.find(name).isEmpty();
      fields.add(new Field(name, open ? typeOf(rows, name) : known.type(name)));
    }
    return Schema.of(fields);
  }

  /** The type that all values of a column have, or any. */
  private static Type typeOf(List<Row> rows, String name) {
    @Nullable Type common = null;
    for (Row row : rows) {
      Object value = row.has(name) ? row.raw(row.names().indexOf(name)) : null;
      Type type = value == null ? common : Values.typeOf(value);
      if (common != null && type != common) {
        return Type.ANY;
      }
      common = type;
    }
    return common == null ? Type.ANY : common;
  }
}
