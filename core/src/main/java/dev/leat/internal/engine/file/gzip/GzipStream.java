package dev.leat.internal.engine.file.gzip;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip, of one member or of many in a row (RFC 1952).
 *
 * <p>The stream of the JDK may end silently after the first member when the next one has not
 * arrived yet, and ignores whatever follows the last. Here zeros behind the last member are
 * padding; other bytes are an error, because data that is not understood may be data that is lost.
 *
 * <p>It can be read on from {@linkplain GzipPoint points}, which it notes on the way if it is asked
 * to.
 */
public final class GzipStream extends InputStream {

  private static final int FLAG_CHECKSUM = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final byte[] buffer = new byte[1 << 16];
  private CRC32 checksum = new CRC32();
  private int next;
  private int end;
  private long storedRead;
  private long beforeMember;
  private long beforeInflater;
  private boolean finished;
  private @Nullable PointNotes notes;

  /** Reads the first header. */
  public GzipStream(InputStream stored) throws IOException {
    this.in = stored;
    header();
  }

  /** Reads on from a point, where the stored bytes start that are given. */
  public GzipStream(InputStream stored, GzipPoint from) throws IOException {
    this.in = stored;
    storedRead = from.stored();
    beforeMember = from.unpacked() - from.ofMember();
    checksum = Checksums.from(from.checksum());
    notes = new PointNotes(from);
    require();
    try {
      int extra = BlockInflater.begin(inflater, from.window(), buffer[0], from.bit());
      beforeInflater = from.ofMember() - extra;
    } catch (DataFormatException e) {
      throw new DamagedArchive("no block starts where one was");
    }
    next = 1;
  }

  /** Notes points from now on, as it does anyway when it was read on from one. */
  public void notePoints() {
    notes = notes == null ? new PointNotes() : notes;
  }

  /** The last point noted. */
  public Optional<GzipPoint> lastPoint() {
    return Optional.ofNullable(notes).flatMap(PointNotes::last);
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    while (!finished && length > 0) {
      int given = inflate(into, at, length);
      if (given > 0) {
        checksum.update(into, at, given);
        if (notes != null) {
          notes.addContent(into, at, given);
        }
        return given;
      }
    }
    return finished ? -1 : 0;
  }

  /** Gives some bytes, or moves on by an input buffer or a member. */
  private int inflate(byte[] into, int at, int length) throws IOException {
    try {
      int given = inflater.inflate(into, at, length);
      if (given == 0 && inflater.finished()) {
        endMember();
      } else if (given == 0 && inflater.needsInput()) {
        feed();
      } else if (given == 0 && inflater.needsDictionary()) {
        throw new DamagedArchive("it needs a preset dictionary");
      }
      return given;
    } catch (DataFormatException e) {
      throw new DamagedArchive(e.getMessage() == null ? "invalid data" : e.getMessage());
    }
  }

  private void feed() throws IOException {
    if (next == end) {
      fillNoting();
    }
    inflater.setInput(buffer, next, end - next);
    next = end;
  }

  private void fillNoting() throws IOException {
    PointNotes taken = notes;
    if (taken == null) {
      require();
    } else {
      taken.between(storedRead, beforeMember + ofMember(), ofMember(), checksum.getValue());
      require();
      taken.addStored(buffer, end);
    }
  }

  private long ofMember() {
    return beforeInflater + inflater.getBytesWritten();
  }

  private void endMember() throws IOException {
    next = end - inflater.getRemaining();
    if (notes != null) {
      notes.endOfMember();
    }
    if (littleEndian(4) != checksum.getValue()) {
      throw new DamagedArchive("the checksum of its content is wrong");
    }
    if (littleEndian(4) != (ofMember() & 0xFFFF_FFFFL)) {
      throw new DamagedArchive("the length of its content is wrong");
    }
    if (next == end && !fill()) {
      finished = true;
    } else if (buffer[next] == 0) {
      padding();
    } else {
      header();
    }
  }

  private void padding() throws IOException {
    do {
      while (next < end) {
        if (buffer[next++] != 0) {
          throw new DamagedArchive("bytes that are not gzip follow its last member");
        }
      }
    } while (fill());
    finished = true;
  }

  private void header() throws IOException {
    if (octet() != 0x1F || octet() != 0x8B) {
      throw new DamagedArchive("bytes that are not gzip stand where a member should start");
    }
    if (octet() != 8) {
      throw new DamagedArchive("its compression method is unknown");
    }
    int flags = octet();
    skip(6);
    if ((flags & FLAG_EXTRA) != 0) {
      skip((int) littleEndian(2));
    }
    skipText(flags & FLAG_NAME);
    skipText(flags & FLAG_COMMENT);
    skip((flags & FLAG_CHECKSUM) != 0 ? 2 : 0);
    checksum.reset();
    beforeMember += ofMember();
    beforeInflater = 0;
    inflater.reset();
    inflater.setInput(buffer, next, end - next);
    next = end;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      octet();
    }
  }

  private void skipText(int flag) throws IOException {
    while (flag != 0 && octet() != 0) {
      // The text ends with a zero.
    }
  }

  private long littleEndian(int octets) throws IOException {
    long value = 0;
    for (int i = 0; i < octets; i++) {
      value |= (long) octet() << (8 * i);
    }
    return value;
  }

  private int octet() throws IOException {
    if (next == end) {
      require();
    }
    return buffer[next++] & 0xFF;
  }

  private void require() throws IOException {
    if (!fill()) {
      throw new EOFException("unexpected end");
    }
  }

  private boolean fill() throws IOException {
    next = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    storedRead += end;
    return end > 0;
  }

  @Override
  public int available() {
    return finished ? 0 : 1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
