package dev.leat;

import static dev.leat.expr.Aggregate.collect;
import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.run.Report;
import dev.leat.run.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is run again goes on where it stopped, and gives what it would have given. */
class ResumeTest {

  @TempDir private Path folder;

  private Run run;
  private Path events;
  private Path regions;
  private Path output;

  @BeforeEach
  void writesInputs() throws IOException {
    run = Run.of("test").at("2026-01-02").in(folder.resolve("runs"));
    events = folder.resolve("events.csv");
    regions = folder.resolve("regions.csv");
    output = folder.resolve("out.csv");
    StringBuilder text = new StringBuilder("id,region,amount\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(i % 777).append(",r").append(i % 7).append(',').append(i % 100).append('\n');
    }
    Files.writeString(events, text);
    Files.writeString(regions, "region,name\nr1,one\nr2,two\nr3,three\nr5,five\nr9,nine\n");
  }

  private Dataset job() {
    return Dataset.read(events.toString())
        .where("amount < 90")
        .groupBy("id", "region")
        .aggregate(count(), sum("amount"))
        .join(Dataset.read(regions.toString()), "region")
        .sort("name", "id");
  }

  private Report write(Dataset dataset) {
    return dataset.on(Engine.local().run(run).temporary(folder)).write(output.toString());
  }

  @Test
  void aResumableRunGivesWhatAnyRunGives() throws IOException {
    Report expected = job().write(output.toString());
    String rows = Files.readString(output);

    Report report = write(job());

    assertThat(Files.readString(output)).isEqualTo(rows);
    assertSameAccount(report, expected);
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws IOException {
    Report first = write(job());
    String rows = Files.readString(output);
    Map<Path, FileTime> kept = keptFiles();
    Files.delete(output);

    Report second = write(job());

    assertThat(kept).isNotEmpty();
    assertThat(keptFiles()).isEqualTo(kept);
    assertThat(Files.readString(output)).isEqualTo(rows);
    assertSameAccount(second, first);
  }

  @Test
  void whatFollowsAFailureIsDoneAndNothingBefore() throws IOException {
    Path flag = folder.resolve("mended");
    Dataset failing =
        job()
            .map(row -> {
              if (!Files.exists(flag)) {
                throw new IllegalStateException("a bug");
              }
              return row;
            });
    assertThatThrownBy(() -> write(failing)).hasMessageContaining("a bug");
    Map<Path, FileTime> kept = keptFiles();
    Files.createFile(flag);

    write(failing);

    assertThat(kept).isNotEmpty();
    assertThat(keptFiles()).isEqualTo(kept);
  }

  @Test
  void anInputThatChangedIsReadAgain() throws IOException {
    write(job());
    Files.writeString(regions, "region,name\nr1,uno\n");

    Report report = write(job());

    assertThat(Files.readString(output)).contains("uno").doesNotContain("two");
    assertThat(report.rowsIn()).isEqualTo(20_001);
  }

  @Test
  void damageOfAnyKeptFileIsNoticedAndMended() throws IOException {
    write(job());
    String rows = Files.readString(output);
    for (Path damaged : keptFiles().keySet()) {
      damage(damaged);
      try {
        write(job());
      } catch (LeatException e) {
        assertThat(e).hasMessageContaining("is damaged at byte");
        write(job());
      }
      assertThat(Files.readString(output)).as("after damage of %s", damaged).isEqualTo(rows);
    }
  }

  @Test
  void mergedGroupsAreNotSortedAgainWhenTheirFunctionChanges() throws IOException {
    Dataset sorted = Dataset.read(events.toString());
    write(sorted.groupBy("id").map((key, rows) -> List.of(key.with("n", rows.size()))));
    Map<Path, FileTime> kept = keptFiles();

    write(
        sorted
            .groupBy("id")
            .map((key, rows) -> List.of(key.with("first", rows.first().get("region")))));

    assertThat(kept).isNotEmpty();
    assertThat(keptFiles()).isEqualTo(kept);
    assertThat(Files.readString(output)).startsWith("id,first\n0,r0\n");
  }

  @Test
  void listsAreTakenUpAndAreTheSame() throws IOException {
    Dataset lists =
        Dataset.read(events.toString())
            .groupBy("region")
            .aggregate(collect("amount").orderBy("id desc"), count());
    Report expected = lists.write(output.toString());
    String rows = Files.readString(output);
    write(lists);
    Map<Path, FileTime> kept = keptFiles();
    Files.delete(output);

    Report report = write(lists);

    assertThat(kept).isNotEmpty();
    assertThat(keptFiles()).isEqualTo(kept);
    assertThat(Files.readString(output)).isEqualTo(rows);
    assertSameAccount(report, expected);
  }

  @Test
  void twoProcessesAreNotAtOneRun() throws IOException {
    Path lock = Files.createDirectories(run.directory()).resolve("lock");
    try (FileChannel held =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lockHeld = held.lock(Long.MAX_VALUE - 1, 1, false)) {
      assertThat(lockHeld.isValid()).isTrue();
      assertThatThrownBy(() -> write(job()))
          .hasMessageContaining("is being done by")
          .hasMessageContaining("--execution-date");
    }
    assertThat(write(job()).rowsOut()).isPositive();
  }

  private static void assertSameAccount(Report report, Report expected) {
    assertThat(List.of(report.rowsIn(), report.rowsOut(), report.filtered(), report.unmatched()))
        .isEqualTo(
            List.of(
                expected.rowsIn(), expected.rowsOut(), expected.filtered(), expected.unmatched()));
    assertThat(report.operators().stream().map(o -> o.name() + o.rowsIn() + "," + o.rowsOut()))
        .containsExactlyInAnyOrderElementsOf(
            expected.operators().stream()
                .map(o -> o.name() + o.rowsIn() + "," + o.rowsOut())
                .toList());
  }

  private static void damage(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      int value = bytes.read();
      bytes.seek(bytes.length() / 2);
      bytes.write(value ^ 0x55);
    }
  }

  private Map<Path, FileTime> keptFiles() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(run.directory().resolve("steps"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }
}
