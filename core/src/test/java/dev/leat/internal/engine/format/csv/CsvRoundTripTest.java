package dev.leat.internal.engine.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.internal.engine.format.Texts;
import dev.leat.io.Csv;
import dev.leat.io.Header;
import dev.leat.io.Newline;
import dev.leat.io.Quoting;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written reads back as the same values, nulls and empty texts told apart. */
class CsvRoundTripTest {

  private static final String[] PARTS = {
    "a",
    "ü",
    "😀",
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\\",
    "'",
    " ",
    "#",
    "NA",
    "1",
    "-",
    "longer text of more than one word",
    "\uFEFF",
    "\u0000"
  };

  static List<Csv> dialects() {
    Csv plain = Csv.commas().quote('"').noEscape().header(Header.ABSENT);
    return List.of(
        plain,
        plain.quoting(Quoting.ALL),
        plain.newline(Newline.CRLF),
        plain.delimiter(';').nullToken("NA").nullText("NA", "-"),
        plain.delimiter('\t').nullText("NA").comment('#'),
        plain.delimiter('|').quote('\''),
        plain.escape('\\'),
        plain.escape('\\').quoting(Quoting.ALL));
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void randomValuesComeBack(Csv options) {
    Random random = new Random(1);
    for (int round = 0; round < 300; round++) {
      List<List<@Nullable String>> rows = rows(random, 2 + random.nextInt(4));

      assertThat(read(options, write(options, rows))).as("round " + round).isEqualTo(rows);
    }
  }

  @Test
  void aSingleColumnComesBackSaveThatANullMayBeAnEmptyText() {
    Csv options = dialects().getFirst();
    Random random = new Random(2);
    for (int round = 0; round < 300; round++) {
      List<List<@Nullable String>> rows = rows(random, 1);
      List<List<@Nullable String>> read = read(options, write(options, rows));
      rows.replaceAll(row -> row.getFirst() == null ? List.of("") : row);
      assertThat(read).isEqualTo(rows);
    }
  }

  @Test
  void aSingleColumnWithANullTokenComesBackWhole() {
    Csv options = dialects().get(3);
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      List<List<@Nullable String>> rows = rows(random, 1);
      assertThat(read(options, write(options, rows))).isEqualTo(rows);
    }
  }

  @Test
  void whatIsWrittenIsSniffedAsItWasWritten() {
    Random random = new Random(4);
    for (Csv written :
        new Csv[] {Csv.commas(), Csv.quoteAll(), Csv.commas().newline(Newline.CRLF)}) {
      for (int round = 0; round < 100; round++) {
        List<List<@Nullable String>> rows = named(rows(random, 3), random);
        ByteBuilder out = new ByteBuilder(16);
        CsvEncoder encoder = new CsvEncoder(written);
        encoder.header(Schema.ofText(List.of("id", "first", "second")), out);
        encoder.encode(Texts.batch(rows), out);
        assertThat(sniffedRows(Texts.of(out))).isEqualTo(rows);
      }
    }
  }

  /** The rows with a number in the first column, as tables have. */
  private static List<List<@Nullable String>> named(
      List<List<@Nullable String>> rows, Random random) {
    rows.addFirst(row("1", "x", "y"));
    rows.replaceAll(row -> row(Integer.toString(random.nextInt(100)), noNul(row.get(1)), "z"));
    return rows;
  }

  /** NUL bytes are written, and read when options are set; sniffing takes them for binary. */
  private static @Nullable String noNul(@Nullable String text) {
    return text == null ? null : text.replace("\u0000", "");
  }

  private static List<List<@Nullable String>> sniffedRows(String text) {
    Inputs inputs = Inputs.withStdin(new ByteArrayInputStream(text.getBytes(UTF_8)));
    Sniffed sniffed = CsvSniffer.sniff(inputs.resolve(List.of("-"), Csv.sniffed()), Csv.sniffed());
    assertThat(sniffed.schema().names()).containsExactly("id", "first", "second");
    List<List<@Nullable String>> records = read(sniffed.pinned(), text);
    return records.subList(1, records.size());
  }

  private static List<List<@Nullable String>> rows(Random random, int width) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(20); i++) {
      @Nullable String[] row = new @Nullable String[width];
      for (int column = 0; column < width; column++) {
        row[column] = value(random);
      }
      rows.add(row(row));
    }
    return rows;
  }

  private static @Nullable String value(Random random) {
    int parts = random.nextInt(7) - 1;
    if (parts < 0) {
      return null;
    }
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      value.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return value.toString();
  }

  private static List<@Nullable String> row(@Nullable String... values) {
    return Arrays.asList(values);
  }

  private static String write(Csv options, List<List<@Nullable String>> rows) {
    ByteBuilder out = new ByteBuilder(16);
    new CsvEncoder(options).encode(Texts.batch(rows), out);
    return Texts.of(out);
  }

  private static List<List<@Nullable String>> read(Csv options, String text) {
    RecordReader reader = new RecordReader(options, text.getBytes(UTF_8));
    List<List<@Nullable String>> rows = new ArrayList<>();
    while (reader.next()) {
      assertThat(reader.fault()).isNull();
      rows.add(reader.texts());
    }
    return rows;
  }
}
