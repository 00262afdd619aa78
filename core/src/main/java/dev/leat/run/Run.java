package dev.leat.run;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * One execution that can be resumed: it leaves checkpoints in a directory of its own, and running
 * it again goes on at the first step that is not finished.
 *
 * @param root the directory of all runs, as it is written
 * @param namespace what runs belong together: letters, digits, {@code . _ -}, at most 100
 * @param date the time that the run is for, which tells the runs of a namespace apart, in UTC
 * @param pause the least time between two checkpoints inside a step
 */
public record Run(String root, String namespace, LocalDateTime date, Duration pause)
    implements Serializable {

  /** The directory of all runs unless another is named. */
  public static final String DEFAULT_ROOT = ".leat/runs";

  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss");
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSSSSS");

  /** Checks the namespace; cuts the date to microseconds. */
  public Run {
    if (!NAMESPACE.matcher(namespace).matches() || namespace.startsWith(".")) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" is no namespace (expected: letters, digits, '.', '_' and '-', not '.' first)."
              .formatted(namespace));
    }
    date = date.truncatedTo(ChronoUnit.MICROS);
  }

  /** The run of a namespace that is for this moment. */
  public static Run of(String namespace) {
    return new Run(DEFAULT_ROOT, namespace, LocalDateTime.now(ZoneOffset.UTC), PAUSE);
  }

  /** This run, for another time: an ISO 8601 date, or date and time, with an offset or in UTC. */
  public Run at(String isoDate) {
    return new Run(root, namespace, parsed(isoDate), pause);
  }

  /** This run, among others below another directory. */
  public Run in(Path otherRoot) {
    return new Run(otherRoot.toString(), namespace, date, pause);
  }

  /**
   * This run, with at least so much time between two checkpoints inside a step (0.3 seconds, unless
   * it is said). A step that is stopped goes on at its last one.
   */
  public Run checkpointsEvery(Duration least) {
    return new Run(root, namespace, date, least);
  }

  private static LocalDateTime parsed(String text) {
    try {
      if (text.indexOf('T') < 0 && text.indexOf(' ') < 0) {
        return LocalDate.parse(text).atStartOfDay();
      }
      String iso = text.replace(' ', 'T');
      return DateTimeFormatter.ISO_DATE_TIME.parse(iso).isSupported(ChronoField.OFFSET_SECONDS)
          ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : LocalDateTime.parse(iso);
    } catch (DateTimeParseException e) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" is no date (expected: ISO 8601, such as 2026-11-20 or 2026-11-20T12:00:00Z)."
              .formatted(text),
          e);
    }
  }

  /** Where the run keeps what it needs to be resumed. */
  public Path directory() {
    return Path.of(root).resolve(namespace).resolve(name());
  }

  /** The date as the name of a directory. */
  public String name() {
    return date.format(date.equals(date.truncatedTo(ChronoUnit.SECONDS)) ? SECONDS : MICROS);
  }
}
