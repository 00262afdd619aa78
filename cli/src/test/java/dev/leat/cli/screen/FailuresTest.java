package dev.leat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.screen.Failures.Detail;
import dev.leat.cli.screen.Failures.Style;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

  @ParameterizedTest
  @EnumSource
  void everyKindHasItsExitCode(ErrorKind kind) {
    assertThat(text().tell(new LeatException(kind, "No."))).isEqualTo(kind.exitCode());
    assertThat(said()).isEqualTo("error: No.\n");
  }

  @Test
  void jsonIsOneLine() {
    Failures failures = new Failures(err, Ink.PLAIN, Style.JSON, Detail.MESSAGE);

    failures.tell(new LeatException(ErrorKind.INPUT, "There is no file \"x\".\nCheck it."));

    assertThat(said())
        .isEqualTo(
            "{\"level\": \"error\", \"kind\": \"input\", \"exitCode\": 4, \"message\":"
                + " \"There is no file \\\"x\\\".\\nCheck it.\"}\n");
  }

  @Test
  void aReaderThatWentAwayIsNoFailure() {
    IOException cause = new IOException("Broken pipe");

    int code = text().tell(new LeatException(ErrorKind.OUTPUT, "Closed.", cause));

    assertThat(code).isZero();
    assertThat(said()).isEmpty();
  }

  @Test
  void theUnexpectedIsOneSentenceAndTheWayToItsTrace() {
    assertThat(text().tell(new IllegalStateException("odd"))).isEqualTo(1);
    assertThat(said())
        .isEqualTo(
            "error: Something unexpected happened (IllegalStateException: odd). Run it again with"
                + " --debug for the trace, and please report it.\n");
  }

  @Test
  void debugShowsTheTrace() {
    new Failures(err, Ink.PLAIN, Style.TEXT, Detail.TRACE)
        .tell(new LeatException(ErrorKind.USAGE, "No."));

    assertThat(said()).startsWith("error: No.\n").contains("at dev.leat.cli.screen.FailuresTest");
  }

  @Test
  void memoryThatRanOutNamesWhatToRaise() {
    assertThat(text().tell(new OutOfMemoryError("Java heap space")))
        .isEqualTo(ErrorKind.MEMORY.exitCode());
    assertThat(said()).contains("Java heap space). Raise it with --memory");
  }

  private Failures text() {
    return new Failures(err, Ink.PLAIN, Style.TEXT, Detail.MESSAGE);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
