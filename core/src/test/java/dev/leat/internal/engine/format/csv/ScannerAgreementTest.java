package dev.leat.internal.engine.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.io.Csv;
import dev.leat.io.Mark;
import dev.leat.io.Ragged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast scanner finds in any bytes what the plain record reader finds. */
class ScannerAgreementTest {

  private static final int WIDTH = 3;
  private static final int[] SLOTS = {0, 1, 2};

  /** What was found in an input: rows and rejects in order, and how many lines there are. */
  private record Found(List<String> records, long lines, long blankLines) {}

  static List<Csv> dialects() {
    Csv plain = Csv.commas().quote('"').noEscape();
    return List.of(
        plain,
        plain.comment('#'),
        plain.nullText("a", "bb"),
        plain.escape('\\'),
        plain.ragged(Ragged.PAD),
        plain.delimiter('b').noQuote(),
        Csv.sniffed().delimiter('"').quote(',').noEscape().comment('a'));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void randomBytesGiveTheSameRecordsFaultsAndLines(Csv options) {
    Random random = new Random(11);
    for (int round = 0; round < 10_000; round++) {
      byte[] bytes = soup(random, random.nextInt(60));
      assertThat(scanned(options, bytes)).as(() -> shown(bytes)).isEqualTo(read(options, bytes));
    }
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void quotedRecordsWithAFewFlawsGiveTheSameRecordsFaultsAndLines(Csv options) {
    Random random = new Random(12);
    for (int round = 0; round < 10_000; round++) {
      byte[] bytes = quoted(random, options);
      for (int flaws = random.nextInt(3); flaws > 0; flaws--) {
        bytes[random.nextInt(bytes.length)] = soup(random, 1)[0];
      }
      assertThat(scanned(options, bytes)).as(() -> shown(bytes)).isEqualTo(read(options, bytes));
    }
  }

  @Test
  void quotedRecordOfAFileWithoutColumnsIsOneReject() {
    ScannedRecords out = new ScannedRecords(0);
    CsvDialect dialect = CsvDialect.of(Csv.commas().quote('"').noEscape());
    CsvScanner scanner = new CsvScanner(dialect, new int[0], out);
    byte[] input = Arrays.copyOf("\"a\"\n".getBytes(UTF_8), 4 + CsvScanner.PADDING);
    scanner.input(input, 4, CsvScanner.Ending.LAST);
    assertThat(scanner.scan(0, 4)).isEqualTo(4);
    assertThat(out.rows()).isZero();
    assertThat(out.faulty()).hasSize(1);
    assertThat(out.lines()).isOne();
  }

  /** Records that are quoted throughout, of like and of very different lengths. */
  private static byte[] quoted(Random random, Csv options) {
    Mark mark = options.dialect().quote();
    String quote = mark.isSet() ? Character.toString(mark.character()) : "";
    String delimiter = Character.toString(options.dialect().delimiter().character());
    int longest = random.nextBoolean() ? 3 : 40;
    String lineEnd = random.nextBoolean() ? "\n" : "\r\n";
    StringBuilder records = new StringBuilder();
    for (int field = random.nextInt(20) * WIDTH; field >= 0; field--) {
      String value = " !-1.".repeat(8).substring(0, random.nextInt(longest));
      records.append(quote).append(value).append(quote);
      records.append(field % WIDTH == 1 ? lineEnd : delimiter);
    }
    return records.toString().getBytes(UTF_8);
  }

  private static byte[] soup(Random random, int length) {
    byte[] alphabet = "ab,,,\"\"\"\"\n\n\r#\\\t \000longer words here".getBytes(UTF_8);
    byte[] soup = new byte[length];
    int letters = random.nextBoolean() ? 12 : alphabet.length;
    for (int i = 0; i < length; i++) {
      soup[i] = alphabet[random.nextInt(letters)];
    }
    return soup;
  }

  private static Found read(Csv options, byte[] bytes) {
    List<String> records = new ArrayList<>();
    RecordReader reader = new RecordReader(options, bytes);
    boolean pads = options.reading().ragged() == Ragged.PAD;
    while (reader.next()) {
      CsvFault fault = reader.fault();
      boolean fits = reader.fields() == WIDTH || pads && reader.fields() < WIDTH;
      if (fault == null && !fits) {
        fault = CsvFault.wrongWidth(reader.fields(), WIDTH);
      }
      List<@Nullable String> texts = reader.texts();
      while (texts.size() < WIDTH) {
        texts.add(null);
      }
      String content = fault == null ? texts.toString() : fault.toString();
      records.add(reader.recordStart() + "-" + reader.recordEnd() + " " + content);
    }
    return new Found(records, reader.lines(), reader.blankLines());
  }

  private static Found scanned(Csv options, byte[] bytes) {
    ScannedRecords out = new ScannedRecords(WIDTH);
    CsvScanner scanner = new CsvScanner(CsvDialect.of(options), SLOTS, out);
    byte[] input = Arrays.copyOf(bytes, bytes.length + CsvScanner.PADDING);
    scanner.input(input, bytes.length, CsvScanner.Ending.LAST);
    scanner.scan(0, bytes.length);
    List<String> records = new ArrayList<>();
    int next = 0;
    for (int row = 0; row <= out.rows(); row++) {
      while (next < out.faulty().size() && out.faulty().get(next).before() == row) {
        ScannedRecords.Faulty faulty = out.faulty().get(next++);
        records.add(faulty.start() + "-" + faulty.end() + " " + faulty.fault());
      }
      if (row < out.rows()) {
        records.add(
            out.recordStart(row) + "-" + out.recordEnd(row) + " " + texts(scanner, out, row));
      }
    }
    return new Found(records, out.lines(), out.blankLines());
  }

  private static List<@Nullable String> texts(CsvScanner scanner, ScannedRecords out, int row) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = 0; i < WIDTH; i++) {
      int length = out.lengths()[i][row];
      texts.add(
          length < 0 ? null : new String(scanner.bytes(), out.starts()[i][row], length, UTF_8));
    }
    return texts;
  }

  private static String shown(byte[] bytes) {
    return new String(bytes, UTF_8).replace("\n", "␊").replace("\r", "␍");
  }
}
