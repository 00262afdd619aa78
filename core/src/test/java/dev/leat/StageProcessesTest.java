package dev.leat;

import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.sum;
import static dev.leat.stage.CacheFormat.CSV;
import static dev.leat.stage.CacheFormat.JSONL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.io.Csv;
import dev.leat.stage.CacheItem;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.Input;
import dev.leat.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that share a cache: at the same time, killed, elsewhere. */
class StageProcessesTest {

  private static final String CACHE = "cache";
  private static final int ROWS = 40_000;

  @TempDir private Path folder;

  /** Stages that note in the file {@code log} that they are computed. */
  static class Chain {
    @Stage(cache = CSV)
    Dataset clean(@Input("in.csv") Dataset rows) {
      note("clean");
      return rows.where("n % 3 > 0").sort("k");
    }

    @Stage(cache = JSONL)
    Dataset groups(Dataset clean) {
      note("groups");
      return clean.groupBy("k").aggregate(count(), sum("n").as("n"));
    }

    @Stage(cache = CSV)
    Dataset tops(Dataset clean) {
      note("tops");
      return clean.sort("n").limit(100);
    }

    @Stage(cache = CSV)
    Dataset report(Dataset groups, Dataset tops) {
      note("report");
      return groups.join(tops.select("k").distinct(), "k");
    }
  }

  private static void note(String stage) {
    try {
      Files.writeString(
          Path.of("log"), stage + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the chain in the working directory, and prints its rows. */
  public static void main(String[] arguments) {
    Pipeline pipeline =
        Pipeline.of(new Chain())
            .on(Engine.local().threads(2).memory(DataSize.megabytes(3)))
            .cache(CacheSettings.ofProcess().at(CACHE));
    Dataset report = pipeline.run("report");
    report.write("-", Csv.commas());
  }

  @BeforeEach
  void writeInput() throws IOException {
    writeInput(folder);
  }

  private static void writeInput(Path to) throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("k,n,t\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("key ").append(random.nextInt(3000)).append(',').append(i);
      text.append(",the text of row ").append(i).append('\n');
    }
    Files.writeString(to.resolve("in.csv"), text);
  }

  private static ProcessBuilder process(Path in, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx200m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(StageProcessesTest.class.getName());
    return new ProcessBuilder(command).directory(in.toFile());
  }

  private Process start() throws IOException {
    return process(folder)
        .redirectError(Files.createTempFile(folder, "error", ".txt").toFile())
        .redirectOutput(Files.createTempFile(folder, "out", ".csv").toFile())
        .start();
  }

  /** What a process prints. */
  private String run(Path in, String... options) throws Exception {
    Path out = Files.createTempFile(folder, "rows", ".csv");
    Process process =
        process(in, options)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readString(out, UTF_8);
  }

  private List<String> log(Path in) throws IOException {
    Path log = in.resolve("log");
    return Files.exists(log) ? Files.readAllLines(log).stream().sorted().toList() : List.of();
  }

  @Test
  void eightProcessesThatStartAtOnceComputeEachStageOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      processes.add(start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(log(folder)).containsExactly("clean", "groups", "report", "tops");
    List<String> outputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("out")).toList()) {
        outputs.add(Files.readString(file));
      }
    }
    assertThat(outputs).hasSize(8).containsOnly(outputs.getFirst());
    assertThat(outputs.getFirst()).startsWith("k,count,n\nkey ");
  }

  @Test
  void aProcessThatIsKilledAnywhereLeavesNothingWrongAndTheNextGoesOn() throws Exception {
    String expected = run(folder);
    long full = timeOf(folder);
    Random random = new Random(7);
    for (int kill = 0; kill < 12; kill++) {
      deleteCache();
      Process process = start();
      process.waitFor(random.nextLong(full / 10, full), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      assertThat(run(folder)).isEqualTo(expected);
      assertThat(cache().damaged()).isEmpty();
      assertThat(cache().list()).hasSize(4);
      assertThat(folder.resolve(CACHE).resolve("unfinished")).isEmptyDirectory();
    }
  }

  private Cache cache() {
    return Cache.of(CacheSettings.ofProcess().at(folder.resolve(CACHE).toString()));
  }

  private long timeOf(Path in) throws Exception {
    deleteCache();
    long start = System.nanoTime();
    run(in);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private void deleteCache() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(CACHE))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(folder.resolve("log"));
  }

  @Test
  void anEntryOfAnotherMachineDirectoryZoneAndLocaleIsAHit() throws Exception {
    String expected = run(folder, "-Duser.timezone=America/Caracas", "-Duser.language=en");
    Path other = Files.createDirectories(folder.resolve("far/away"));
    writeInput(other);
    Files.move(folder.resolve(CACHE), other.resolve(CACHE));

    assertThat(
            run(
                other,
                "-Duser.timezone=Asia/Tokyo",
                "-Duser.language=ar",
                "-Duser.country=SA",
                "-Dfile.encoding=ISO-8859-1",
                "-Dline.separator=\r\n"))
        .isEqualTo(expected);
    assertThat(log(other)).isEmpty();
    assertThat(Cache.of(CacheSettings.ofProcess().at(other.resolve(CACHE).toString())).list())
        .extracting(CacheItem::stage)
        .containsExactly("clean", "groups", "report", "tops");
  }
}
