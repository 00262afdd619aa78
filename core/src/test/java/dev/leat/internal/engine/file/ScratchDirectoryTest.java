package dev.leat.internal.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {

  @TempDir private Path parent;

  /** Another process: makes a directory with a file, says so, and ends when it is told to. */
  static final class Owner {

    private Owner() {}

    public static void main(String[] arguments) throws IOException {
      Path directory = ScratchDirectory.ofProcess(Path.of(arguments[0])).path();
      Files.writeString(directory.resolve("file"), "x");
      System.out.println("made");
      int unused = System.in.read();
    }
  }

  @Test
  void itIsGoneWhenItsProcessEnds() throws Exception {
    Process owner = start();
    assertThat(entries()).hasSize(1);
    owner.getOutputStream().close();

    assertThat(owner.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(entries()).isEmpty();
  }

  @Test
  void itIsGoneWhenItIsClosed() throws IOException {
    ScratchDirectory mine = ScratchDirectory.create(parent.resolve("made"));
    Files.writeString(mine.path().resolve("file"), "x");
    ScratchDirectory other = ScratchDirectory.create(parent.resolve("made"));
    mine.close();
    assertThat(mine.path()).doesNotExist();
    assertThat(other.path()).isDirectory();
    other.close();
    other.close();

    assertThat(parent.resolve("made")).isEmptyDirectory();
  }

  @Test
  void thatOfAKilledProcessIsSweptAndThatOfALiveOneIsNot() throws Exception {
    Process killed = start();
    killed.destroyForcibly().waitFor();
    assertThat(entries()).hasSize(1);
    Process live = start();
    try {
      assertThat(entries()).hasSize(1);
      Path mine = ScratchDirectory.ofProcess(parent).path();
      ScratchDirectory.sweep(parent);
      assertThat(entries()).hasSize(2).contains(mine);
      assertThat(ScratchDirectory.ofProcess(parent).path()).isEqualTo(mine).isDirectory();
      assertThat(Files.getPosixFilePermissions(mine))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    } finally {
      live.destroyForcibly();
    }
  }

  @Test
  void aPlaceThatCannotBeIsToldAsSuch() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "x");

    assertThatThrownBy(() -> ScratchDirectory.create(file))
        .hasMessageContaining("\"" + file + "\" cannot be written");
  }

  private Process start() throws IOException {
    Process owner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                parent.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(owner.inputReader().readLine()).isEqualTo("made");
    return owner;
  }

  /** What is below the directory of the user, which is gone when nothing is. */
  private List<Path> entries() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> users = Files.list(parent)) {
      for (Path user : users.toList()) {
        try (Stream<Path> entries = Files.list(user)) {
          found.addAll(entries.toList());
        }
      }
    }
    return found;
  }
}
