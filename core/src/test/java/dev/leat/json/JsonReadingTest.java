package dev.leat.json;

import static dev.leat.json.Documents.lines;
import static dev.leat.json.Documents.read;
import static dev.leat.json.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.io.Compression;
import dev.leat.io.Json;
import dev.leat.run.Reject;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingTest {

  @TempDir private Path directory;

  @Test
  void aBadLineIsOneRejectWithItsPlace() throws IOException {
    String text = "{\"a\":1}\n{\"a\":[1,\n\n{\"a\":2}} \n{\"a\":\"\\x\"}\r\n{\"a\":3}";
    Dataset rows = lines(directory, text);
    for (Engine engine : Documents.engines()) {
      Report report =
          Documents.report(directory, rows, ignored -> engine.rejects(RejectPolicy.unlimited()));
      assertThat(report.rowsOut()).isEqualTo(2);
      assertThat(report.rejects()).extracting(Reject::line).containsExactly(2L, 4L, 5L);
      assertThat(report.rejects()).extracting(Reject::byteOffset).containsExactly(8L, 18L, 28L);
      assertThat(report.rejects())
          .extracting(Reject::rawText)
          .containsExactly("{\"a\":[1,", "{\"a\":2}} ", "{\"a\":\"\\x\"}");
      assertThat(report.rejects().getFirst().reason())
          .isEqualTo("the line ends too soon (expected: a value), at byte 9");
    }
  }

  @Test
  void duplicateKeysAreCountedAndTheLastCounts() throws IOException {
    Dataset rows =
        lines(
            directory,
            "{\"a\":1,\"b\":0,\"a\":2}\n"
                + "{\"a\":3}\n"
                + "{\"o\":{\"x\":1,\"\\u0078\":2,\"x\":3},\"a\":4}\n");
    assertThat(written(directory, rows.select("a", "o.x")))
        .isEqualTo("{\"a\":2,\"o.x\":null}\n{\"a\":3,\"o.x\":null}\n{\"a\":4,\"o.x\":3}\n");
    for (Engine engine : Documents.engines()) {
      assertThat(Documents.report(directory, rows, ignored -> engine).warnings())
          .containsExactly("Keys that an object had before, of which the last counts: 3.");
    }
    assertThat(rows.collect().getFirst()).isEqualTo(Row.of("a", 2, "b", 0));
  }

  @Test
  void numbersAreExact() throws IOException {
    Row row =
        lines(
                directory,
                "{\"a\":9223372036854775807,\"b\":9223372036854775808,\"c\":0.1,\"d\":1e400}\n")
            .collect()
            .getFirst();
    assertThat(row.get("a")).isEqualTo(Long.MAX_VALUE);
    assertThat(row.get("b")).isEqualTo(new BigDecimal("9223372036854775808"));
    assertThat(row.get("c")).isEqualTo(new BigDecimal("0.1"));
    assertThat(row.get("d")).isEqualTo(new BigDecimal("1e400").setScale(0));
  }

  @Test
  void halfASurrogatePairIsReadAsTheReplacementCharacter() throws IOException {
    String text = "{\"a\":\"x\\ud800y\\udc00\"}\n";
    Dataset rows = lines(directory, text);
    assertThat(written(directory, rows)).isEqualTo(text);
    assertThat(rows.collect().getFirst().get("a")).isEqualTo("x\uFFFDy\uFFFD");
    assertThat(written(directory, rows.with("b", "a || ''").drop("a")))
        .isEqualTo("{\"b\":\"x\uFFFDy\uFFFD\"}\n");
  }

  @Test
  void depthIsLimited() throws IOException {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    assertThat(lines(directory, deep + "\n").count()).isEqualTo(1);
    Dataset tooDeep = lines(directory, "{\"a\":" + deep + "}\n");
    assertThatThrownBy(tooDeep::collect)
        .hasMessageContaining("nested deeper than 1000, at byte 1005");
    String deepest = "{\"a\":" + "[".repeat(1999) + "]".repeat(1999) + "}\n";
    Dataset allowed = read(directory, deepest, Json.lines().maxDepth(2000));
    assertThat(written(directory, allowed.sort("b").distinct())).isEqualTo(deepest);
    assertThat(written(directory, allowed.map(row -> row.with("c", row.get("a")))))
        .startsWith(deepest.substring(0, deepest.length() - 2));
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 5000, 300_000})
  void aDocumentThatIsTooLargeIsAReject(int size) throws IOException {
    String large = "{\"a\":\"" + "x".repeat(size) + "\"}\n";
    String text = "{\"a\":1}\n" + large + "{\"a\":2}\n";
    Json limited = Json.lines().maxRecord(new DataSize(16));
    for (Dataset rows :
        List.of(
            read(directory, text, limited), packed(text, limited.compression(Compression.GZIP)))) {
      for (Engine engine : Documents.engines()) {
        Report report =
            Documents.report(directory, rows, ignored -> engine.rejects(RejectPolicy.unlimited()));
        assertThat(report.rowsOut()).isEqualTo(2);
        assertThat(report.rejects()).extracting(Reject::line).containsExactly(2L);
        assertThat(report.rejects().getFirst().reason()).contains("longer than 16 bytes");
      }
    }
  }

  private Dataset packed(String text, Json format) throws IOException {
    Path file = directory.resolve("packed" + text.length() + ".jsonl.gz");
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Dataset.read(file.toString(), format);
  }

  @Test
  void aDocumentThatIsNoObjectIsTheValueOfOne() throws IOException {
    Dataset rows = lines(directory, "5\n[1, 2]\n\"x\"\nnull\n");
    assertThat(written(directory, rows))
        .isEqualTo("{\"value\":5}\n{\"value\":[1, 2]}\n{\"value\":\"x\"}\n{\"value\":null}\n");
    assertThat(written(directory, rows.select("value.1")))
        .isEqualTo("{\"value.1\":null}\n{\"value.1\":2}\n{\"value.1\":null}\n{\"value.1\":null}\n");
  }

  @Test
  void recordsAreFoundWhereAPathLeads() throws IOException {
    String text =
        """
        {"meta": {"items": [9], "n": 2},
         "data": {"items": [ {"a": 1}, {"a": [2, {"b": "]"}]} ], "next": null}}
        """;
    assertThat(written(directory, read(directory, text, Json.array().records("data.items"))))
        .isEqualTo("{\"a\": 1}\n{\"a\": [2, {\"b\": \"]\"}]}\n");
    assertThat(written(directory, read(directory, text, Json.array().records("meta"))))
        .isEqualTo("{\"items\": [9], \"n\": 2}\n");
    String pages = "[{\"items\":[1,2]},{\"items\":null},{\"items\":[]},{\"items\":[3]}]";
    assertThat(written(directory, read(directory, pages, Json.array().records("items"))))
        .isEqualTo("{\"value\":1}\n{\"value\":2}\n{\"value\":3}\n");
    Dataset nowhere = read(directory, text, Json.array().records("data.rows"));
    assertThatThrownBy(nowhere::collect).hasMessageContaining("holds nothing at \"data.rows\"");
  }

  @Test
  void objectsMayStandOneBehindTheOther() throws IOException {
    Dataset rows = read(directory, "{\"a\":1}\n{\"a\":\n2}{\"a\":3}", Json.array());
    assertThat(written(directory, rows.select("a"))).isEqualTo("{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [1,]|byte 3: "]" stands in a wrong place (expected: a value)
          [{"a":1}|byte 8: the text ends too soon
          {"a":1} x|byte 8: text stands behind an object
          [1] [2]|byte 4: text stands behind the end of the JSON text
          [{"a":tru}]|byte 9: "}" stands in a wrong place (expected: a value)
          {"a" 1}|byte 5: "1" stands in a wrong place (expected: ":" behind a key)
          [1 2]|byte 3: a comma or the end of the array or object is missing here
          """)
  void aMalformedTextFailsWithItsPlace(String text, String message) throws IOException {
    Dataset rows = read(directory, text, Json.array());
    for (Engine engine : Documents.engines()) {
      assertThatThrownBy(() -> rows.on(engine).collect())
          .isInstanceOfSatisfying(
              LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT))
          .hasMessageContaining(".json:1, " + message);
    }
  }

  @Test
  void noJsonAtAllIsAnErrorUnlessItIsAllowed() throws IOException {
    assertThatThrownBy(() -> read(directory, " \n", Json.array()).collect())
        .hasMessageContaining("is empty: it holds no JSON");
    assertThat(read(directory, " \n", Json.array().allowEmpty()).collect()).isEmpty();
    assertThat(lines(directory, "").collect()).isEmpty();
  }

  @Test
  void aRowKeepsWhatWasReadUntilItIsAskedFor() throws IOException {
    Row row =
        lines(directory, "{\"a\":[1,{\"b\":2.50}],\"c\":\"\\u0041\",\"d\":null}\n")
            .collect()
            .getFirst();
    assertThat(row.names()).containsExactly("a", "c", "d");
    assertThat(row.get("a")).isEqualTo(List.of(1L, Row.of("b", new BigDecimal("2.50"))));
    assertThat(row.text("c")).isEqualTo("A");
    assertThat(row.has("d")).isTrue();
    assertThat(row.get("d")).isNull();
    assertThat(row)
        .isEqualTo(Row.of("a", row.get("a"), "c", "A", "d", null))
        .hasSameHashCodeAs(row.with("c", "A"));
    Dataset changed = Dataset.ofRows(List.of(row, row.with("x", 1), row.without("c")));
    assertThat(written(directory, changed))
        .isEqualTo(
            """
            {"a":[1,{"b":2.50}],"c":"\\u0041","d":null}
            {"a":[1,{"b":2.50}],"c":"\\u0041","d":null,"x":1}
            {"a":[1,{"b":2.50}],"d":null}
            """);
  }

  @Test
  void rowsWithShorterAndShorterKeysAreTheirOwn() throws IOException {
    assertThat(lines(directory, "{\"a long key\":1}\n{\"b\":2}\n{\"\":3}\n{}\n").collect())
        .containsExactly(Row.of("a long key", 1), Row.of("b", 2), Row.of("", 3), Row.of());
  }

  /** A document as a record. */
  public record Person(String name, int age, Home home, List<String> tags) {}

  /** An object inside it. */
  public record Home(String city) {}

  @Test
  void documentsBecomeRecordsOfRecords() throws IOException {
    Dataset rows =
        lines(
            directory,
            "{\"name\":\"Ann\",\"age\":31,\"home\":{\"city\":\"X\"},\"tags\":[\"a\"]}\n"
                + "{\"age\":1}\n");
    assertThat(rows.collect(Person.class))
        .containsExactly(
            new Person("Ann", 31, new Home("X"), List.of("a")), new Person(null, 1, null, null));
    assertThat(written(directory, rows.map(Person.class, person -> person).limit(1)))
        .isEqualTo("{\"name\":\"Ann\",\"age\":31,\"home\":{\"city\":\"X\"},\"tags\":[\"a\"]}\n");
  }

  @Test
  void aRowCanBeSerialised() throws Exception {
    Row row = lines(directory, "{\"a\":[1],\"c\":\"x\"}\n").collect().getFirst();
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = new java.io.ObjectOutputStream(bytes)) {
      out.writeObject(row);
    }
    try (var in =
        new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(row);
    }
  }

  @Test
  void openRowsBecomeCsvWithTheKnownFields() throws IOException {
    Path file = directory.resolve("out.csv");
    lines(directory, "{\"a\":1,\"b\":[1, \"x\"]}\n{\"b\":\"p,q\",\"c\":{\"d\":null}}\n")
        .write(file.toString());
    assertThat(Files.readString(file))
        .isEqualTo("a,b,c\n1,\"[1, \"\"x\"\"]\",\n,\"p,q\",\"{\"\"d\"\":null}\"\n");
  }
}
