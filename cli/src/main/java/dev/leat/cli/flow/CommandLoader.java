package dev.leat.cli.flow;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Loader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads a file by running a program whose standard output is the file.
 *
 * <p>No shell is between: every argument reaches the program as it stands. The program reads
 * nothing from standard input, and is stopped when Leat is.
 *
 * @param command the program and its arguments
 */
record CommandLoader(List<String> command) implements Loader {

  CommandLoader {
    command = List.copyOf(command);
  }

  @Override
  public void load(Path file) throws IOException, InterruptedException {
    Process process = started(file);
    Thread stopping = new Thread(process::destroy, "leat-load-end");
    Runtime.getRuntime().addShutdownHook(stopping);
    try {
      process.getOutputStream().close();
      String said = lastLine(process);
      int code = process.waitFor();
      if (code != 0) {
        throw failure("\"%s\" ended with exit code %d%s".formatted(program(), code, said));
      }
    } finally {
      process.destroy();
      forget(stopping);
    }
  }

  private static LeatException failure(String message) {
    return new LeatException(ErrorKind.FAILED, message);
  }

  private String program() {
    return command.getFirst();
  }

  private Process started(Path file) {
    try {
      return new ProcessBuilder(command).redirectOutput(file.toFile()).start();
    } catch (IOException e) {
      throw failure("\"%s\" cannot be started. Check its name, and the PATH.".formatted(program()));
    }
  }

  /** The last line that the program says on its error stream, behind a colon. */
  private static String lastLine(Process process) throws IOException {
    String last = "";
    try (var lines = process.errorReader(Charset.defaultCharset())) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.isBlank() ? last : ": " + line.strip();
      }
    }
    return last;
  }

  private static void forget(Thread stopping) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopping);
    } catch (IllegalStateException e) {
      // The end has begun.
    }
  }
}
