package dev.leat.internal.engine.format.csv;

import static dev.leat.internal.engine.format.csv.CsvDialect.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.format.csv.CsvDialect.ShortRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares the scanner with a reader that takes one byte at a time, on random rubbish.
 *
 * <p>{@code -Dleat.seed=17} starts from another seed, {@code -Dleat.inputs=1000000} tries more.
 */
class CsvScannerFuzzTest {

  private static final int WIDTH = 3;

  /** What inputs are made of: D is the delimiter, Q the quote, L and R end lines. */
  private static final String PIECES =
      "D D D Q Q QQ QxQ DQ QD L L RL R a bc \\N \\ # \t \0 ÿ þý é '' 0123456789 xxxxxxxxxxxxxxxxx";

  /** The dialects that are tried, and the pieces that their inputs are made of. */
  enum Kind {
    USUAL(dialect(',', '"', NONE, NONE, ShortRecords.REJECT)),
    PADDING(dialect(',', '"', NONE, '#', ShortRecords.PAD)),
    ESCAPED(dialect(';', '\'', '\\', '#', ShortRecords.REJECT)),
    UNQUOTED(dialect('\t', NONE, NONE, NONE, ShortRecords.REJECT)),
    NULLS(dialect('|', '"', NONE, NONE, ShortRecords.PAD, "\\N", "a"));

    private final CsvDialect dialect;
    private final String[] pieces;

    Kind(CsvDialect dialect) {
      this.dialect = dialect;
      String quote = dialect.quote() == NONE ? "\"" : Character.toString(dialect.quote());
      this.pieces =
          PIECES
              .replace("D", Character.toString(dialect.delimiter()))
              .replace("Q", quote)
              .replace("L", "\n")
              .replace("R", "\r")
              .split(" ");
    }
  }

  private static CsvDialect dialect(
      int delimiter, int quote, int escape, int comment, ShortRecords shorts, String... nulls) {
    List<byte[]> nullTexts =
        Stream.of(nulls).map(text -> text.getBytes(StandardCharsets.US_ASCII)).toList();
    return new CsvDialect(
        delimiter, quote, escape, comment, nullTexts, shorts, CsvDialect.BlankLines.SKIP);
  }

  @ParameterizedTest
  @EnumSource
  void scannerFindsWhatThePlainReaderFinds(Kind kind) {
    Random random = new Random(Long.getLong("leat.seed", 1));
    for (int i = 0; i < Integer.getInteger("leat.inputs", 40_000); i++) {
      byte[] input = input(kind, random);
      List<String> expected = new PlainCsv(kind.dialect, WIDTH, input).findings();
      assertThat(scanned(kind.dialect, input, input.length))
          .as("the whole of %s", shown(input))
          .isEqualTo(expected);
      int piece = 1 + random.nextInt(9);
      assertThat(scanned(kind.dialect, input, piece))
          .as("%d bytes at a time of %s", piece, shown(input))
          .isEqualTo(expected);
    }
  }

  @Test
  void scannerAgreesWithAnotherLibraryOnStrictInputs() {
    Random random = new Random(Long.getLong("leat.seed", 1));
    for (int i = 0; i < 20_000; i++) {
      String csv = strictCsv(random);
      List<String> expected = new ArrayList<>();
      CsvReader.builder().ofCsvRecord(csv).forEach(row -> expected.add(row.getFields().toString()));
      byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
      assertThat(texts(bytes)).as("%s", csv).isEqualTo(expected);
    }
  }

  /** Rows of three fields, the first of which is quoted, as a blank line would be no row. */
  private static String strictCsv(Random random) {
    StringBuilder csv = new StringBuilder();
    String[] values = {
      "", "a", "b c", "x,y", "a\"b", "\"", "\"\"", "\n", "\r\n", "é😀", "0".repeat(20)
    };
    String newline = random.nextBoolean() ? "\n" : "\r\n";
    for (int row = random.nextInt(5); row >= 0; row--) {
      for (int column = 0; column < WIDTH; column++) {
        String value = values[random.nextInt(values.length)];
        boolean plain = column > 0 && value.matches("[^,\"\r\n]*") && random.nextBoolean();
        csv.append(plain ? value : '"' + value.replace("\"", "\"\"") + '"');
        csv.append(column + 1 < WIDTH ? "," : newline);
      }
    }
    return csv.toString();
  }

  private static List<String> texts(byte[] input) {
    ScannedRecords records = new ScannedRecords(WIDTH);
    CsvScanner scanner = new CsvScanner(Kind.USUAL.dialect, new int[] {0, 1, 2}, records);
    byte[] padded = Arrays.copyOf(input, input.length + CsvScanner.PADDING);
    scanner.input(padded, input.length, CsvScanner.Ending.LAST);
    scanner.scan(0, input.length);
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < records.rows(); row++) {
      List<String> texts = new ArrayList<>();
      for (int column = 0; column < WIDTH; column++) {
        int length = Math.max(0, records.lengths()[column][row]);
        int start = records.starts()[column][row];
        texts.add(new String(scanner.bytes(), start, length, StandardCharsets.UTF_8));
      }
      rows.add(texts.toString());
    }
    return rows;
  }

  private static byte[] input(Kind kind, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(14); i >= 0; i--) {
      text.append(kind.pieces[random.nextInt(kind.pieces.length)]);
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String shown(byte[] input) {
    return new String(input, StandardCharsets.ISO_8859_1)
        .replace("\r", "\\r")
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\u0000", "\\0");
  }

  /** Scans with more and more bytes at hand; a record that is not complete is scanned again. */
  private static List<String> scanned(CsvDialect dialect, byte[] input, int piece) {
    int[] slots = {0, 1, 2};
    ScannedRecords records = new ScannedRecords(WIDTH);
    CsvScanner scanner = new CsvScanner(dialect, slots, records);
    List<String> found = new ArrayList<>();
    long lines = 0;
    int next = 0;
    for (int end = Math.min(piece, input.length); next < input.length; end += piece) {
      int length = Math.min(end, input.length);
      CsvScanner.Ending ending =
          length == input.length ? CsvScanner.Ending.LAST : CsvScanner.Ending.MORE;
      records.clear();
      scanner.input(Arrays.copyOf(input, length + CsvScanner.PADDING), length, ending);
      int scanned = scanner.scan(next, (next + length) / 2);
      scanned = scanned < 0 ? scanned : scanner.scan(scanned, length);
      collect(records, scanner.bytes(), found);
      lines += records.lines();
      next = scanned < 0 ? ~scanned : scanned;
    }
    found.add("lines " + lines);
    return found;
  }

  private static void collect(ScannedRecords records, byte[] bytes, List<String> found) {
    int faulty = 0;
    for (int row = 0; row <= records.rows(); row++) {
      while (faulty < records.faulty().size() && records.faulty().get(faulty).before() == row) {
        ScannedRecords.Faulty reject = records.faulty().get(faulty++);
        found.add(PlainCsv.reject(reject.start(), reject.end(), reject.fault()));
      }
      if (row < records.rows()) {
        found.add(PlainCsv.row(records.recordStart(row), fields(records, bytes, row)));
      }
    }
  }

  private static List<@Nullable String> fields(ScannedRecords records, byte[] bytes, int row) {
    List<@Nullable String> fields = new ArrayList<>();
    for (int column = 0; column < WIDTH; column++) {
      int length = records.lengths()[column][row];
      int start = records.starts()[column][row];
      fields.add(
          length == TextColumn.NULL
              ? null
              : new String(bytes, start, length, StandardCharsets.ISO_8859_1));
    }
    return fields;
  }
}
