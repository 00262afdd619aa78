package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presses Ctrl-C. */
class InterruptedProcessTest {

  private static final int INTERRUPTED = 130;

  @TempDir private Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "a shell sends the signal");
    Events.writeLocations(folder, 100_000);
  }

  @Test
  void anInterruptedCommandSaysSoByItsExitCode() throws Exception {
    Process process =
        Command.in(folder)
            .builder("convert", "location.csv", "-", "--quiet")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = process.getInputStream()) {
      // Now it runs, and cannot end: it has more to say than a pipe holds.
      assertThat(out.readNBytes(100)).hasSize(100);
      interrupt(process);
    }
  }

  @Test
  void anInterruptedOutputIsAbsentAndTheNextRunTidiesUp() throws Exception {
    Command command = Command.in(folder);
    Process process =
        command
            .builder("convert", "-", "out.csv", "--quiet")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      // It reads all of this, and then waits for more.
      in.write("id,name\n".getBytes(StandardCharsets.US_ASCII));
      in.write("1,x\n".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII));
      in.flush();
      interrupt(process);
    } catch (IOException closed) {
      assertThat(process.isAlive()).as("%s", closed).isFalse();
    }
    assertThat(folder.resolve("out.csv")).doesNotExist();

    command.run("convert", "location.csv", "out.csv", "--quiet").exits(0);
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("location.csv", "out.csv");
  }

  private static void interrupt(Process process) throws Exception {
    String kill = "kill -INT " + process.pid();
    assertThat(new ProcessBuilder("/bin/sh", "-c", kill).start().waitFor()).isZero();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
  }
}
