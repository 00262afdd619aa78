package dev.leat.parquet;

import dev.leat.data.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Leat writes into the footer of a file beside its schema, so that it reads the same again: a
 * note for each column that Parquet cannot say all of, on a line of its own.
 *
 * @param ofColumns the notes by column
 */
record Notes(Map<String, String> ofColumns) {

  /** The key that the notes stand under in the footer. */
  static final String KEY = "leat.columns";

  private static final String LIST = "list";
  private static final String SHORTEST = "shortest";
  private static final String DECIMAL = "decimal";

  /** The notes of a footer; none in a file that others have written. */
  static Notes of(Map<String, String> footer) {
    Map<String, String> notes = new HashMap<>();
    @Nullable String text = footer.get(KEY);
    if (text != null) {
      for (String line : text.split("\n")) {
        int blank = line.indexOf(' ');
        if (blank > 0) {
          notes.put(line.substring(blank + 1), line.substring(0, blank));
        }
      }
    }
    return new Notes(notes);
  }

  /** Adds that a column of JSON holds lists. */
  void list(String column) {
    ofColumns.put(column, LIST);
  }

  /** Adds that the zeros at the end of the decimals of a column were not in them. */
  void shortest(String column) {
    ofColumns.put(column, SHORTEST);
  }

  /** Adds that a column of text holds decimals, with more digits than Parquet has. */
  void decimalText(String column) {
    ofColumns.put(column, DECIMAL);
  }

  /** The type of a column, whose form may not say all. */
  Type type(String column, FieldForm form) {
    String note = ofColumns.getOrDefault(column, "");
    if (form == FieldForm.JSON && note.equals(LIST)) {
      return Type.LIST;
    }
    return form == FieldForm.TEXT && note.equals(DECIMAL) ? Type.DECIMAL : form.type();
  }

  /** How the decimals of a column are given. */
  TableColumn.Decimals decimals(String column) {
    return SHORTEST.equals(ofColumns.get(column))
        ? TableColumn.Decimals.SHORTEST
        : TableColumn.Decimals.STORED;
  }

  /** The notes for a footer. */
  Map<String, String> footer() {
    if (ofColumns.isEmpty()) {
      return Map.of();
    }
    List<String> lines = new ArrayList<>();
    ofColumns.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(note -> lines.add(note.getValue() + " " + note.getKey()));
    return Map.of(KEY, String.join("\n", lines));
  }
}
