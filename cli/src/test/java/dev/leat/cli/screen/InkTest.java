package dev.leat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.screen.Terminal.Device;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InkTest {

  private static final Map<String, String> XTERM = Map.of("TERM", "xterm");

  @Test
  void aScreenHasColours() {
    assertThat(ink(When.AUTO, Device.SCREEN, XTERM)).isEqualTo(Ink.COLOURED);
    assertThat(ink(When.AUTO, Device.RECORD, XTERM)).isEqualTo(Ink.PLAIN);
  }

  @Test
  void aDumbTerminalAndNoColorHaveNone() {
    assertThat(ink(When.AUTO, Device.SCREEN, Map.of("TERM", "dumb"))).isEqualTo(Ink.PLAIN);
    assertThat(ink(When.AUTO, Device.SCREEN, Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .isEqualTo(Ink.PLAIN);
    assertThat(ink(When.AUTO, Device.SCREEN, Map.of("TERM", "xterm", "NO_COLOR", "")))
        .isEqualTo(Ink.COLOURED);
  }

  @Test
  void whatWasAskedForWins() {
    assertThat(ink(When.ALWAYS, Device.RECORD, Map.of("NO_COLOR", "1"))).isEqualTo(Ink.COLOURED);
    assertThat(ink(When.NEVER, Device.SCREEN, XTERM)).isEqualTo(Ink.PLAIN);
  }

  private static Ink ink(When choice, Device device, Map<String, String> environment) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Terminal terminal = new Terminal(nowhere, nowhere, device, device, environment);
    return Ink.of(choice, device, terminal);
  }
}
