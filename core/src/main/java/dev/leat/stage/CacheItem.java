package dev.leat.stage;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is kept under a key.
 *
 * @param stage the stage that it is a result of
 * @param key the digest of all that it was made of: 64 hexadecimal digits
 * @param entry what is known of it; empty when that is damaged
 * @param used when it was used last, within ten seconds
 * @param pin whether it may be removed
 */
public record CacheItem(
    String stage, String key, Optional<CacheEntry> entry, Instant used, Pin pin) {

  /** Whether a result may be removed when room is wanted. */
  public enum Pin {
    /** It may. */
    FREE,
    /** It stays until it is removed by name. */
    PINNED
  }

  /** The size of its data in bytes, 0 when it is not known. */
  public long bytes() {
    return entry.map(CacheEntry::bytes).orElse(0L);
  }
}
