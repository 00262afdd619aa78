package dev.leat.internal.engine.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Locale;

/** Says which bytes are no text in an encoding. */
final class UndecodableText extends IOException {

  private static final long serialVersionUID = 1L;

  UndecodableText(Charset charset, long offset, byte[] bytes) {
    super(
        "the bytes %s at offset %d are no text in %s"
            .formatted(
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes),
                offset,
                charset.name().toLowerCase(Locale.ROOT)));
  }
}
