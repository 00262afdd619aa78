package dev.leat.internal.engine.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {

  @TempDir Path directory;

  /** Another process: creates a temporary file, says so, and lives until it is killed. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      TemporaryFile file = TemporaryFile.create(Path.of(arguments[0]));
      file.channel().write(ByteBuffer.wrap(new byte[100]));
      System.out.println("written");
      Thread.sleep(60_000);
    }
  }

  @Test
  void litterOfAKilledProcessIsSweptAndFilesOfALiveOneAreNot() throws Exception {
    Path target = directory.resolve("result.csv");
    Process writer = startWriter(target);
    try {
      TemporaryFile.sweep(target);
      assertThat(entries())
          .hasSize(1)
          .first()
          .asString()
          .matches("\\.result\\.csv\\.leat-.*\\.tmp");
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();

    assertThat(entries()).hasSize(1);
    TemporaryFile.sweep(target);
    assertThat(entries()).isEmpty();
  }

  @Test
  void sweepingLeavesTheLiveFilesOfThisProcessLocked() throws Exception {
    Path target = directory.resolve("result.csv");
    try (TemporaryFile mine = TemporaryFile.create(target)) {
      TemporaryFile.sweep(target);

      assertThat(entries()).hasSize(1);
      assertThat(mine.channel().isOpen()).isTrue();
    }
    assertThat(entries()).isEmpty();
  }

  @Test
  void filesOfOtherTargetsAndOtherOriginAreNoLitter() throws IOException {
    for (String name :
        new String[] {
          ".other.csv.leat-1-1.tmp", ".result.csv.leat-x.tmp", "result.csv.tmp", ".result.csv.leat-"
        }) {
      Files.createFile(directory.resolve(name));
    }
    TemporaryFile.sweep(directory.resolve("result.csv"));

    assertThat(entries()).hasSize(4);
  }

  @Test
  void aNameThatIsTakenIsNotTouched() throws IOException {
    Path target = directory.resolve("result.csv");
    try (TemporaryFile first = TemporaryFile.create(target);
        TemporaryFile second = TemporaryFile.create(target)) {
      assertThat(entries()).hasSize(2);
      assertThat(first.channel()).isNotEqualTo(second.channel());
    }
  }

  @Test
  void theLongestNamesFit() throws IOException {
    Path target = directory.resolve("ü".repeat(120) + ".csv");
    try (TemporaryFile file = TemporaryFile.create(target)) {
      file.replace(target);
    }

    assertThat(target).exists();
  }

  private static Process startWriter(Path target) throws IOException {
    Process writer =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                target.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(writer.inputReader().readLine()).isEqualTo("written");
    return writer;
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
