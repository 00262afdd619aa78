package dev.leat.internal.engine.file.http;

import java.time.Duration;

/**
 * How long to wait for a server, and how often to try again.
 *
 * @param silence how long a server may send nothing
 * @param tries how many tries in a row may bring nothing new, 1 or more
 * @param firstPause the pause before the second try; each later one is twice as long
 * @param longestPause the longest pause that a server may ask for
 */
public record Patience(Duration silence, int tries, Duration firstPause, Duration longestPause) {

  /** A minute of silence, six tries within a quarter of a minute; a server may ask for a minute. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(60), 6, Duration.ofMillis(500), Duration.ofSeconds(60));

  /** The pause after so many tries in a row that brought nothing, 1 or more. */
  Duration pauseAfter(int vain) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(vain - 1, 20));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
