package dev.leat.cli.screen;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The streams of the command, what is behind each, and the environment.
 *
 * @param out where data goes
 * @param err where messages go
 * @param outDevice what is behind {@code out}
 * @param errDevice what is behind {@code err}
 * @param environment the environment variables
 * @param data where rows go, which are bytes: {@code out} without its characters
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    Device outDevice,
    Device errDevice,
    Map<String, String> environment,
    OutputStream data) {

  /** What is behind a stream. */
  public enum Device {
    /** Somebody looks at it. */
    SCREEN,
    /** A file, a pipe or a log. */
    RECORD
  }

  /** Streams where rows go where other data goes. */
  public Terminal(
      PrintStream out,
      PrintStream err,
      Device outDevice,
      Device errDevice,
      Map<String, String> environment) {
    this(out, err, outDevice, errDevice, environment, out);
  }

  /** The streams of this process, in UTF-8; rows go past a print stream, which hides failures. */
  public static Terminal ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        Devices.of(1, environment),
        Devices.of(2, environment),
        environment,
        new FileOutputStream(FileDescriptor.out));
  }

  /** Streams that nobody looks at, without an environment. */
  public static Terminal recorded(PrintStream out, PrintStream err) {
    return new Terminal(out, err, Device.RECORD, Device.RECORD, Map.of());
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }

  /** The value of an environment variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** The width of the screen, in columns. */
  public int width() {
    return variable("COLUMNS")
        .filter(text -> text.matches("[1-9]\\d{0,3}"))
        .map(Integer::parseInt)
        .orElseGet(Devices::width);
  }

  /** Whether the screen can move its cursor. */
  boolean isDumb() {
    return variable("TERM").filter(term -> !term.equals("dumb")).isEmpty();
  }
}
