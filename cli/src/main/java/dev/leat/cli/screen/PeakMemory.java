package dev.leat.cli.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process has had, as the system counts it. */
final class PeakMemory {

  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

  private PeakMemory() {}

  /** The bytes that were resident at most, where the system says it (Linux does). */
  static OptionalLong bytes() {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/self/status")));
      return peak.find()
          ? OptionalLong.of(Long.parseLong(peak.group(1)) * 1024)
          : OptionalLong.empty();
    } catch (IOException | SecurityException e) {
      return OptionalLong.empty();
    }
  }
}
