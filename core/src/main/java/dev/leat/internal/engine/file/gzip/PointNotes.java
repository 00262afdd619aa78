package dev.leat.internal.engine.file.gzip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notes {@linkplain GzipPoint points} while a stream is read: an eighth of the content apart, and
 * at most 32 MiB, which takes less than a tenth of a second to unpack. Takes 1 to 2 % of the time.
 */
final class PointNotes {

  private static final long LEAST_DISTANCE = 1 << 20;
  private static final long MOST_DISTANCE = 1 << 25;

  /** Stored bytes in which a block is sure to start, as programs write them. */
  private static final int SEARCHED_BYTES = 1 << 17;

  /** What compresses so well is passed over before it is kept to be searched. */
  private static final int MOST_CONTENT = 1 << 23;

  private long searchedAt;
  private @Nullable PointSearch search;
  private @Nullable GzipPoint last;

  /** Notes of a stream from its start. */
  PointNotes() {}

  /** Notes of a stream from a point on. */
  PointNotes(GzipPoint from) {
    last = from;
    searchedAt = from.unpacked();
  }

  /** The last point. */
  Optional<GzipPoint> last() {
    return Optional.ofNullable(last);
  }

  /** Takes stored bytes, before their content. */
  void addStored(byte[] bytes, int length) {
    if (search != null) {
      search.addStored(bytes, 0, length);
    }
  }

  /** Takes content. */
  void addContent(byte[] bytes, int from, int length) {
    if (search != null) {
      search.addContent(bytes, from, length);
    }
  }

  /** Gives a search up, where a member ends. */
  void endOfMember() {
    search = null;
  }

  /**
   * Begins or ends a search, when the content of all stored bytes has been given.
   *
   * @param stored the offset of the next stored byte
   * @param unpacked the offset of the next byte of the content
   * @param ofMember the same, in its member
   * @param checksum of the member so far
   */
  void between(long stored, long unpacked, long ofMember, long checksum) {
    PointSearch running = search;
    if (running == null) {
      long distance = Math.clamp(unpacked / 8, LEAST_DISTANCE, MOST_DISTANCE);
      if (unpacked - searchedAt >= distance) {
        search = new PointSearch(stored, unpacked, ofMember, (int) checksum);
      }
    } else if (running.storedSize() >= SEARCHED_BYTES || running.contentSize() > MOST_CONTENT) {
      last = running.contentSize() > MOST_CONTENT ? last : running.find().orElse(last);
      search = null;
      searchedAt = unpacked;
    }
  }
}
