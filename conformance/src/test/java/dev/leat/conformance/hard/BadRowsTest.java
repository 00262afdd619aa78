package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.leat.Engine;
import dev.leat.cli.flow.BuiltFlow;
import dev.leat.cli.flow.Flow;
import dev.leat.run.Report;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts a million events among which a thousand rows are bad in ten ways. */
class BadRowsTest {

  private static final int ROWS = 1_000_000;
  private static final int EVERY = 1_000;
  private static final String QUOTES =
      "text after the closing quote (expected: a delimiter or the end of the line)";

  /** A bad line, and what the reject must say about it. */
  private record Bad(String line, String column, String reason) {}

  private static final List<Bad> KINDS =
      List.of(
          new Bad("\"-38.1\",\"177.0\",\"1\"", "", "the row has 3 fields (expected: 4)"),
          new Bad(
              "\"-38.1\",\"177.0\",\"1\",\"2019-01-01\",\"\"",
              "",
              "the row has 5 fields (expected: 4)"),
          new Bad("«»", "", "the row has 1 field (expected: 4)"),
          new Bad("\"-38.1\",\"177.0\",\"1\"x,\"2019-01-01\"", "region_id", QUOTES),
          new Bad("\"-38.1\",\"177.0\",\"1\",\"2019-01-01", "date", QUOTES),
          new Bad("\"-38.1\",\"177.0\",\"one\",\"2019-01-01\"", "region_id", "one"),
          new Bad("\"-38.1\",\"177.0\",\"1.5\",\"2019-01-01\"", "region_id", "1.5"),
          new Bad(
              "\"-38.1\",\"177.0\",\"99999999999999999999\",\"2019-01-01\"",
              "region_id",
              "99999999999999999999"),
          new Bad("\"-38.1\",\"177.0\",\"1\",\"2019-02-30\"", "date", "2019-02-30"),
          new Bad("\"-38.1\",\"177.0\",\"1\",\"yesterday\u0000\"", "date", "yesterday"));

  /** Where a bad line stands. */
  private record Placed(long line, long offset, Bad bad) {}

  @TempDir private Path folder;

  private final SortedMap<String, Long> counts = new TreeMap<>();

  @Test
  void everyBadRowIsARejectWithItsPlaceAndEveryGoodRowIsCounted() throws IOException {
    Events.writeRegions(folder);
    Events.writeFlow(folder, "rejects: {file: \"${flow}/bad.csv\"}");
    List<Placed> placed = writeLocations();
    Flow flow = Flow.load(folder.resolve("flow.yaml"), Map.of());
    BuiltFlow built = flow.build();
    Report report =
        built.dataset().on(flow.tuned(Engine.local())).write(built.sink().orElseThrow());
    assertThat(report.rejected()).isEqualTo(placed.size());
    assertThat(report.rowsIn()).isEqualTo(ROWS + Events.REGIONS);
    assertThat(folder.resolve("result.csv")).hasContent(Events.result(counts));
    List<NamedCsvRecord> rejects = rejects();
    assertThat(rejects).hasSameSizeAs(placed);
    for (int i = 0; i < rejects.size(); i++) {
      assertReject(rejects.get(i), placed.get(i));
    }
  }

  private List<NamedCsvRecord> rejects() throws IOException {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("bad.csv"))) {
      return reader.stream().toList();
    }
  }

  private static void assertReject(NamedCsvRecord reject, Placed placed) {
    assertThat(reject.getField("line")).isEqualTo(String.valueOf(placed.line()));
    assertThat(reject.getField("byte")).isEqualTo(String.valueOf(placed.offset()));
    assertThat(reject.getField("column")).isEqualTo(placed.bad().column());
    assertThat(reject.getField("reason")).contains(placed.bad().reason());
    assertThat(reject.getField("raw")).isEqualTo(placed.bad().line());
  }

  private List<Placed> writeLocations() throws IOException {
    List<Placed> placed = new ArrayList<>();
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("location.csv")))) {
      long offset = write(out, "\"lat\",\"long\",\"region_id\",\"date\"");
      for (int row = 0; row < ROWS; row++) {
        String line = Events.line(row);
        if (row % EVERY == EVERY / 2) {
          Bad bad = KINDS.get(row / EVERY % KINDS.size());
          placed.add(new Placed(row + 2L, offset, bad));
          line = bad.line();
        } else {
          Events.count(counts, row);
        }
        offset += write(out, line);
      }
    }
    return placed;
  }

  private static int write(OutputStream out, String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    return bytes.length;
  }
}
