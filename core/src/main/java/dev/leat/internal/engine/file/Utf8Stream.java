package dev.leat.internal.engine.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Gives text of another encoding in UTF-8; bytes that are no text in it are an error. */
final class Utf8Stream extends FilterInputStream {

  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder;
  private final ByteBuffer source = ByteBuffer.allocate(1 << 15).flip();
  private final CharBuffer characters = CharBuffer.allocate(1 << 14).flip();
  private final ByteBuffer utf8 = ByteBuffer.allocate(1 << 16).flip();
  private long decodedBytes;
  private boolean ended;

  Utf8Stream(InputStream in, Charset charset, long skippedBytes) {
    super(in);
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    encoder = StandardCharsets.UTF_8.newEncoder();
    decodedBytes = skippedBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int at, int length) throws IOException {
    while (!utf8.hasRemaining() && !ended) {
      refill();
    }
    if (!utf8.hasRemaining()) {
      return length == 0 ? 0 : -1;
    }
    int given = Math.min(length, utf8.remaining());
    utf8.get(into, at, given);
    return given;
  }

  private void refill() throws IOException {
    source.compact();
    int got = in.read(source.array(), source.position(), source.remaining());
    source.position(source.position() + Math.max(got, 0)).flip();
    ended = got < 0;
    characters.compact();
    int before = source.position();
    CoderResult result = decoder.decode(source, characters, ended);
    decodedBytes += source.position() - before;
    if (result.isError()) {
      throw new UndecodableText(decoder.charset(), decodedBytes, offending(result.length()));
    }
    characters.flip();
    utf8.clear();
    encoder.encode(characters, utf8, ended);
    utf8.flip();
    ended = ended && !source.hasRemaining();
  }

  private byte[] offending(int length) {
    byte[] bytes = new byte[Math.min(length, source.remaining())];
    source.get(bytes);
    return bytes;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
