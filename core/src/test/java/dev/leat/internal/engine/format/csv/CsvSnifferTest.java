package dev.leat.internal.engine.format.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.io.Csv;
import dev.leat.io.CsvReading;
import dev.leat.io.Header;
import dev.leat.io.Mark;
import dev.leat.io.OriginColumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSnifferTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void theDelimiterIsFound(char delimiter) {
    String text = "id,day,note\n1,2020-01-01,a b\n2,2020-01-02,c:d\n".replace(',', delimiter);

    assertThat(sniff(text).pinned().dialect().delimiter()).isEqualTo(Mark.of(delimiter));
  }

  @Test
  void delimitersInsideQuotesDoNotCount() {
    assertThat(delimiter("a;b\n\"x,y,z\";1\n\"p,q,r\";2\n")).isEqualTo(Mark.of(';'));
  }

  @Test
  void decimalCommasAndListsInsideFieldsDoNotMislead() {
    assertThat(delimiter("name;price\nA;1,5\nB;2,75\nC;3\n")).isEqualTo(Mark.of(';'));
    assertThat(delimiter("a,b,c,d\n1,x|y,3,4\n5,x|z,7,8\n")).isEqualTo(Mark.of(','));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20, 90})
  void aFileWithManyRaggedRowsIsNotOfOneColumn(int pairs) {
    String rows = "1;2\n3\n".repeat(pairs);

    assertThat(delimiter("a;b\n" + rows)).isEqualTo(Mark.of(';'));
    assertThat(delimiter("a;b\n" + rows.replace("3\n", "3;4;5\n"))).isEqualTo(Mark.of(';'));
  }

  @Test
  void someCommasInTextAreNoDelimiters() {
    assertThat(sniff("text\nWell, well\nso, it, is\nno\nyes, yes\n").schema().size()).isEqualTo(1);
  }

  @Test
  void someRaggedRowsDoNotMislead() {
    assertThat(delimiter("a,b,c\n1,2,3\n1,2\n1,2,3\n1,2,3,4\n1,2,3\n1,2,3\n"))
        .isEqualTo(Mark.of(','));
  }

  @Test
  void oneColumnIsOneColumn() {
    assertTypes("name\nAda, Countess\nAlan\nGrace\nEdsger\n", "name:TEXT");
    assertTypes("n\n1\n2\n", "n:INTEGER");
  }

  @Test
  void otherDelimitersCanBeOffered() {
    Csv options = Csv.sniffed().delimiters("^:");

    assertThat(sniff("a^b\n1^2\n3^4\n", options).pinned().dialect().delimiter())
        .isEqualTo(Mark.of('^'));
  }

  @Test
  void singleQuotesAreFoundWhereTheyShowThatTheyQuote() {
    assertThat(quote("a,b\n'x,1',2\n'y,1',3\n")).isEqualTo(Mark.of('\''));
    assertThat(quote("town\n's-Hertogenbosch\nNice\n")).isEqualTo(Mark.of('"'));
  }

  @Test
  void tabsMeanNoQuotesUnlessSomethingShowsThem() {
    assertThat(quote("id\ttitle\n1\t\"A\" gai waak\n2\tRome\n")).isEqualTo(Mark.NONE);
    assertThat(quote("id\ttitle\n1\t\"Giliap\"\n2\tRome\n")).isEqualTo(Mark.NONE);
    assertThat(quote("id\ttitle\n1\tParis\n2\tRome\n")).isEqualTo(Mark.NONE);
    assertThat(quote("id\ttitle\n1\t\"Say \"\"A\"\"\"\n2\tRome\n")).isEqualTo(Mark.of('"'));
    assertThat(quote("\"id\"\t\"title\"\n\"1\"\t\"x\"\n")).isEqualTo(Mark.of('"'));
    assertThat(quote("id\ttitle\n1\t\"\"\n2\tRome\n")).isEqualTo(Mark.of('"'));
  }

  @Test
  void faultyQuotesDoNotHideGoodOnes() {
    assertThat(quote("a,b\n\"x\"y,1\n\"p,q\",2\n\"r,s\",3\n\"t,u\",3\n")).isEqualTo(Mark.of('"'));
  }

  @Test
  void aBackslashEscapesOnlyWhereItMust() {
    assertThat(sniff("a,b\n\"say \\\"hi\\\"\",1\n\"x\",2\n").pinned().dialect().escape())
        .isEqualTo(Mark.of('\\'));
    assertThat(sniff("path,b\n\"C:\\dir\",1\n\"D:\\x\",2\n").pinned().dialect().escape())
        .isEqualTo(Mark.NONE);
  }

  @Test
  void aHeaderStandsAboveOtherTypesOrIsAllOtherTexts() {
    assertThat(header("id,name\n1,a\n2,b\n")).isEqualTo(Header.PRESENT);
    assertThat(header("first,last\nAda,Lovelace\nAlan,Turing\n")).isEqualTo(Header.PRESENT);
    assertThat(header("a,a\n1,2\n3,4\n")).isEqualTo(Header.PRESENT);
    assertThat(header(",x\n0,1\n1,2\n")).isEqualTo(Header.PRESENT);
    assertThat(header("a,b\n")).isEqualTo(Header.PRESENT);
  }

  @Test
  void aRowIsNoHeader() {
    assertThat(header("1,a\n2,b\n")).isEqualTo(Header.ABSENT);
    assertThat(header("2020-01-01,a\n2020-01-02,b\n")).isEqualTo(Header.ABSENT);
    assertThat(header("NZ,Otago\nNZ,Nelson\nAU,Perth\n")).isEqualTo(Header.ABSENT);
    assertThat(header("1,2\n")).isEqualTo(Header.ABSENT);
  }

  @Test
  void columnsWithoutHeaderAreNumberedAndTheFirstRowCounts() {
    assertTypes("1,a\n2,b\n", "col1:INTEGER,col2:TEXT");
    assertTypes("1.5,a\n2,b\n", "col1:DECIMAL,col2:TEXT");
  }

  @Test
  void typesAreThoseOfAllValuesBelowTheHeader() {
    assertTypes(
        """
        id,zip,price,day,at,ok,na,mixed
        1,01234,1.50,2020-01-01,2020-01-01T10:00:00Z,true,,1
        2,98765,2.25,2020-02-01,2020-01-01T11:00:00Z,false,,x
        """,
        "id:INTEGER,zip:TEXT,price:DECIMAL,day:DATE,at:INSTANT,ok:BOOLEAN,na:TEXT,mixed:TEXT");
  }

  @Test
  void quotedEmptyTextKeepsAColumnTextAndNullsDoNot() {
    assertTypes("a,b,c\n1,\"\",NA\n2,2,3\n,3,4\n", "a:INTEGER,b:TEXT,c:TEXT");
    Sniffed withNulls = sniff("a,b\n1,NA\n2,3\n", Csv.sniffed().nullText("NA"));
    assertThat(types(withNulls)).isEqualTo("a:INTEGER,b:INTEGER");
  }

  @Test
  void typesThatAreSetWin() {
    Sniffed sniffed = sniff("id,n\n1,2\n", Csv.sniffed().types(Map.of("id", Type.TEXT)));

    assertThat(types(sniffed)).isEqualTo("id:TEXT,n:INTEGER");
    assertThat(types(sniff("id,n\n1,2\n", Csv.sniffed().allText()))).isEqualTo("id:TEXT,n:TEXT");
    assertThatThrownBy(() -> sniff("id,n\n1,2\n", Csv.sniffed().types(Map.of("ID2", Type.TEXT))))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageContaining("There is no column \"ID2\"");
  }

  @Test
  void valuesOfTheMiddleAndTheTailCount() throws IOException {
    for (int odd : new int[] {10, 20_000, 39_999}) {
      StringBuilder text = new StringBuilder("id,note\n");
      for (int i = 0; i < 40_000; i++) {
        text.append(i == odd ? "x" : i).append(",\"some\nlonger, text\"\n");
      }
      assertThat(types(sniff(file("a.csv", text.toString())))).isEqualTo("id:TEXT,note:TEXT");
    }
  }

  @Test
  void piecesThatStartWithinQuotesAreUnderstood() throws IOException {
    StringBuilder text = new StringBuilder("id,note\n");
    for (int i = 0; i < 3_000; i++) {
      text.append(i).append(",\"").append("not,this\n".repeat(30)).append("\"\n");
    }

    assertThat(types(sniff(file("a.csv", text.toString())))).isEqualTo("id:INTEGER,note:TEXT");
  }

  @Test
  void allRowsAreLookedAtWhenAsked() throws IOException {
    StringBuilder text = new StringBuilder("skipped\nid\n");
    for (int i = 0; i < 200_000; i++) {
      text.append(i == 50_000 ? "x" : i).append('\n');
    }
    Path file = file("a.csv", text.toString());
    Csv options = Csv.sniffed().skipLines(1);

    assertThat(types(sniff(List.of(file), options))).isEqualTo("id:INTEGER");
    assertThat(types(sniff(List.of(file), options.sampleRows(CsvReading.ALL_ROWS))))
        .isEqualTo("id:TEXT");
  }

  @Test
  void theWholeSampleMayBeASingleLongRecord() throws IOException {
    String text = "id,note\n1," + "x".repeat(3_000_000) + "\n";

    assertThat(types(sniff(file("a.csv", text)))).isEqualTo("id:INTEGER,note:TEXT");
  }

  @Test
  void aLineLongerThanARecordMayBeIsRefusedBeforeItIsTried() throws IOException {
    Path file = file("a.csv", "x".repeat(3_000_000));
    Csv options = Csv.sniffed().maxRecord(DataSize.megabytes(1));

    assertThatThrownBy(() -> sniff(List.of(file), options))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("a.csv\": no record ends within 1 MB.");
  }

  @Test
  void anyBytesAreSniffedOrRefusedByName() {
    Random random = new Random(3);
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = RecordReaderTest.soup(random, random.nextInt(200));
      if (random.nextInt(4) == 0) {
        random.nextBytes(bytes);
      }
      try {
        Sniffed sniffed = sniff(bytes, Csv.sniffed());
        assertThat(sniffed.pinned().isPinned()).isTrue();
      } catch (LeatException e) {
        assertThat(e.kind()).isEqualTo(ErrorKind.INPUT);
      }
    }
  }

  @Test
  void lineEndsAreNamed() {
    assertThat(sniff("a,b\n1,2\n").lineEnds()).isEqualTo(LineEnds.LF);
    assertThat(sniff("a,b\r\n1,2\r\n").lineEnds()).isEqualTo(LineEnds.CRLF);
    assertThat(sniff("a,b\r1,2\r").lineEnds()).isEqualTo(LineEnds.CR);
    assertThat(sniff("a,b\r\n1,2\n").lineEnds()).isEqualTo(LineEnds.MIXED);
    assertThat(sniff("a,b").lineEnds()).isEqualTo(LineEnds.NONE);
  }

  @Test
  void theHeadSaysWhereRowsStart() {
    FileHead head =
        sniff("\uFEFFtitle\n\n#c\n\"a\nb\",c\n1,2\n", Csv.sniffed().skipLines(1).comment('#'))
            .heads()
            .getFirst();

    assertThat(head.header()).containsExactly("a\nb", "c");
    assertThat(head.dataOffset())
        .isEqualTo("\uFEFFtitle\n\n#c\n\"a\nb\",c\n".getBytes(UTF_8).length);
    assertThat(head.dataLines()).isEqualTo(5);
  }

  @Test
  void aHeaderAloneIsNoRowsWithColumns() {
    Sniffed sniffed = sniff("id,name\n");

    assertThat(types(sniffed)).isEqualTo("id:TEXT,name:TEXT");
    assertThat(sniffed.heads().getFirst().dataOffset()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\r\n", "\uFEFF"})
  void anEmptyFileIsAnErrorUnlessItIsAllowed(String text) {
    assertInput(
        text, "is empty: it has no header and no row. If that is right, set --allow-empty.");
    assertThat(sniff(text, Csv.sniffed().allowEmpty()).schema().size()).isZero();
  }

  @Test
  void aTitleAboveTheHeaderIsAnErrorWithTheFlagThatHelps() {
    assertInput(
        "Report\n\nid,name\n1,a\n2,b\n",
        "the first record has 1 field, and those below it have 2. Leave titles out with"
            + " --skip-lines 2");
  }

  @Test
  void aDamagedHeaderIsAnErrorWithItsLine() {
    assertInput("\n\"a\"b,c\n1,2\n", "stdin:2: the header cannot be read: text after the closing");
  }

  @Test
  void otherEncodingsAreDecodedFirst() {
    Sniffed wide = sniff("\uFEFFid;größe\n1;ü\n".getBytes(UTF_16LE), Csv.sniffed());
    assertThat(types(wide)).isEqualTo("id:INTEGER,größe:TEXT");
    assertThat(wide.pinned().packing().encoding().charset()).isEqualTo(UTF_16LE);

    byte[] latin = "id,größe\n1,2\n".getBytes(ISO_8859_1);
    assertThatThrownBy(() -> sniff(latin, Csv.sniffed())).hasMessageContaining("--encoding");
    assertThat(types(sniff(latin, Csv.sniffed().encoding(ISO_8859_1))))
        .isEqualTo("id:INTEGER,größe:INTEGER");
  }

  @Test
  void filesOfASourceShareTheirColumnsAndAllOfThemCountForTypes() throws IOException {
    Path first = file("1.csv", "id,n\n1,2\n");
    Path second = file("2.csv", "id,n\n1,x\n");
    Sniffed sniffed = sniff(List.of(first, second), Csv.sniffed());

    assertThat(types(sniffed)).isEqualTo("id:INTEGER,n:TEXT");
    assertThat(sniffed.heads()).hasSize(2);
  }

  @Test
  void filesWithOtherColumnsAreRefusedByName() throws IOException {
    Path first = file("1.csv", "id,n\n1,2\n");
    Path other = file("2.csv", "id,m\n1,2\n");
    Path turned = file("3.csv", "n,id\n1,2\n");

    assertThatThrownBy(() -> sniff(List.of(first, other), Csv.sniffed()))
        .hasMessageContaining("1.csv\" and \"")
        .hasMessageContaining("2.csv\" have different columns: id, n, and id, m.");
    assertThatThrownBy(() -> sniff(List.of(first, turned), Csv.sniffed()))
        .hasMessageContaining("have the same columns in different order: id, n, and n, id.");
  }

  @Test
  void emptyFilesAmongOthersAreRefusedUnlessAllowed() throws IOException {
    Path empty = file("1.csv", "");
    Path full = file("2.csv", "id\n1\n");

    assertThatThrownBy(() -> sniff(List.of(empty, full), Csv.sniffed()))
        .hasMessageContaining("1.csv\" is empty");
    Sniffed sniffed = sniff(List.of(empty, full), Csv.sniffed().allowEmpty());
    assertThat(types(sniffed)).isEqualTo("id:INTEGER");
    assertThat(sniffed.heads())
        .extracting(FileHead::content)
        .containsExactly(FileHead.Content.EMPTY, FileHead.Content.RECORDS);
  }

  @Test
  void whatWasPinnedIsSniffedToTheSame() {
    Sniffed once = sniff("id;\"a,b\"\n1;x\n");

    assertThat(once.pinned().isPinned()).isTrue();
    assertThat(sniff("id;\"a,b\"\n1;x\n", once.pinned())).isEqualTo(once);
  }

  @Test
  void columnsOfOriginFollowThoseOfTheFile() {
    Sniffed sniffed = sniff("id\n1\n", Csv.sniffed().origin(OriginColumn.FILE, OriginColumn.LINE));

    assertThat(sniffed.schema().names()).containsExactly("id");
    assertThat(sniffed.rowSchema().names()).containsExactly("id", "_file", "_line");
  }

  private static Mark delimiter(String text) {
    return sniff(text).pinned().dialect().delimiter();
  }

  private static Mark quote(String text) {
    return sniff(text).pinned().dialect().quote();
  }

  private static Header header(String text) {
    return sniff(text).pinned().dialect().header();
  }

  private static void assertTypes(String text, String types) {
    assertThat(types(sniff(text))).isEqualTo(types);
  }

  private static String types(Sniffed sniffed) {
    assertThat(sniffed.pinned().reading().columns().types().keySet())
        .containsExactlyElementsOf(sniffed.schema().names());
    return sniffed.schema().fields().stream()
        .map(field -> field.name() + ":" + field.type())
        .collect(Collectors.joining(","));
  }

  private static void assertInput(String text, String part) {
    assertThatThrownBy(() -> sniff(text))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT))
        .hasMessageContaining(part);
  }

  private static Sniffed sniff(String text) {
    return sniff(text, Csv.sniffed());
  }

  private static Sniffed sniff(String text, Csv options) {
    return sniff(text.getBytes(StandardCharsets.UTF_8), options);
  }

  private static Sniffed sniff(byte[] bytes, Csv options) {
    Inputs inputs = Inputs.withStdin(new ByteArrayInputStream(bytes));
    return CsvSniffer.sniff(inputs.resolve(List.of("-"), options), options);
  }

  private static Sniffed sniff(Path file) {
    return sniff(List.of(file), Csv.sniffed());
  }

  private static Sniffed sniff(List<Path> files, Csv options) {
    List<String> locations = files.stream().map(Path::toString).toList();
    return CsvSniffer.sniff(Inputs.ofProcess().resolve(locations, options), options);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }
}
