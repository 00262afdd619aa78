package dev.leat.bench.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an output says. Of a CSV file, however it is written: equal for files with the same rows in
 * any order. Of a file of lines: equal for files with the same bytes.
 *
 * <p>Quotes do not count, and neither do the zeros that end a decimal fraction: {@code "1.50"} is
 * {@code 1.5}. Values that hold line ends are not expected.
 *
 * @param rows the number of rows, without the header
 * @param content the sum of the hashes of all rows, the header among them
 * @param order the hash of the columns that the file is sorted by, in the order of the rows
 */
public record Digest(long rows, long content, long order) {

  private static final long NO_BYTES = 0xCBF29CE484222325L;

  /** Reads a file of lines through, whose bytes and order all count; there is no header. */
  public static Digest ofLines(Path file) throws IOException {
    long rows = 0;
    long content = 0;
    long order = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 20];
      long line = NO_BYTES;
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        for (int i = 0; i < count; i++) {
          line = (line ^ buffer[i]) * 0x100000001B3L;
          if (buffer[i] == '\n') {
            rows++;
            content += NormalRows.mix(line);
            order = NormalRows.mix(order + line);
            line = NO_BYTES;
          }
        }
      }
      content += line == NO_BYTES ? 0 : NormalRows.mix(line);
    }
    return new Digest(rows, content, order);
  }

  /**
   * Reads a file of CSV through.
   *
   * @param sortedBy the positions of the columns that say the order, from 0; none if it is free
   */
  public static Digest of(Path csv, int... sortedBy) throws IOException {
    long rows = -1;
    long content = 0;
    long order = 0;
    try (NormalRows file = NormalRows.open(csv)) {
      while (file.next()) {
        rows++;
        content += file.hash();
        for (int column : sortedBy) {
          order = NormalRows.mix(order + file.hash(column));
        }
      }
    }
    return new Digest(rows, content, order);
  }
}
