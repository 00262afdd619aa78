package dev.leat.cli.screen;

import dev.leat.run.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Words the progress of a run as one line. */
final class ProgressText {

  private static final int BAR = 20;

  private ProgressText() {}

  /** The line for a screen: with a bar, and the least important parts left out to fit a width. */
  static String line(Progress progress, OptionalLong secondsLeft, int width) {
    List<String> parts = parts(progress, secondsLeft);
    String bar = progress.bytesTotal() > 0 ? bar(progress) + " " : "";
    for (int kept = parts.size(); kept > 0; kept--) {
      String line = bar + String.join("  ", parts.subList(0, kept));
      if (line.length() < width) {
        return line;
      }
    }
    String least = parts.getFirst();
    return least.substring(0, Math.clamp(width - 1L, 0, least.length()));
  }

  /** The line for a log. */
  static String plain(Progress progress, OptionalLong secondsLeft) {
    return String.join("  ", parts(progress, secondsLeft));
  }

  /** The parts of the line, the most important first. */
  private static List<String> parts(Progress progress, OptionalLong secondsLeft) {
    List<String> parts = new ArrayList<>();
    if (progress.bytesTotal() > 0) {
      parts.add(percent(progress) + " %");
    }
    secondsLeft.ifPresent(seconds -> parts.add(Figures.whole(coarse(seconds)) + " left"));
    parts.add(bytes(progress));
    if (progress.rowsRead() > 0) {
      parts.add(rows(progress));
    }
    if (progress.rejects() > 0) {
      parts.add(Figures.count(progress.rejects(), "reject"));
    }
    if (progress.memoryBytes() > 0) {
      parts.add("memory " + Figures.size(progress.memoryBytes()));
    }
    parts.add(progress.phase());
    return parts;
  }

  private static String bytes(Progress progress) {
    String read = Figures.size(progress.bytesRead());
    return progress.bytesTotal() > 0
        ? read + " of " + Figures.size(progress.bytesTotal())
        : read + " read";
  }

  private static String rows(Progress progress) {
    double seconds = Math.max(1e-3, progress.elapsedNanos() / 1e9);
    return Figures.rounded(progress.rowsRead() / seconds) + " rows/s";
  }

  /** Never 100: the last word is the account of the finished run. */
  private static long percent(Progress progress) {
    return Math.clamp(100 * progress.bytesRead() / progress.bytesTotal(), 0, 99);
  }

  private static String bar(Progress progress) {
    int full = (int) (percent(progress) * BAR / 100);
    return "━".repeat(full) + "─".repeat(BAR - full);
  }

  /** Seconds in steps that grow with their number, as far ends are not known to the second. */
  private static long coarse(long seconds) {
    long step = seconds < 60 ? 1 : seconds < 600 ? 5 : 60;
    return Math.ceilDiv(seconds, step) * step;
  }
}
