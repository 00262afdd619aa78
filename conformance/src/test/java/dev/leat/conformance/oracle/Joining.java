package dev.leat.conformance.oracle;

import dev.leat.conformance.oracle.Oracle.Keyed;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares every row of the left side with every row of the right side. */
final class Joining {

  private final Plan.Join join;
  private final List<Keyed> left;
  private final List<Keyed> right;

  Joining(Plan.Join join, List<Keyed> left, List<Keyed> right) {
    this.join = join;
    this.left = left;
    this.right = right;
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Keyed row : left) {
      rows.addAll(ofLeft(row.row(), partners(row, right)));
    }
    if (join.kind().keepsRightOrphans()) {
      for (Keyed row : right) {
        if (partners(row, left).isEmpty()) {
          rows.add(pair(null, row.row()));
        }
      }
    }
    return rows;
  }

  private static List<Row> partners(Keyed row, List<Keyed> others) {
    return row.key().hasNull()
        ? List.of()
        : others.stream().filter(o -> o.key().equals(row.key())).map(Keyed::row).toList();
  }

  private List<Row> ofLeft(Row row, List<Row> partners) {
    if (!join.kind().keepsRightColumns()) {
      return partners.isEmpty() == (join.kind() == JoinKind.ANTI) ? List.of(row) : List.of();
    }
    if (partners.isEmpty()) {
      return join.kind().keepsLeftOrphans() ? List.of(pair(row, null)) : List.of();
    }
    return partners.stream().map(partner -> pair(row, partner)).toList();
  }

  /** The columns of the left side, then those of the right side without its keys. */
  private Row pair(@Nullable Row leftRow, @Nullable Row rightRow) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field field : join.left().schema().fields()) {
      values.put(field.name(), leftValue(field.name(), leftRow, rightRow));
    }
    for (Field field : join.right().schema().fields()) {
      if (!join.rightKeys().contains(field.name())) {
        String name = values.containsKey(field.name()) ? field.name() + "_right" : field.name();
        values.put(name, value(rightRow, field.name()));
      }
    }
    return Row.of(values);
  }

  /** A row of the right side alone has its keys in the key columns of the left side. */
  private @Nullable Object leftValue(String name, @Nullable Row leftRow, @Nullable Row rightRow) {
    int key = join.leftKeys().indexOf(name);
    Object value =
        leftRow == null && key >= 0
            ? value(rightRow, join.rightKeys().get(key))
            : value(leftRow, name);
    boolean keysOfBothSides = join.kind().keepsRightOrphans() && key >= 0;
    return keysOfBothSides ? Oracle.widened(value, join.schema().type(name)) : value;
  }

  private static @Nullable Object value(@Nullable Row row, String name) {
    return row == null ? null : row.raw(row.names().indexOf(name));
  }
}
