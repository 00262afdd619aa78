package dev.leat.conformance.random;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a file: names and lines of texts, null where a field is null.
 *
 * @param names the names of the columns
 * @param lines the fields of each line
 */
public record Table(List<String> names, List<List<@Nullable String>> lines) {

  /** The rows of the file, with the types of a schema. */
  public List<Row> rows(Schema schema) {
    List<Row> rows = new ArrayList<>();
    for (List<@Nullable String> line : lines) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (Field field : schema.fields()) {
        values.put(field.name(), read(line.get(names.indexOf(field.name())), field.type()));
      }
      rows.add(Row.of(values));
    }
    return rows;
  }

  private static @Nullable Object read(@Nullable String text, Type type) {
    return text == null || type == Type.TEXT ? text : new Unparsed(text, type);
  }

  /** The file as CSV: every field that is not null in quotes. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder();
    append(csv, names);
    lines.forEach(line -> append(csv, line));
    return csv.toString();
  }

  private static void append(StringBuilder csv, List<? extends @Nullable String> fields) {
    List<String> written = new ArrayList<>();
    for (String field : fields) {
      written.add(field == null ? "" : '"' + field.replace("\"", "\"\"") + '"');
    }
    csv.append(String.join(",", written)).append('\n');
  }
}
