package dev.leat.internal.engine.file;

import dev.leat.internal.engine.file.gzip.GzipPoint;
import dev.leat.internal.engine.file.gzip.GzipStream;
import dev.leat.io.Packing;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Undoes the packing of an input: finds its compression and its encoding, and decodes both. */
final class Decoding {

  private Decoding() {}

  /** Decodes a stream, which is closed with the result, or when this fails. */
  static DecodedStream open(String name, InputStream raw, Packing packing) {
    CountedStream stored = new CountedStream(raw);
    Codec codec = Codec.NONE;
    try {
      byte[] start = new byte[Codec.MAGIC_BYTES];
      int length = stored.readNBytes(start, 0, start.length);
      codec = Codec.of(packing.compression(), name, start, length);
      if (length == 0 && codec != Codec.NONE) {
        throw new EOFException("no " + codec.label() + " header");
      }
      InputStream content = codec.decompress(new PrefixedStream(start, 0, length, stored));
      return decode(name, content, stored, packing, codec);
    } catch (IOException e) {
      closeQuietly(raw);
      throw Failures.decoding(name, codec, stored.count(), e);
    }
  }

  /** Decodes a stream of gzip on from a point; it is closed as above. */
  static DecodedStream openAt(String name, InputStream raw, GzipPoint from) {
    CountedStream stored = new CountedStream(raw, from.stored());
    try {
      raw.skipNBytes(from.stored());
      return new DecodedStream(name, new GzipStream(stored, from), stored, from);
    } catch (IOException e) {
      closeQuietly(raw);
      throw Failures.decoding(name, Codec.GZIP, stored.count(), e);
    }
  }

  private static DecodedStream decode(
      String name, InputStream content, CountedStream stored, Packing packing, Codec codec)
      throws IOException {
    byte[] start = new byte[TextStart.BYTES];
    int length = content.readNBytes(start, 0, start.length);
    TextStart text = TextStart.of(packing.encoding(), start, length);
    int mark = text.markBytes();
    InputStream unmarked = new PrefixedStream(start, mark, length, content);
    InputStream decoded = text.isUtf8() ? unmarked : new Utf8Stream(unmarked, text.charset(), mark);
    return new DecodedStream(name, decoded, stored, codec, text, content);
  }

  private static void closeQuietly(InputStream raw) {
    try {
      raw.close();
    } catch (IOException e) {
      // The failure that led here is the one to tell.
    }
  }
}
