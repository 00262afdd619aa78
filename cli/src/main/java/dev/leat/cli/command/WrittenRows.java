package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.Table;
import dev.leat.data.DataSize;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.io.Format;
import dev.leat.io.Header;
import dev.leat.io.Inference;
import dev.leat.io.Json;
import dev.leat.io.Parquet;
import dev.leat.io.Sink;
import dev.leat.io.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a file that has just been written, read back: what is shown is what is there.
 *
 * @param location the file
 * @param format the options that read it as it was written
 * @param schema the columns that were written
 */
record WrittenRows(String location, Optional<Format> format, Schema schema) {

  private static final DataSize FEW_BYTES = DataSize.kilobytes(16);

  static WrittenRows of(Sink sink, Schema schema) {
    boolean again = isFile(sink.location());
    Optional<Format> format = again ? reading(sink.format(), schema) : Optional.empty();
    return new WrittenRows(sink.location(), format, schema);
  }

  /** Whether a location can be read again; a pipe or a device cannot. */
  private static boolean isFile(String location) {
    return location.startsWith("file:/") || Files.isRegularFile(Path.of(location));
  }

  /** Options that read what they write: nothing is guessed. */
  private static Optional<Format> reading(Format format, Schema schema) {
    if (format instanceof Json json) {
      return Optional.of(json.inference(Inference.NONE).allowEmpty());
    }
    if (format instanceof Parquet && !schema.isOpen()) {
      return Optional.of(format);
    }
    return format instanceof Csv csv && !schema.isOpen()
        ? Optional.of(reading(csv, schema))
        : Optional.empty();
  }

  private static Csv reading(Csv csv, Schema schema) {
    Csv pinned =
        new Csv(csv.dialect().forWriting(), csv.reading(), csv.writing(), csv.packing())
            .encoding(csv.packing().encoding().charset())
            .allText()
            .types(types(schema, csv.dialect().header()))
            .allowEmpty();
    String token = csv.writing().nullToken();
    return token.isEmpty() ? pinned : pinned.nullText(token);
  }

  private static Map<String, Type> types(Schema schema, Header header) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (int i = 0; i < schema.size(); i++) {
      Field field = schema.field(i);
      String name = header == Header.ABSENT ? "col" + (i + 1) : field.name();
      if (field.type() != Type.ANY && field.type() != Type.LIST) {
        types.put(name, field.type());
      }
    }
    return types;
  }

  /** The table of the first rows, if the format can be read back. */
  Optional<Table> table(int rows) {
    return format.map(options -> table(options, rows));
  }

  private Table table(Format options, int rows) {
    Dataset written = Dataset.read(new Source(location, options));
    Engine engine = Engine.local().threads(1).batches(rows, FEW_BYTES);
    List<Row> named = new ArrayList<>();
    for (Row row : Runs.head(written, rows, engine).rows()) {
      named.add(options instanceof Json ? row : named(row));
    }
    return Table.of(schema, named);
  }

  /** A row under the names that were written, which a file without a header does not have. */
  private Row named(Row row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < schema.size(); i++) {
      values.put(schema.field(i).name(), row.raw(i));
    }
    return Row.of(values);
  }
}
