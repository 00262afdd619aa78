package dev.leat.stage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A result that is kept.
 *
 * @param stage the stage that gave it
 * @param pipeline the name of its pipeline
 * @param key the digest of all that it was made of: 64 hexadecimal digits
 * @param format the format of its data
 * @param rows the number of its rows
 * @param rejected the number of rows that were left out as rejects
 * @param bytes the size of its data
 * @param digest the digest of its data: 64 hexadecimal digits
 * @param created when it was made
 * @param seconds how long that took
 * @param ttl how long it is good for; for ever when it is empty
 * @param source the file that the pipeline was written in, or empty
 */
public record CacheEntry(
    String stage,
    String pipeline,
    String key,
    CacheFormat format,
    long rows,
    long rejected,
    long bytes,
    String digest,
    Instant created,
    double seconds,
    Optional<Duration> ttl,
    String source) {

  /** Whether it is good no longer at a time. */
  public boolean isExpired(Instant now) {
    return ttl.isPresent() && created.plus(ttl.get()).isBefore(now);
  }

  /** The name of the file of its data. */
  public String dataName() {
    return "data." + format.ending();
  }
}
