package dev.leat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.screen.Terminal.Device;
import dev.leat.run.Progress;
import dev.leat.run.RunListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

  @Test
  void nobodyIsToldWhenNobodyLooks() {
    assertThat(ProgressLine.of(When.AUTO, terminal(Device.RECORD, Map.of())))
        .isSameAs(RunListener.SILENT);
    assertThat(ProgressLine.of(When.NEVER, terminal(Device.SCREEN, Map.of("TERM", "xterm"))))
        .isSameAs(RunListener.SILENT);
  }

  @Test
  void aLogOfContinuousIntegrationIsTold() {
    assertThat(ProgressLine.of(When.AUTO, terminal(Device.RECORD, Map.of("CI", "true"))))
        .isNotSameAs(RunListener.SILENT);
  }

  @Test
  void aScreenIsCleanAfterTheRun() throws InterruptedException {
    Map<String, String> screen = Map.of("TERM", "xterm", "COLUMNS", "80");
    RunListener line = ProgressLine.of(When.ALWAYS, terminal(Device.SCREEN, screen));
    CountDownLatch asked = new CountDownLatch(2);

    line.started(() -> {
      asked.countDown();
      return new Progress("scan", 10, 100, 1, 0, 0, 1);
    });
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    line.finished();

    String text = said.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("\r\u001b[K━━").contains("10 %").endsWith("\r\u001b[K");
  }

  @Test
  void aRunThatEndsAtOnceSaysNothing() {
    RunListener line = ProgressLine.of(When.AUTO, terminal(Device.SCREEN, Map.of("TERM", "xterm")));

    line.started(() -> new Progress("scan", 10, 100, 1, 0, 0, 1));
    line.finished();
    line.finished();

    assertThat(said.size()).isZero();
  }

  private Terminal terminal(Device device, Map<String, String> environment) {
    return new Terminal(err, err, device, device, environment);
  }
}
