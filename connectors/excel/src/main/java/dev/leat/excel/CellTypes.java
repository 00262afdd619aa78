package dev.leat.excel;

import dev.leat.data.Type;
import dev.leat.internal.engine.kernel.ColumnType;
import java.util.EnumSet;
import java.util.Set;

/** The type that sampled cells of a column agree on: a text among them makes all text. */
final class CellTypes {

  private final Set<CellValue.Kind> kinds = EnumSet.noneOf(CellValue.Kind.class);
  private final ColumnType numbers = new ColumnType();

  /** Takes a value into account. */
  void add(CellValue value) {
    kinds.add(value.kind());
    if (value.kind() == CellValue.Kind.NUMBER) {
      byte[] bytes = value.bytes();
      numbers.add(bytes, 0, bytes.length);
    }
  }

  /** The type; errors are of none. */
  Type type() {
    Set<CellValue.Kind> seen = EnumSet.copyOf(kinds);
    seen.remove(CellValue.Kind.ERROR);
    if (seen.equals(EnumSet.of(CellValue.Kind.NUMBER))) {
      return numbers.type();
    }
    if (seen.equals(EnumSet.of(CellValue.Kind.FLAG))) {
      return Type.BOOLEAN;
    }
    if (seen.equals(EnumSet.of(CellValue.Kind.DAY))) {
      return Type.DATE;
    }
    seen.remove(CellValue.Kind.DAY);
    return seen.equals(EnumSet.of(CellValue.Kind.DAY_AND_TIME)) ? Type.DATETIME : Type.TEXT;
  }
}
