package dev.leat.internal.engine.file.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written down beside a part of a download, so that any process can go on with it.
 *
 * @param address the digest of the URL, which may hold secrets
 * @param validator the strong entity tag or the date that tells this version of the file from
 *     others, or empty when nothing does
 * @param sizeBytes the size of the whole, or {@link Part#UNKNOWN_SIZE}
 * @param encoding the coding that the server has put around the file, or empty
 * @param checksums the digests that the server has announced of the whole
 */
record Note(
    String address, String validator, long sizeBytes, String encoding, List<Checksum> checksums) {

  private static final String FIRST_LINE = "leat download 1";
  private static final Pattern LINE = Pattern.compile("([a-z]+) (.*)");

  Note {
    checksums = List.copyOf(checksums);
  }

  /** What identifies a URL without showing it. */
  static String address(URI uri) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(uri.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** The same when the size of the whole is known. */
  Note withSize(long bytes) {
    return new Note(address, validator, bytes, encoding, checksums);
  }

  String text() {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append("address ").append(address).append('\n');
    text.append("validator ").append(validator).append('\n');
    text.append("size ").append(sizeBytes).append('\n');
    text.append("encoding ").append(encoding).append('\n');
    checksums.forEach(sum -> text.append("checksum ").append(sum.text()).append('\n'));
    return text.append("end .\n").toString();
  }

  /** The note that a text is, or empty when it is none or not a whole one. */
  static Optional<Note> parsed(String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE) || !text.endsWith("end .\n")) {
      return Optional.empty();
    }
    String address = "";
    String validator = "";
    String encoding = "";
    long sizeBytes = Part.UNKNOWN_SIZE;
    List<Checksum> checksums = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Matcher parts = LINE.matcher(line);
      String value = parts.matches() ? parts.group(2) : "";
      switch (parts.matches() ? parts.group(1) : "") {
        case "address" -> address = value;
        case "validator" -> validator = value;
        case "encoding" -> encoding = value;
        case "size" -> sizeBytes = size(value);
        case "checksum" -> checksums.addAll(Checksum.parsed(value));
        default -> {
          // A later version wrote it.
        }
      }
    }
    return Optional.of(new Note(address, validator, sizeBytes, encoding, checksums));
  }

  private static long size(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : Part.UNKNOWN_SIZE;
  }
}
