package dev.leat.cli.screen;

import dev.leat.cli.screen.Terminal.Device;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out what is behind a stream of this process, and how wide a screen is.
 *
 * <p>Java knows whether both standard streams are interactive, but not which. {@code LEAT_TTY} says
 * it when a launcher has asked: the numbers of the streams that are terminals, such as {@code 12}.
 * Else Linux says it in {@code /proc}. Without both, no stream is taken for a screen.
 */
final class Devices {

  private static final int USUAL_WIDTH = 80;
  private static final Path TERMINAL = Path.of("/dev/tty");
  private static final Pattern SCREENS = Pattern.compile("/dev/(pts/|tty|console).*");
  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,3})\\s*");

  private Devices() {}

  /** What is behind the stream of a number, 1 for output and 2 for errors. */
  static Device of(int stream, Map<String, String> environment) {
    String asked = environment.get("LEAT_TTY");
    boolean screen = asked != null ? asked.contains("" + stream) : isScreen(stream);
    return screen ? Device.SCREEN : Device.RECORD;
  }

  private static boolean isScreen(int stream) {
    try {
      Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream));
      return SCREENS.matcher(target.toString()).matches();
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return false;
    }
  }

  /** The width that the terminal of this process says it has, or the usual one. */
  static int width() {
    if (!Files.isReadable(TERMINAL)) {
      return USUAL_WIDTH;
    }
    try {
      Process process =
          new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(1, TimeUnit.SECONDS);
      Matcher size = SIZE.matcher(said);
      return size.matches() ? Integer.parseInt(size.group(1)) : USUAL_WIDTH;
    } catch (IOException e) {
      return USUAL_WIDTH;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL_WIDTH;
    }
  }
}
