package dev.leat.stage;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which results stay, beside those that are pinned. Results that are expired by their own time to
 * live, or damaged, never stay.
 *
 * @param maxAge how long ago a result may have been made
 * @param maxUnused how long ago a result may have been used last
 * @param maxBytes the size that all results may have together; those used longest ago go first
 */
public record Retention(
    Optional<Duration> maxAge, Optional<Duration> maxUnused, OptionalLong maxBytes) {

  /** Everything that is not expired or damaged. */
  public static Retention all() {
    return new Retention(Optional.empty(), Optional.empty(), OptionalLong.empty());
  }
}
