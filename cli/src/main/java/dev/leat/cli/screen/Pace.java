package dev.leat.cli.screen;

import dev.leat.run.Progress;
import java.util.OptionalLong;

/**
 * Says how long a run will still take, in a way that does not jump.
 *
 * <p>Two smoothings: the rate is a moving average whose weight halves every few seconds, mixed with
 * the average of the whole run; and the announced end moves only a part of the way to a new
 * estimate, so that it drifts where a raw estimate would jump. Used by one thread.
 */
final class Pace {

  private static final double HALF_LIFE_SECONDS = 4;
  private static final double ANCHOR = 0.5;
  private static final double DRIFT_HALF_LIFE_SECONDS = 2;
  private static final double FIRST_SECONDS = 1;

  private double recentRate;
  private double lastSeconds;
  private long lastBytes;
  private double end;

  /** The seconds that are left, or empty while that cannot be known. */
  OptionalLong secondsLeft(Progress progress) {
    double seconds = progress.elapsedNanos() / 1e9;
    boolean known = progress.bytesTotal() > 0 && progress.bytesRead() > 0;
    if (!known || seconds < FIRST_SECONDS) {
      return OptionalLong.empty();
    }
    double drift = 1 - Math.pow(0.5, (seconds - lastSeconds) / DRIFT_HALF_LIFE_SECONDS);
    learn(progress.bytesRead(), seconds);
    double rate = ANCHOR * progress.bytesRead() / seconds + (1 - ANCHOR) * recentRate;
    double estimate = seconds + (progress.bytesTotal() - progress.bytesRead()) / rate;
    end = end == 0 ? estimate : end + drift * (estimate - end);
    return OptionalLong.of(Math.max(0, Math.round(end - seconds)));
  }

  private void learn(long bytes, double seconds) {
    double step = seconds - lastSeconds;
    if (lastSeconds == 0) {
      recentRate = bytes / seconds;
    } else if (step > 0) {
      double kept = Math.pow(0.5, step / HALF_LIFE_SECONDS);
      recentRate = kept * recentRate + (1 - kept) * (bytes - lastBytes) / step;
    }
    lastSeconds = seconds;
    lastBytes = bytes;
  }
}
