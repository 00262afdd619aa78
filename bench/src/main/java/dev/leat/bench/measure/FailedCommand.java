package dev.leat.bench.measure;

import java.io.IOException;
import java.nio.file.Path;

/** Tells that a measured command ended with an exit code other than 0, and what it printed. */
public final class FailedCommand extends IOException {

  private static final int MOST = 2_000;

  /** A failure with the end of what was printed. */
  public FailedCommand(String program, int exitCode, String printed) {
    super(
        "%s ended with exit code %d (expected: 0): %s"
            .formatted(Path.of(program).getFileName(), exitCode, end(printed.strip())));
  }

  private static String end(String text) {
    return text.length() <= MOST ? text : "… " + text.substring(text.length() - MOST);
  }
}
