package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.format.csv.CsvScanner.Ending;
import dev.leat.io.Csv;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One MiB of random events as CSV, for the benchmarks.
 *
 * @param bytes the CSV, and the room that a scanner needs behind it
 * @param length the length of the CSV
 */
public record DrawnEvents(byte[] bytes, int length) {

  private static final int SIZE = 1 << 20;
  private static final int COLUMNS = 4;

  /** What is around the fields of CSV. */
  public enum Around {
    /** Quotes around each. */
    QUOTES,
    /** Nothing. */
    NOTHING
  }

  static DrawnEvents of(Around around) {
    SplittableRandom random = new SplittableRandom(42);
    StringBuilder text = new StringBuilder();
    while (text.length() < SIZE) {
      text.append(event(random));
    }
    String drawn = around == Around.QUOTES ? text.toString() : text.toString().replace("\"", "");
    int length = 1 + drawn.lastIndexOf('\n', SIZE - 1);
    byte[] bytes = drawn.getBytes(StandardCharsets.UTF_8);
    return new DrawnEvents(Arrays.copyOf(bytes, length + CsvScanner.PADDING), length);
  }

  private static String event(SplittableRandom random) {
    return "\"-%d.%d\",\"%d.%d\",\"%d\",\"2019-%02d-%02d\"\n"
        .formatted(
            random.nextInt(34, 48),
            random.nextInt(100_000),
            random.nextInt(166, 179),
            random.nextInt(1_000_000),
            random.nextInt(1, 54),
            random.nextInt(1, 13),
            random.nextInt(1, 29));
  }

  /** A scan that is done again and again with the same memory, as in a run. */
  static final class Scan {

    private final ScannedRecords records = new ScannedRecords(COLUMNS);
    private final CsvScanner scanner;

    /** A scan that takes, for each column, the slot given or, if that is -1, nothing. */
    Scan(int... slots) {
      scanner = new CsvScanner(CsvDialect.of(Csv.commas()), slots, records);
    }

    ScannedRecords scan(DrawnEvents events) {
      records.clear();
      scanner.input(events.bytes(), events.length(), Ending.LAST);
      scanner.scan(0, events.length());
      return records;
    }
  }
}
