package dev.leat.internal.engine.file.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A digest that bytes are expected to have.
 *
 * @param algorithm how it is computed
 * @param hex its bytes, as lower-case hexadecimal digits
 */
record Checksum(Algorithm algorithm, String hex) {

  private static final int BUFFER = 1 << 18;

  /** The digests that can be checked. */
  enum Algorithm {
    SHA_512("SHA-512"),
    SHA_256("SHA-256"),
    MD5("MD5");

    private final String label;

    Algorithm(String label) {
      this.label = label;
    }

    /** The name for messages and for the JDK. */
    String label() {
      return label;
    }

    /** The algorithm of a name, or empty when it cannot be checked. */
    static Optional<Algorithm> named(String name) {
      return Arrays.stream(values()).filter(a -> a.label.equalsIgnoreCase(name)).findFirst();
    }
  }

  /** The checksums of a list such as {@code sha-256=:BASE64:, md5=BASE64}; others are left out. */
  static List<Checksum> parsed(String header) {
    List<Checksum> checksums = new ArrayList<>();
    for (String item : header.split(",")) {
      int equals = item.indexOf('=');
      if (equals > 0) {
        String value = item.substring(equals + 1).strip().replaceAll("^:|:$", "");
        Algorithm.named(item.substring(0, equals).strip())
            .flatMap(algorithm -> ofBase64(algorithm, value))
            .ifPresent(checksums::add);
      }
    }
    return checksums;
  }

  /** The checksum of a value as headers give it, or empty when that is none. */
  static Optional<Checksum> ofBase64(Algorithm algorithm, String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Optional.of(new Checksum(algorithm, HexFormat.of().formatHex(bytes)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether the bytes of a file from an offset to its end have it. */
  boolean fits(FileChannel file, long start) throws IOException {
    return of(algorithm, file, start).equals(this);
  }

  /** The checksum of the bytes of a file from an offset to its end. */
  static Checksum of(Algorithm algorithm, FileChannel file, long start) throws IOException {
    MessageDigest digest = digest(algorithm);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long position = start;
    for (int got = file.read(buffer, position); got >= 0; got = file.read(buffer, position)) {
      position += got;
      digest.update(buffer.flip());
      buffer.clear();
    }
    return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest digest(Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.label());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm.label(), e);
    }
  }

  /** As headers write it, for the file beside a part. */
  String text() {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return algorithm.label().toLowerCase(Locale.ROOT)
        + "=:"
        + Base64.getEncoder().encodeToString(bytes)
        + ":";
  }
}
