package dev.leat.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.leat.Dataset;
import dev.leat.conformance.MemoryFolder;
import dev.leat.conformance.cases.Way;
import dev.leat.data.DataSize;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.io.Json;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads files that are almost JSON, in different ways, which must agree. */
class JsonFuzzTest {

  private static final String[] PIECES = {
    "{",
    "{",
    "}",
    "}",
    "[",
    "]",
    ",",
    ",",
    ":",
    "\"",
    "\"a\"",
    "\"a\":",
    "\"b\":",
    "\"a.b\":",
    "\n",
    "\n",
    "\r\n",
    " ",
    "\t",
    "\\",
    "\\u00e9",
    "\\ud800",
    "1",
    "-0",
    "1.50",
    "1e5",
    "1e400",
    "007",
    "12345678901234567890",
    "true",
    "false",
    "null",
    "nul",
    "\"x\"",
    "\"é\"",
    "\"2024-01-02\"",
    "{\"a\":1}",
    "{\"a\":1,\"b\":\"x\"}\n",
    "{\"a\":{\"b\":[1,2]}}\n",
    "{\"b\":2,\"a\":1,\"b\":3}\n",
    "[{\"a\":1},",
    "{\"a\":[",
    "]}",
    "\u0000",
    "\uFEFF",
    "😀",
    "x".repeat(70)
  };

  private static final List<Json> FORMATS =
      List.of(
          Json.lines(),
          Json.array(),
          Json.lines().maxDepth(2).maxRecord(new DataSize(30)),
          Json.array().records("a").allowEmpty(),
          Json.array().records("a.b").maxDepth(3));

  private static final List<UnaryOperator<Dataset>> VERBS =
      List.of(
          rows -> rows,
          rows -> rows.select("a", "b", "a.b"),
          rows -> rows.drop("a").with("c", "a.b"),
          rows -> rows.sort("b").distinct(),
          rows -> rows.groupBy("a").count(),
          rows -> rows.where("b is not null").rename("b", "d").map(row -> row.with("n", 1)));

  private static final List<Way> WAYS = Way.all();

  @TempDir(factory = MemoryFolder.class)
  private static Path folder;

  @FuzzTest
  void readerThrowsNothingButLeatException(FuzzedDataProvider data) {
    int choice = data.consumeInt(0, Integer.MAX_VALUE - 1);
    check(data.consumeRemainingAsBytes(), choice);
  }

  @Test
  void readerThrowsNothingButLeatExceptionOnRandomPieces() {
    Random random = new Random(Long.getLong("leat.seed", 1));
    for (int i = 0; i < Integer.getInteger("leat.inputs", 3_000); i++) {
      check(randomPieces(random), random.nextInt(Integer.MAX_VALUE));
    }
  }

  private static byte[] randomPieces(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    boolean broken = random.nextInt(8) == 0;
    return text.toString().getBytes(broken ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static void check(byte[] bytes, int choice) {
    Path file = write("in.json", bytes);
    Json format = FORMATS.get(choice % FORMATS.size());
    UnaryOperator<Dataset> verbs = VERBS.get(choice / 7 % VERBS.size());
    String usual = outcome(file, format, verbs, Way.usual());
    String other = outcome(file, format, verbs, WAYS.get(choice % WAYS.size()));
    assertThat(other)
        .as("%s of <%s>", format, new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(usual);
  }

  private static Path write(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a user sees of a file: its fields and rows, its rejects, or why it cannot be read. */
  private static String outcome(Path file, Json format, UnaryOperator<Dataset> verbs, Way way) {
    try {
      Dataset read =
          Dataset.read(file.toString(), format).on(way.engine().rejects(RejectPolicy.unlimited()));
      Dataset dataset = verbs.apply(read);
      Path out = folder.resolve("out.jsonl");
      Report report = dataset.write(out.toString());
      String written = Files.readString(out);
      List<Row> rows = dataset.collect();
      assertThat(report.rowsOut()).isEqualTo(rows.size());
      readsBack(rows, written);
      return dataset.schema() + "\n" + written + report.rejects() + report.warnings();
    } catch (LeatException e) {
      return e.kind() + ": " + e.getMessage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was written gives as many rows, which are written again byte for byte. */
  private static void readsBack(List<Row> rows, String written) throws IOException {
    Path again = write("again.jsonl", written.getBytes(StandardCharsets.UTF_8));
    Path copy = folder.resolve("copy.jsonl");
    assertThat(Dataset.read(again.toString()).write(copy.toString()).rowsOut())
        .isEqualTo(rows.size());
    assertThat(Files.readString(copy)).isEqualTo(written);
  }
}
