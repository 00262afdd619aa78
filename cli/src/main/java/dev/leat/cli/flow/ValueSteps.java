package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Entries;
import dev.leat.cli.flow.FlowNode.Entry;
import dev.leat.cli.flow.FlowNode.Items;
import dev.leat.cli.flow.FlowNode.Looks;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.cli.format.Words;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes rows of values that stand in a flow. */
final class ValueSteps {

  private static final String ROWS = "rows, such as - {id: 1, name: Ann}";

  private ValueSteps() {}

  static Step values(FlowNode told, Place place) {
    if (told instanceof Entries entries) {
      Keys keys = Keys.of(entries, "values", List.of("rows", "types"));
      Map<String, Type> types = new LinkedHashMap<>();
      keys.find("types").ifPresent(node -> addTypes(node, types));
      return values(keys.need("rows", "rows: [{id: 1}]"), types, place);
    }
    return values(told, Map.of(), place);
  }

  private static void addTypes(FlowNode node, Map<String, Type> types) {
    for (Entry entry : Nodes.entries(node, "column: type")) {
      String column = entry.key().text();
      types.put(column, Nodes.parsed(entry.value(), column, "a type", Words::type));
    }
  }

  private static Step values(FlowNode told, Map<String, Type> set, Place place) {
    if (!(told instanceof Items list) || list.items().isEmpty()) {
      throw Nodes.unlike(told, ROWS);
    }
    Map<String, List<Scalar>> columns = columns(list);
    Map<String, Type> types = new LinkedHashMap<>();
    columns.forEach((name, cells) -> types.put(name, set.getOrDefault(name, type(cells))));
    List<Row> rows = new ArrayList<>();
    for (FlowNode item : list.items()) {
      rows.add(row(Nodes.entries(item, ROWS), types));
    }
    Schema schema =
        Schema.of(types.entrySet().stream().map(e -> new Field(e.getKey(), e.getValue())).toList());
    return new Step.Values(schema, rows, place);
  }

  private static Map<String, List<Scalar>> columns(Items list) {
    Map<String, List<Scalar>> columns = new LinkedHashMap<>();
    for (FlowNode item : list.items()) {
      for (Entry entry : Nodes.entries(item, ROWS)) {
        if (!(entry.value() instanceof Scalar cell)) {
          throw Nodes.unlike(entry.value(), "one value");
        }
        columns.computeIfAbsent(entry.key().text(), name -> new ArrayList<>()).add(cell);
      }
    }
    return columns;
  }

  private static Row row(List<Entry> entries, Map<String, Type> types) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    types.keySet().forEach(name -> row.put(name, null));
    for (Entry entry : entries) {
      String name = entry.key().text();
      if (entry.value() instanceof Scalar cell && cell.looks() != Looks.NULL) {
        Type type = types.getOrDefault(name, Type.TEXT);
        row.put(name, Nodes.at(cell.place(), () -> Values.convert(cell.text(), type)));
      }
    }
    return Row.of(row);
  }

  /** The type that all cells of a column look like; text when they differ. */
  private static Type type(List<Scalar> cells) {
    Type common = Type.ANY;
    for (Scalar cell : cells) {
      Type type = type(cell);
      if (common == Type.ANY || common == type) {
        common = type;
      } else if (type != Type.ANY) {
        common = common.isNumeric() && type.isNumeric() ? Type.DECIMAL : Type.TEXT;
      }
    }
    return common == Type.ANY ? Type.TEXT : common;
  }

  private static Type type(Scalar cell) {
    return switch (cell.looks()) {
      case NULL -> Type.ANY;
      case TEXT -> Type.TEXT;
      case BOOLEAN -> cell.text().matches("true|false") ? Type.BOOLEAN : Type.TEXT;
      case INTEGER -> cell.text().matches("-?(0|[1-9]\\d{0,17})") ? Type.INTEGER : Type.TEXT;
      case DECIMAL -> cell.text().matches("-?\\d+\\.\\d+") ? Type.DECIMAL : Type.TEXT;
    };
  }
}
