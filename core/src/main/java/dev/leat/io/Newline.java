package dev.leat.io;

import java.nio.charset.StandardCharsets;

/** How the end of a record is written; every reader takes LF, CRLF and CR. */
public enum Newline {
  /** A line feed. */
  LF("\n"),
  /** A carriage return and a line feed. */
  CRLF("\r\n");

  private final String text;

  Newline(String text) {
    this.text = text;
  }

  /** The bytes of the line end, in UTF-8. */
  public byte[] toBytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
