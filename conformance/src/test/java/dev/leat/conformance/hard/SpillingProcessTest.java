package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What does not fit into memory is spilled to a disk that may be full or capped, by a process that
 * may be killed, and no litter is left after the next start.
 *
 * <p>{@code -Dleat.kills=50} kills more often.
 */
class SpillingProcessTest {

  private static final int SPACE = 5;
  private static final int MEMORY = 6;

  private static final String FLOW =
      """
      steps:
        - read: location.csv
        - group_by: [lat, long]
          aggregate: [count(), max(date) as last]
        - sort: [last desc, lat, long]
        - write: out.csv
      """;

  @TempDir private Path folder;

  private Path temporary;

  @BeforeEach
  void writeInput() throws IOException {
    Events.writeLocations(folder, 200_000);
    Files.writeString(folder.resolve("flow.yaml"), FLOW);
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  private Command.Ended run(String memory, String... more) throws Exception {
    return Command.in(folder).run(arguments(memory, more));
  }

  private static String[] arguments(String memory, String... more) {
    List<String> usual =
        List.of("run", "flow.yaml", "--quiet", "--temp-dir", "tmp", "--memory", memory);
    return Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void theBytesAreTheSameWithAnyMemory() throws Exception {
    run("200MB").exits(0);
    byte[] whole = Files.readAllBytes(folder.resolve("out.csv"));
    for (String memory : List.of("8MB", "24MB")) {
      run(memory, "--jobs", "2").exits(0);
      assertThat(folder.resolve("out.csv")).hasBinaryContent(whole);
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void aCapOnTemporaryFilesIsKept() throws Exception {
    run("8MB", "--max-spill", "1MB")
        .exits(SPACE)
        .says("needs more than 1 MB of temporary files", "--max-spill");
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aMemoryCapThatIsTooSmallSaysWhatToRaise() throws Exception {
    run("64KB")
        .exits(MEMORY)
        .says("The memory cap of 64 KB is too small", "Raise it with --memory");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aFullDiskIsAnErrorThatNamesAnotherDisk() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
    assumeTrue(
        shell("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", temporary.toString()) == 0,
        "mount failed");
    try {
      run("8MB").exits(SPACE).says("The disk is full", "--temp-dir");
      assertThat(temporary).isEmptyDirectory();
    } finally {
      shell("umount", temporary.toString());
    }
  }

  @Test
  void theNextStartSweepsWhatAKilledProcessLeft() throws Exception {
    long start = System.nanoTime();
    run("8MB").exits(0);
    long usualMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    byte[] whole = Files.readAllBytes(folder.resolve("out.csv"));
    Random random = new Random(Long.getLong("leat.seed", 1));
    for (int kill = 0; kill < Integer.getInteger("leat.kills", 3); kill++) {
      killAfter(random.nextLong(usualMillis), arguments("8MB"));
      run("200MB").exits(0);
      assertThat(folder.resolve("out.csv")).hasBinaryContent(whole);
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void aKilledRunGoesOnAndGivesTheSameBytes() throws Exception {
    String[] resumable = {"--namespace", "events", "--execution-date", "2026-01-01"};
    long start = System.nanoTime();
    run("8MB").exits(0);
    long usualMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    byte[] whole = Files.readAllBytes(folder.resolve("out.csv"));
    Random random = new Random(Long.getLong("leat.seed", 1));
    for (int kill = 0; kill < Integer.getInteger("leat.kills", 3); kill++) {
      Files.delete(folder.resolve("out.csv"));
      killAfter(random.nextLong(usualMillis), arguments("8MB", resumable));
      run("8MB", resumable).exits(0);
      assertThat(folder.resolve("out.csv")).hasBinaryContent(whole);
      Command.in(folder).run("runs", "rm", "events").exits(0);
      assertThat(temporary).isEmptyDirectory();
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("location.csv", "flow.yaml", "out.csv", "tmp", ".leat");
  }

  private void killAfter(long millis, String... arguments) throws Exception {
    Process process =
        Command.in(folder)
            .builder(arguments)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  private static int shell(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
