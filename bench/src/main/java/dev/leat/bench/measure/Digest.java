package dev.leat.bench.measure;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a CSV file says, however it is written: equal for files with the same rows in any order.
 *
 * <p>Quotes do not count, and neither do the zeros that end a decimal fraction: {@code "1.50"} is
 * {@code 1.5}. Values that hold line ends are not expected.
 *
 * @param rows the number of rows, without the header
 * @param content the sum of the hashes of all rows, the header among them
 * @param order the hash of the columns that the file is sorted by, in the order of the rows
 */
public record Digest(long rows, long content, long order) {

  /**
   * Reads a file through.
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
