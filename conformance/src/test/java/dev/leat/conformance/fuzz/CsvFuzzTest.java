package dev.leat.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.leat.Dataset;
import dev.leat.conformance.MemoryFolder;
import dev.leat.conformance.cases.Way;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.io.Csv;
import dev.leat.io.Ragged;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads files that are almost CSV, in different ways, which must agree. */
class CsvFuzzTest {

  private static final String[] PIECES = {
    ",",
    ",",
    ",",
    ";",
    "\t",
    "|",
    "\"",
    "\"",
    "\"\"",
    "\"a\"",
    ",\"",
    "\",",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "a",
    "b c",
    "1",
    "2",
    "007",
    "1.50",
    "-3",
    "2019-01-01",
    "true",
    "\\N",
    "\\",
    "'",
    "#",
    " ",
    "\u0000",
    "ÿ",
    "é",
    "😀",
    "\uFEFF",
    "x".repeat(70),
    "NULL",
    "1e400"
  };

  private static final List<Csv> FORMATS =
      List.of(
          Csv.sniffed(),
          Csv.commas().quote('"').allText(),
          Csv.commas().ragged(Ragged.PAD).nullText("\\N"),
          Csv.tabs().noQuote(),
          Csv.sniffed().comment('#').allowEmpty(),
          Csv.commas().quote('\'').escape('\\').skipLines(1));

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
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    boolean broken = random.nextInt(8) == 0;
    return text.toString().getBytes(broken ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private static void check(byte[] bytes, int choice) {
    Path file = write("in.csv", bytes);
    Csv format = FORMATS.get(choice % FORMATS.size());
    String usual = outcome(file, format, Way.usual());
    String other = outcome(file, format, WAYS.get(choice % WAYS.size()));
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

  /** What a user sees of a file: its columns and rows, its rejects, or why it cannot be read. */
  private static String outcome(Path file, Csv format, Way way) {
    try {
      Dataset dataset =
          Dataset.read(file.toString(), format).on(way.engine().rejects(RejectPolicy.unlimited()));
      List<String> rows = dataset.collect().stream().map(Row::toString).toList();
      Report report = dataset.write(folder.resolve("out.csv").toString());
      assertThat(report.rowsIn()).isEqualTo(report.rowsOut() + report.rejected());
      assertThat(report.rowsOut()).isEqualTo(rows.size());
      readsBack(dataset, rows);
      return dataset.schema() + "\n" + String.join("\n", rows) + "\n" + report.rejects();
    } catch (LeatException e) {
      return e.kind() + ": " + e.getMessage();
    }
  }

  /** What was written gives the same rows, except that a null alone on a line reads as empty. */
  private static void readsBack(Dataset written, List<String> rows) {
    if (written.schema().size() > 1) {
      Csv format = Csv.commas().quote('"').noEscape().allText();
      Dataset read =
          Dataset.read(
              folder.resolve("out.csv").toString(), format.header(dev.leat.io.Header.PRESENT));
      assertThat(read.collect().stream().map(Row::toString).toList()).isEqualTo(rows);
    }
  }
}
