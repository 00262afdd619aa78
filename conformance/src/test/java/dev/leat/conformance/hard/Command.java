package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command in a process of its own, as a user starts it.
 *
 * @param folder where it runs
 * @param heap the most memory of its heap, such as {@code 256m}
 */
record Command(Path folder, String heap) {

  private static final long PATIENCE_SECONDS = 120;

  /** A command with a heap that is large enough for small files. */
  static Command in(Path folder) {
    return new Command(folder, "256m");
  }

  /** How a command ended. */
  record Ended(int exitCode, String out, String err) {

    /** Checks the exit code and that the message is one for people. */
    Ended exits(int expected) {
      assertThat(exitCode).as("exit code; stderr:%n%s", err).isEqualTo(expected);
      assertThat(err).as("no stack trace").doesNotContain("\tat ", "Exception in thread");
      return this;
    }

    /** Checks that the message says all of this. */
    Ended says(String... parts) {
      assertThat(err).contains(parts);
      return this;
    }
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return run(builder(arguments));
  }

  /** Runs a process to its end. */
  static Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path out = Files.createTempFile("leat", ".out");
    Path err = Files.createTempFile("leat", ".err");
    try {
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(ended).as("ended within %d s: %s", PATIENCE_SECONDS, builder.command()).isTrue();
      return new Ended(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** A process that is not started yet. */
  ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "dev.leat.cli.Main"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
