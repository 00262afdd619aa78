package dev.leat.internal.engine.stage;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a sequence of texts, numbers and bytes.
 *
 * <p>Each is written with its length or in a fixed one, so that two sequences that differ never
 * have the same bytes. Of one thread; used up by {@link #hex}.
 */
final class Digest {

  private final MessageDigest sha256 = sha256();
  private final DataOutputStream out =
      new DataOutputStream(
          new BufferedOutputStream(
              new DigestOutputStream(OutputStream.nullOutputStream(), sha256)));

  /** The digest of these texts. */
  static String of(Iterable<String> texts) {
    Digest digest = new Digest();
    texts.forEach(digest::text);
    return digest.hex();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a text; its UTF-16 units count, so that halves of surrogate pairs do not get lost. */
  Digest text(String text) {
    try {
      out.writeInt(text.length());
      out.writeChars(text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Digest number(long number) {
    try {
      out.writeLong(number);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Digest bytes(byte[] bytes) {
    try {
      out.writeInt(bytes.length);
      out.write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The digest of all that was added, as 64 hexadecimal digits in lower case. */
  String hex() {
    try {
      out.flush();
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
