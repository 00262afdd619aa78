package dev.leat.conformance.oracle;

import dev.leat.data.Deferred;
import dev.leat.data.Row;
import dev.leat.data.Unparsed;
import dev.leat.data.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows rows so that two of them are equal texts exactly when a user would see no difference. */
final class SameRows {

  private SameRows() {}

  /** A line for each row; null differs from every text. */
  static List<String> shown(List<Row> rows) {
    return rows.stream().map(SameRows::shown).toList();
  }

  private static String shown(Row row) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      fields.add(row.names().get(i) + "=" + shown(row.raw(i)));
    }
    return String.join(" | ", fields);
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Unparsed read -> quoted(read.text());
      case Deferred read -> shown(read.value());
      case List<?> list -> list.stream().map(SameRows::shown).toList().toString();
      default -> quoted(Values.text(value));
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\n", "\\n").replace("\r", "\\r") + '"';
  }
}
