package dev.leat.internal.engine.file;

import dev.leat.internal.engine.file.gzip.GzipPoint;
import dev.leat.internal.engine.file.gzip.GzipStream;
import dev.leat.io.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The bytes of an input in UTF-8, decompressed and without a byte order mark.
 *
 * <p>Throws {@code LeatException}s of kind {@code INPUT} that name the input and the offset where
 * it is damaged, instead of {@link IOException}s.
 */
public final class DecodedStream extends InputStream {

  private final String name;
  private final InputStream decoded;
  private final CountedStream stored;
  private final Codec codec;
  private final Encoding encoding;
  private final long contentStart;
  private final Optional<GzipStream> gzip;

  DecodedStream(
      String name,
      InputStream decoded,
      CountedStream stored,
      Codec codec,
      TextStart text,
      InputStream unpacked) {
    this.name = name;
    this.decoded = decoded;
    this.stored = stored;
    this.codec = codec;
    this.encoding = Encoding.of(text.charset());
    this.contentStart = text.isUtf8() ? text.markBytes() : 0;
    this.gzip =
        text.isUtf8() && unpacked instanceof GzipStream stream
            ? Optional.of(stream)
            : Optional.empty();
  }

  /** A stream of gzip that is read on from a point. */
  DecodedStream(String name, GzipStream decoded, CountedStream stored, GzipPoint from) {
    this.name = name;
    this.decoded = decoded;
    this.stored = stored;
    this.codec = Codec.GZIP;
    this.encoding = Encoding.of(StandardCharsets.UTF_8);
    this.contentStart = from.unpacked();
    this.gzip = Optional.of(decoded);
  }

  /** The encoding that the input is stored in. */
  public Encoding encoding() {
    return encoding;
  }

  /**
   * The offset of the first byte given: the length of the UTF-8 byte order mark left out, or where
   * it was read on.
   */
  public long contentStart() {
    return contentStart;
  }

  /** Notes points from which it can be read on, if it is packed in a way that allows it. */
  public void notePoints() {
    gzip.ifPresent(GzipStream::notePoints);
  }

  /** The last point noted, whose content has been given but for what was read ahead. */
  public Optional<GzipPoint> lastPoint() {
    return gzip.flatMap(GzipStream::lastPoint);
  }

  /** The number of bytes read so far from where the input is stored, compressed if it is. */
  public long storedBytes() {
    return stored.count();
  }

  @Override
  public int read() {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  /** Reads one byte or more, as many as come without waiting, up to a number of them. */
  @Override
  public int read(byte[] into, int at, int length) {
    try {
      return decoded.read(into, at, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Reads until that many bytes are there or the input ends, and gives their number. */
  @Override
  public int readNBytes(byte[] into, int at, int length) {
    try {
      return decoded.readNBytes(into, at, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Reads up to that many bytes, fewer only when the input ends. */
  @Override
  public byte[] readNBytes(int length) {
    try {
      return decoded.readNBytes(length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      decoded.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private RuntimeException failed(IOException cause) {
    return Failures.decoding(name, codec, stored.count(), cause);
  }
}
