package dev.leat;

import static dev.leat.expr.Aggregate.collect;
import static dev.leat.expr.Aggregate.count;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.plan.JoinKind;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import dev.leat.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that was stopped inside a step, by a full disk, goes on inside that step. */
class LegsTest {

  private static final int ROWS = 6_000;

  @TempDir private Path folder;

  private DataSize split = DataSize.parse("2KB");
  private Run run;
  private Path output;
  private Dataset names;

  @BeforeEach
  void writesNames() throws IOException {
    run = Run.of("test").at("2026-01-02").in(folder.resolve("runs"));
    output = folder.resolve("out.jsonl");
    StringBuilder text = new StringBuilder("k,name\n");
    for (int k = 0; k < 60; k += 2) {
      text.append(k).append(",name ").append(k).append('\n').append(k).append(",again\n");
    }
    Files.writeString(folder.resolve("names.csv"), text);
    names = Dataset.read(folder.resolve("names.csv").toString());
  }

  /** Two files of rows, of which some are filtered out, some malformed, some without a partner. */
  private Dataset rows(String ending) throws IOException {
    write("rows1." + ending, 0, ROWS / 4);
    write("rows2." + ending, ROWS / 4, ROWS);
    return Dataset.read(folder.resolve("rows*." + ending).toString())
        .select("id", "k", "v")
        .where("k < 90");
  }

  private void write(String name, int from, int to) throws IOException {
    boolean csv = name.contains(".csv");
    StringBuilder text = new StringBuilder(csv ? "id,k,v\n" : "");
    String row = csv ? "%d,%d,value %s\n" : "{\"id\":%d,\"k\":%d,\"v\":\"value %s\"}\n";
    for (int i = from; i < to; i++) {
      text.append(row.formatted(i, i * 7 % 100, Integer.toHexString(i * 0x9E3779B9)));
      text.append(i % 1_000 == 500 ? "{malformed\n" : "");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes) {
      packed.write(text.toString().getBytes(UTF_8));
    }
    Files.write(folder.resolve(name), bytes.toByteArray());
  }

  private Engine engine(Run of, int threads) {
    return Engine.local()
        .threads(threads)
        .batches(64, split)
        .rejects(RejectPolicy.unlimited())
        .temporary(folder)
        .run(of.checkpointsEvery(Duration.ZERO));
  }

  /** Fails when the disk is full, and leaves what was kept until then. */
  private Map<Path, FileTime> stopped(Dataset job, int threads) throws IOException {
    return stopped(job, threads, DataSize.parse("30KB"));
  }

  private Map<Path, FileTime> stopped(Dataset job, int threads, DataSize disk) throws IOException {
    Engine full = engine(run, threads).maxSpill(disk);
    assertThatThrownBy(() -> job.on(full).write(output.toString()))
        .hasMessageContaining("more than " + disk);
    return keptFiles();
  }

  private Report goesOn(Dataset job, int threads) throws IOException {
    Report report = job.on(engine(run, threads)).write(output.toString());
    String resumed = Files.readString(output);
    Report expected = job.on(engine(run.at("2027-01-01"), threads)).write(output.toString());
    assertThat(resumed).isEqualTo(Files.readString(output));
    assertThat(account(report)).isEqualTo(account(expected));
    return report;
  }

  private void assertGoesOn(Dataset job, int threads) throws IOException {
    Map<Path, FileTime> before = stopped(job, threads);

    goesOn(job, threads);

    assertUsedAgain(before);
  }

  private void assertUsedAgain(Map<Path, FileTime> before) throws IOException {
    Map<Path, FileTime> after = keptFiles();
    long same =
        after.entrySet().stream()
            .filter(kept -> kept.getValue().equals(before.get(kept.getKey())))
            .count();
    assertThat(same).as("sorted runs that are used again").isGreaterThan(before.size() / 2);
  }

  private static List<Object> account(Report report) {
    List<Object> account =
        new ArrayList<>(
            List.of(
                report.rowsIn(),
                report.rowsOut(),
                report.filtered(),
                report.rejected(),
                report.unmatched(),
                report.bytesIn(),
                report.rejects()));
    report.operators().forEach(o -> account.add(o.name() + o.rowsIn() + "," + o.rowsOut()));
    report.operators().forEach(o -> account.add(o.note()));
    return account;
  }

