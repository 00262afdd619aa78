package dev.leat.conformance.imdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a {@code .tsv.gz} file as maps of the values that are not {@code \N}.
 *
 * <p>A line ends with a line feed, a value with a tab; no other character means anything.
 */
final class TabRows {
  private static final String ABSENT = "\\N";

  private TabRows() {}

  static void forEach(Path file, Consumer<Map<String, String>> action) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      List<String> columns = List.of(values(reader));
      for (String[] values = values(reader); values.length > 0; values = values(reader)) {
        Map<String, String> row = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
          if (!values[column].equals(ABSENT)) {
            row.put(columns.get(column), values[column]);
          }
        }
        action.accept(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of the next line; none at the end of the file. */
  private static String[] values(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int read = reader.read();
    while (read >= 0 && read != '\n') {
      line.append((char) read);
      read = reader.read();
    }
    return read < 0 && line.isEmpty() ? new String[0] : line.toString().split("\t", -1);
  }
}
