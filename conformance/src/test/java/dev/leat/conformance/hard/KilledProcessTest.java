package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Kills the command at random moments: there is a whole output or none, and the next run tidies up.
 *
 * <p>{@code -Dleat.kills=20} kills more often.
 */
class KilledProcessTest {

  private static final int ROWS = 400_000;

  @TempDir private Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    Events.writeRegions(folder);
    Events.writeLocations(folder, ROWS);
    Events.writeFlow(folder);
  }

  @Test
  void countIsWholeOrAbsentAfterKill() throws Exception {
    killAtRandom("result.csv", "run", "flow.yaml", "--quiet");
  }

  @Test
  void copyIsWholeOrAbsentAfterKill() throws Exception {
    killAtRandom("copy.csv", "convert", "location.csv", "copy.csv", "--quiet", "--force");
  }

  private void killAtRandom(String output, String... arguments) throws Exception {
    Command command = Command.in(folder);
    long start = System.nanoTime();
    command.run(arguments).exits(0);
    long usualMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    byte[] whole = Files.readAllBytes(folder.resolve(output));
    List<String> files = files();
    Random random = new Random(Long.getLong("leat.seed", 1));
    for (int kill = 0; kill < Integer.getInteger("leat.kills", 3); kill++) {
      Files.deleteIfExists(folder.resolve(output));
      killAfter(random.nextLong(usualMillis), command.builder(arguments));
      if (Files.exists(folder.resolve(output))) {
        assertThat(folder.resolve(output)).hasBinaryContent(whole);
      }
      command.run(arguments).exits(0);
      assertThat(folder.resolve(output)).hasBinaryContent(whole);
      assertThat(files()).as("litter").isEqualTo(files);
    }
  }

  private void killAfter(long millis, ProcessBuilder builder) throws Exception {
    Process process =
        builder
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    assertThat(process.exitValue()).as("ended just before, or killed").isIn(0, 137);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
