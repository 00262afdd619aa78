package dev.leat.internal.engine.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes text that comes in UTF-8 in another encoding; a character that it lacks is an error. */
final class EncodedStream extends FilterOutputStream {

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharsetEncoder encoder;
  private final ByteBuffer utf8 = ByteBuffer.allocate(1 << 15);
  private final CharBuffer characters = CharBuffer.allocate(1 << 15);
  private final ByteBuffer encoded = ByteBuffer.allocate(1 << 17);
  private boolean ended;

  EncodedStream(OutputStream out, Charset charset) {
    super(out);
    encoder =
        charset
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    decoder.onMalformedInput(CodingErrorAction.REPORT);
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    int position = start;
    int end = start + length;
    while (position < end) {
      int taken = Math.min(utf8.remaining(), end - position);
      utf8.put(bytes, position, taken);
      position += taken;
      encode(false);
    }
  }

  private void encode(boolean ending) throws IOException {
    utf8.flip();
    if (decoder.decode(utf8, characters, ending).isError()) {
      throw new IOException("its text is not valid UTF-8");
    }
    utf8.compact();
    characters.flip();
    if (encoder.encode(characters, encoded, ending).isError()) {
      throw new IOException(
          "%s has no character \"%s\""
              .formatted(encoder.charset().name().toLowerCase(Locale.ROOT), offending()));
    }
    characters.compact();
    out.write(encoded.array(), 0, encoded.position());
    encoded.clear();
  }

  private String offending() {
    return Character.toString(Character.codePointAt(characters, 0));
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      encode(true);
    }
    super.close();
  }
}
