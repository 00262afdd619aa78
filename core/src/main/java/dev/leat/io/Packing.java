package dev.leat.io;

import java.io.Serializable;

/**
 * How text is packed into the bytes of a file: its encoding, and its compression around that.
 *
 * @param encoding how characters are bytes
 * @param compression how those bytes are compressed
 */
public record Packing(Encoding encoding, Compression compression) implements Serializable {

  /** Both are found out by looking: byte order marks, magic numbers and extensions. */
  public static final Packing AUTO = new Packing(Encoding.AUTO, Compression.AUTO);

  /** Neither encoding nor compression: for formats whose bytes are no text. */
  public static final Packing BINARY = new Packing(Encoding.UTF_8, Compression.NONE);
}
