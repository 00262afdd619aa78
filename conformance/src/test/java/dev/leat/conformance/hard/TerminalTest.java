package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command on a terminal, which util-linux's {@code script} provides. */
class TerminalTest {

  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final String ERASE = "\r\u001b[K";

  @TempDir private Path folder;

  @BeforeEach
  void writeInput() throws IOException {
    assumeTrue(
        Files.isExecutable(SCRIPT) && Files.isDirectory(Path.of("/proc/self/fd")),
        "no script of Linux");
    Events.writeLocations(folder, 100_000);
  }

  @Test
  void progressRewritesItsLineAndLeavesNoneBehind() throws Exception {
    String shown = onTerminal("convert", "location.csv", "out.csv", "--progress", "always");

    int last = shown.lastIndexOf(ERASE);
    assertThat(shown).startsWith(ERASE).doesNotContain("100 %");
    assertThat(shown.substring(ERASE.length(), last)).contains("read");
    assertThat(shown.substring(last + ERASE.length()))
        .startsWith("\u001b[1m100,000 rows in\u001b[0m");
  }

  @Test
  void aShortRunShowsNoProgress() throws Exception {
    assertThat(onTerminal("convert", "location.csv", "out.csv", "--limit", "1", "--color=never"))
        .doesNotContain(ERASE);
  }

  /** What a command shows on a terminal. */
  private String onTerminal(String... arguments) throws Exception {
    List<String> command = Command.in(folder).builder(arguments).command();
    String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    ProcessBuilder builder =
        new ProcessBuilder(SCRIPT.toString(), "-qec", line, "/dev/null")
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    builder.environment().put("COLUMNS", "80");
    builder.environment().keySet().removeAll(List.of("NO_COLOR", "LEAT_TTY", "CI"));
    Process process = builder.start();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(shown).isZero();
    return shown;
  }
}
