package dev.leat.internal.engine.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.internal.engine.format.csv.CsvScanner.Ending;
import dev.leat.io.Csv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

  private static final Csv PLAIN = Csv.commas().quote('"').noEscape();
  private static final @Nullable String NULL = null;

  @Test
  void linesEndWithLfCrlfOrCrInAnyMixture() {
    assertRows("a,b\n1,2\n", row("a", "b"), row("1", "2"));
    assertRows("a,b\r\n1,2\r\n", row("a", "b"), row("1", "2"));
    assertRows("a,b\r1,2\r", row("a", "b"), row("1", "2"));
    assertRows("a\nb\r\nc\rd\n\re", row("a"), row("b"), row("c"), row("d"), row("e"));
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertRows("a,b\n1,2", row("a", "b"), row("1", "2"));
    assertRows("a,", row("a", NULL));
    assertRows("\"a\"", row("a"));
    assertRows("\"a\",", row("a", NULL));
    assertRows("");
  }

  @Test
  void anUnquotedEmptyFieldIsNullAndAQuotedOneIsText() {
    assertRows(",\n", row(NULL, NULL));
    assertRows("\"\",,x\n", row("", NULL, "x"));
  }

  @Test
  void quotesHoldDelimitersLineEndsAndDoubledQuotes() {
    assertRows("\"a,b\",c\n", row("a,b", "c"));
    assertRows("\"a\nb\",\"c\r\nd\re\"\n", row("a\nb", "c\r\nd\re"));
    assertRows("\"say \"\"hi\"\"\",\"\"\"\"\n", row("say \"hi\"", "\""));
  }

  @Test
  void aQuoteOpensOnlyAtTheStartOfAField() {
    assertRows("5\" disk,a\"\"b\n", row("5\" disk", "a\"\"b"));
    assertRows(" \"a\",b\n", row(" \"a\"", "b"));
  }

  @Test
  void blankLinesAreLeftOutAndCounted() {
    RecordReader reader = new RecordReader(PLAIN, "\n\r\na\n\n\nb\n\n".getBytes(UTF_8));

    assertThat(reader.next()).isTrue();
    assertThat(reader.line()).isEqualTo(3);
    assertThat(reader.next()).isTrue();
    assertThat(reader.line()).isEqualTo(6);
    assertThat(reader.next()).isFalse();
    assertThat(reader.blankLines()).isEqualTo(5);
    assertThat(reader.lines()).isEqualTo(7);
  }

  @Test
  void commentsAreLinesThatStartWithTheirCharacter() {
    Csv options = PLAIN.comment('#');

    assertThat(read(options, "#x,\"\na,#b\n#\n1,2\n#end"))
        .containsExactly(row("a", "#b"), row("1", "2"));
  }

  @Test
  void unquotedNullTextsAreNull() {
    assertThat(read(PLAIN.nullText("NA", "-"), "NA,\"NA\",-,NAN\n"))
        .containsExactly(row(NULL, "NA", NULL, "NAN"));
  }

  @Test
  void anEscapeMakesQuotesAndItselfLiteralInsideQuotesOnly() {
    Csv options = Csv.commas().quote('"').escape('\\');

    assertThat(read(options, "\"a\\\"b\",\"c\\\\\",\"d\\n\",\\e,\"f\"\"g\"\n"))
        .containsExactly(row("a\"b", "c\\", "d\\n", "\\e", "f\"g"));
  }

  @Test
  void withoutAQuoteQuotesAreCharacters() {
    assertThat(read(Csv.tabs().noQuote().noEscape(), "\"a\tb\"\n"))
        .containsExactly(row("\"a", "b\""));
  }

  @Test
  void textBehindAClosingQuoteFaultsItsRecordOnly() {
    RecordReader reader = new RecordReader(PLAIN, "a,b\n\"x\"y,z\n1,2\n".getBytes(UTF_8));
    reader.next();

    assertThat(reader.next()).isTrue();
    assertThat(reader.fault()).isEqualTo(CsvFault.textAfterQuote(0));
    assertThat(reader.line()).isEqualTo(2);
    assertThat(reader.next()).isTrue();
    assertThat(reader.texts()).isEqualTo(row("1", "2"));
    assertThat(reader.line()).isEqualTo(3);
  }

  @Test
  void aFaultThatSwallowedLinesGivesThemBack() {
    String input = "a,b\n\"x,1\ny,\"2\nz,3\n";
    RecordReader reader = new RecordReader(PLAIN, input.getBytes(UTF_8));
    reader.next();

    assertThat(reader.next()).isTrue();
    assertThat(reader.fault()).isEqualTo(CsvFault.textAfterQuote(0));
    assertThat(input.substring(reader.recordStart(), reader.recordEnd())).isEqualTo("\"x,1");
    assertThat(reader.next()).isTrue();
    assertThat(reader.fault()).isEqualTo(CsvFault.unclosedQuote(1));
    assertThat(reader.line()).isEqualTo(3);
    assertThat(reader.next()).isTrue();
    assertThat(reader.texts()).isEqualTo(row("z", "3"));
    assertThat(reader.line()).isEqualTo(4);
  }

  @Test
  void aRecordThatMayGoOnIsNotGiven() {
    for (String input : new String[] {"a,b", "\"a\nb", "a\r", "\"a\"", "a,\"b\"\r", ""}) {
      byte[] bytes = input.getBytes(UTF_8);
      RecordReader reader = new RecordReader(PLAIN, bytes, 0, bytes.length, Ending.MORE);
      assertThat(reader.next()).as(input).isFalse();
      assertThat(reader.nextStart()).as(input).isZero();
    }
  }

  @Test
  void anyBytesAreReadToTheirEndWithoutLosingAByte() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = soup(random, random.nextInt(30));
      RecordReader reader = new RecordReader(PLAIN.comment('#'), bytes);
      int end = 0;
      while (reader.next()) {
        assertThat(reader.recordStart()).isGreaterThanOrEqualTo(end);
        assertThat(reader.nextStart()).isGreaterThan(reader.recordStart());
        end = reader.nextStart();
      }
      assertThat(reader.nextStart()).isEqualTo(bytes.length);
    }
  }

  @Test
  void piecesOfAnyLengthGiveTheRecordsOfTheWhole() {
    Random random = new Random(8);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = soup(random, random.nextInt(40));
      List<List<@Nullable String>> whole = read(PLAIN, new String(bytes, UTF_8));
      int cut = random.nextInt(bytes.length + 1);
      RecordReader first = new RecordReader(PLAIN, bytes, 0, cut, Ending.MORE);
      List<List<@Nullable String>> pieces = new ArrayList<>(rows(first));
      int next = first.nextStart();
      pieces.addAll(rows(new RecordReader(PLAIN, bytes, next, bytes.length, Ending.LAST)));
      assertThat(pieces).as(new String(bytes, UTF_8) + " cut at " + cut).isEqualTo(whole);
    }
  }

  static byte[] soup(Random random, int length) {
    byte[] alphabet = "ab,,\"\"\"\n\r#".getBytes(UTF_8);
    byte[] soup = new byte[length];
    for (int i = 0; i < length; i++) {
      soup[i] = alphabet[random.nextInt(alphabet.length)];
    }
    return soup;
  }

  private static void assertRows(String input, Object... rows) {
    assertThat(read(PLAIN, input).toArray()).isEqualTo(rows);
  }

  static List<@Nullable String> row(@Nullable String... values) {
    return Arrays.asList(values);
  }

  static List<List<@Nullable String>> read(Csv options, String input) {
    return rows(new RecordReader(options, input.getBytes(UTF_8)));
  }

  /** The values of good records; a fault is a row of its reason. */
  private static List<List<@Nullable String>> rows(RecordReader reader) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    while (reader.next()) {
      CsvFault fault = reader.fault();
      rows.add(fault == null ? reader.texts() : row("fault: " + fault.reason()));
    }
    return rows;
  }
}