  private Map<Path, FileTime> keptFiles() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run.directory().resolve("steps"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".spill")).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource({"csv,1", "csv,3", "csv.gz,1", "csv.gz,3", "jsonl,1", "jsonl,2", "jsonl.gz,2"})
  void aSortGoesOnAtItsLastSortedRun(String ending, int threads) throws IOException {
    assertGoesOn(rows(ending).sort("v", "k"), threads);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aLargeGzipIsReadOnFromAPointInside(int threads) throws IOException {
    split = DataSize.parse("256KB");
    write("rows.csv.gz", 0, 200_000);
    Dataset job = Dataset.read(folder.resolve("rows.csv.gz").toString()).sort("v", "k");
    Map<Path, FileTime> before = stopped(job, threads, DataSize.parse("2MB"));

    try (Stream<Path> files = Files.walk(run.directory().resolve("steps"))) {
      Path progress = files.filter(path -> path.endsWith("progress")).findFirst().orElseThrow();
      assertThat(Files.size(progress)).as("with 32 KiB before the point").isGreaterThan(1 << 15);
    }
    goesOn(job, threads);
    assertUsedAgain(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void listsGoOnAtTheirLastSortedRun(int threads) throws IOException {
    assertGoesOn(rows("csv.gz").groupBy("k").aggregate(count(), collect("v")), threads);
  }

  @ParameterizedTest
  @CsvSource({"INNER,1", "INNER,2", "LEFT,2", "SEMI,2", "ANTI,2"})
  void aJoinBelowASortRemembersItsOrphans(JoinKind kind, int threads) throws IOException {
    assertGoesOn(rows("csv").join(names, kind, "k").sort("v", "id"), threads);
  }

  @ParameterizedTest
  @EnumSource(
      value = JoinKind.class,
      names = {"RIGHT", "FULL"})
  void aJoinWithOrphansOfTheRightSideIsDoneAnew(JoinKind kind) throws IOException {
    Dataset job = rows("csv").join(names, kind, "k").sort("v", "id");
    stopped(job, 2);

    goesOn(job, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aMergeGoesOnInItsSecondInput(int threads) throws IOException {
    UnaryOperator<Dataset> merged =
        rows ->
            names
                .groupBy("k")
                .merge(
                    rows.groupBy("k"),
                    (key, named, valued) ->
                        List.of(key.with("named", named.size()).with("valued", valued.size())));
    assertGoesOn(merged.apply(rows("csv.gz")), threads);
  }

  @Test
  void aMergeWhoseFirstInputCannotBeGoneOnInLosesNoneOfItsRows() throws IOException {
    Dataset united = rows("csv").union(rows("csv"));
    Dataset merged =
        united
            .groupBy("k")
            .merge(
                rows("csv").groupBy("k"),
                (key, one, two) -> List.of(key.with("one", one.size()).with("two", two.size())));
    Run other = run.at("2028-01-01");
    long spilled = merged.on(engine(other, 1)).write(output.toString()).spilledBytes();
    Map<Path, FileTime> before = stopped(merged, 1, new DataSize(spilled * 9 / 10));

    goesOn(merged, 1);

    assertUsedAgain(before);
  }

  @Test
  void otherThreadsBeginTheStepAnew() throws IOException {
    Dataset job = rows("csv").sort("v", "id");
    stopped(job, 2);

    goesOn(job, 3);
  }

  @Test
  void damageOfTheProgressBeginsTheStepAnew() throws IOException {
    Dataset job = rows("csv").sort("v", "id");
    stopped(job, 2);
    try (Stream<Path> files = Files.walk(run.directory().resolve("steps"))) {
      for (Path file : files.filter(path -> path.endsWith("progress")).toList()) {
        Files.writeString(file, "damaged");
      }
    }

    goesOn(job, 2);
  }

  @Test
  void aDoneStepKeepsNothingButItsRows() throws IOException {
    rows("csv").sort("v").on(engine(run, 1)).write(output.toString());

    try (Stream<Path> kept = Files.walk(run.directory().resolve("steps"))) {
      assertThat(kept.filter(Files::isRegularFile).map(file -> file.getFileName().toString()))
          .contains("done")
          .doesNotContain("progress");
    }
  }
}
