package dev.leat.internal.engine.file.gzip;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds a {@link GzipPoint} in a stretch of a stream, of which the stored bytes and all that came
 * out of them are known.
 *
 * <p>Where blocks start is not marked. So each place that may be one is tried: inflated from there
 * to the end of the stretch, first to see how much comes out, which tells where in the content it
 * is, and then with the window before it. What comes out has to be what is known, byte for byte.
 */
final class PointSearch {

  /** What comes out must be so much, for the place not to be a chance. */
  private static final int LEAST_PROOF_BYTES = 1 << 12;

  private final long stored;
  private final long unpacked;
  private final long ofMember;
  private final int checksum;
  private final ByteArrayOutputStream storedBytes = new ByteArrayOutputStream(1 << 17);
  private final ByteArrayOutputStream content = new ByteArrayOutputStream(1 << 19);

  /**
   * A stretch that begins where a reader is that has given all that comes of what it was fed.
   *
   * @param stored the offset of its stored bytes
   * @param unpacked the offset of its content
   * @param ofMember the same, in the content of its member
   * @param checksum the CRC-32 of the member up to there
   */
  PointSearch(long stored, long unpacked, long ofMember, int checksum) {
    this.stored = stored;
    this.unpacked = unpacked;
    this.ofMember = ofMember;
    this.checksum = checksum;
  }

  /** Takes the next stored bytes. */
  void addStored(byte[] bytes, int from, int length) {
    storedBytes.write(bytes, from, length);
  }

  /** Takes the next bytes of the content. */
  void addContent(byte[] bytes, int from, int length) {
    content.write(bytes, from, length);
  }

  /** The number of stored bytes. */
  int storedSize() {
    return storedBytes.size();
  }

  /** The number of bytes of the content. */
  int contentSize() {
    return content.size();
  }

  /** Finds the first point, once all that comes of the stored bytes is there. */
  Optional<GzipPoint> find() {
    byte[] from = storedBytes.toByteArray();
    byte[] to = content.toByteArray();
    long end = 8L * from.length;
    Inflater inflater = new Inflater(true);
    try {
      byte[] trial = new byte[to.length + 1];
      for (long bit = BlockHeaders.next(from, 0, end);
          bit < end;
          bit = BlockHeaders.next(from, bit + 1, end)) {
        int start = start(inflater, from, bit, to, trial);
        if (start >= 0) {
          return Optional.of(point(bit, to, start));
        }
      }
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }

  /** Where in the content the block at a bit starts, or -1 if there is none or no window. */
  private static int start(Inflater inflater, byte[] from, long bit, byte[] to, byte[] trial) {
    int length = inflated(inflater, from, bit, new byte[GzipPoint.WINDOW_BYTES], trial);
    int start = to.length - length;
    if (length < LEAST_PROOF_BYTES || start < GzipPoint.WINDOW_BYTES) {
      return -1;
    }
    int again = inflated(inflater, from, bit, window(to, start), trial);
    boolean same = again == length && Arrays.equals(trial, 0, length, to, start, to.length);
    return same ? start : -1;
  }

  private static byte[] window(byte[] content, int end) {
    return Arrays.copyOfRange(content, end - GzipPoint.WINDOW_BYTES, end);
  }

  /** The number of bytes that come of a block and all behind it, or -1 if it is none. */
  private static int inflated(
      Inflater inflater, byte[] from, long bit, byte[] window, byte[] into) {
    int at = (int) (bit >>> 3);
    try {
      BlockInflater.begin(inflater, window, from[at], (int) (bit & 7));
      int total = 0;
      boolean fed = false;
      while (total < into.length) {
        int given = inflater.inflate(into, total, into.length - total);
        total += given;
        if (given == 0 && inflater.needsInput() && !fed) {
          inflater.setInput(from, at + 1, from.length - at - 1);
          fed = true;
        } else if (given == 0) {
          return inflater.finished() ? -1 : total;
        }
      }
      return -1;
    } catch (DataFormatException e) {
      return -1;
    }
  }

  private GzipPoint point(long bit, byte[] to, int start) {
    CRC32 upTo = Checksums.from(checksum);
    upTo.update(to, 0, start);
    return new GzipPoint(
        stored + (bit >>> 3),
        (int) (bit & 7),
        unpacked + start,
        ofMember + start,
        (int) upTo.getValue(),
        window(to, start));
  }
}
