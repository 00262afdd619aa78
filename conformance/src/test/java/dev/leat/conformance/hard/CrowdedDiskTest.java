package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets the place that the command writes to be too small, closed, or used by another one. */
class CrowdedDiskTest {

  private static final int SPACE = 5;

  @TempDir private Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    Events.writeLocations(folder, 100_000);
  }

  @Test
  void fullDiskIsAnErrorThatLeavesNothingBehind() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    String user = System.getProperty("user.name");
    assumeTrue("root".equals(user), "only root can mount a small disk");
    assumeTrue(
        shell("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()) == 0,
        "mount failed");
    try {
      Command.in(folder)
          .run("convert", "location.csv", "disk/out.csv")
          .exits(SPACE)
          .says("disk is full", "disk/out.csv", "Free some space");
      assertThat(disk).isEmptyDirectory();
    } finally {
      shell("umount", disk.toString());
    }
  }

  @Test
  void aDeviceWithoutSpaceIsAFullDisk() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "Linux has such a device");
    Command.in(folder)
        .run("convert", "location.csv", "/dev/full")
        .exits(SPACE)
        .says("The disk is full", "/dev/full");
  }

  private static int shell(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Test
  void closedPipeEndsSilently() throws Exception {
    Path err = folder.resolve("err.txt");
    Process process =
        Command.in(folder)
            .builder("convert", "location.csv", "-", "--quiet")
            .redirectError(err.toFile())
            .start();
    try (InputStream out = process.getInputStream()) {
      assertThat(out.readNBytes(100)).hasSize(100);
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isIn(0, 141);
    assertThat(err).isEmptyFile();
  }

  @Test
  void standardInputAndOutputAreFiles() throws Exception {
    Process process =
        Command.in(folder)
            .builder("convert", "-", "-", "--quiet")
            .redirectInput(folder.resolve("location.csv").toFile())
            .redirectOutput(folder.resolve("out.csv").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    String quoted = Files.readString(folder.resolve("location.csv"));
    assertThat(Files.readString(folder.resolve("out.csv")).equals(quoted.replace("\"", "")))
        .isTrue();
  }

  @Test
  void twoProcessesMayWriteTheSameOutput() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      processes.add(
          Command.in(folder)
              .builder("convert", "location.csv", "out.csv", "--quiet", "--quote-all", "--force")
              .inheritIO()
              .start());
    }
    for (Process process : processes) {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    }
    assertThat(folder.resolve("out.csv")).hasSameBinaryContentAs(folder.resolve("location.csv"));
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("location.csv", "out.csv");
  }
}
