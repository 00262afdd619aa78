package dev.leat.internal.engine.file.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the head of an answer says of the file.
 *
 * @param status the status
 * @param headers the headers
 */
record Answer(int status, HttpHeaders headers) {

  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");

  /**
   * Where the bytes of an answer belong.
   *
   * @param start the offset of the first
   * @param sizeBytes the size of the whole, or {@link Part#UNKNOWN_SIZE}
   */
  record Range(long start, long sizeBytes) {}

  static Answer of(HttpResponse<?> response) {
    return new Answer(response.statusCode(), response.headers());
  }

  private String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The coding around the file, or empty. */
  String coding() {
    String coding = header("Content-Encoding").toLowerCase(Locale.ROOT);
    return coding.equals("identity") ? "" : coding;
  }

  /** The size of what the answer holds, or {@link Part#UNKNOWN_SIZE}. */
  long sizeBytes() {
    return headers.firstValueAsLong("Content-Length").orElse(Part.UNKNOWN_SIZE);
  }

  /** Which bytes the answer holds, if it says so. */
  Optional<Range> range() {
    Matcher range = RANGE.matcher(header("Content-Range"));
    if (!range.matches()) {
      return Optional.empty();
    }
    boolean known = !range.group(2).equals("*");
    long sizeBytes = known ? Long.parseLong(range.group(2)) : Part.UNKNOWN_SIZE;
    return Optional.of(new Range(Long.parseLong(range.group(1)), sizeBytes));
  }

  /**
   * What tells this version of the file from others, byte for byte: a strong entity tag, or a date
   * that is so much older than the answer that no other change was within its second; or empty.
   */
  String validator() {
    String tag = header("ETag");
    if (tag.startsWith("\"")) {
      return tag;
    }
    String modified = header("Last-Modified");
    Optional<Instant> changed = date(modified);
    Optional<Instant> now = date(header("Date"));
    boolean strong =
        changed.isPresent() && now.isPresent() && changed.get().isBefore(now.get().minusSeconds(1));
    return strong ? modified : "";
  }

  /** The digests of the whole file, as it is sent. */
  List<Checksum> ofWhole() {
    List<Checksum> checksums = new ArrayList<>();
    headers.allValues("Repr-Digest").forEach(value -> checksums.addAll(Checksum.parsed(value)));
    headers.allValues("Digest").forEach(value -> checksums.addAll(Checksum.parsed(value)));
    return checksums;
  }

  /** The digests of what the answer holds, be it the whole or a part. */
  List<Checksum> ofContent() {
    List<Checksum> checksums = new ArrayList<>();
    headers.allValues("Content-Digest").forEach(value -> checksums.addAll(Checksum.parsed(value)));
    Checksum.ofBase64(Checksum.Algorithm.MD5, header("Content-MD5"))
        .filter(checksum -> !checksum.hex().isEmpty())
        .ifPresent(checksums::add);
    return checksums;
  }

  /** How long the server wants to be left alone, in seconds or until a date, if it says so. */
  Optional<Duration> pause() {
    String pause = header("Retry-After");
    return pause.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(pause)))
        : date(pause).map(date -> Duration.between(Instant.now(), date));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
