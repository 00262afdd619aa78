package dev.leat.data;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes.
 *
 * <p>As text, {@code 256MB} is 256 × 2^20 bytes, as {@code 256MiB} is: both spellings mean powers
 * of 1,024.
 *
 * @param bytes the number of bytes, 0 or more
 */
public record DataSize(long bytes) implements Comparable<DataSize>, Serializable {

  private static final Pattern TEXT =
      Pattern.compile("(\\d+)(\\.\\d+)?\\s*([KMGT]?)(?:I?B)?", Pattern.CASE_INSENSITIVE);
  private static final String UNITS = "KMGT";

  /** Checks that the size is not negative. */
  public DataSize {
    if (bytes < 0) {
      throw new LeatException(
          ErrorKind.USAGE, "A size of %d bytes is negative (expected: >= 0).".formatted(bytes));
    }
  }

  /** A size in units of 2^10 bytes. */
  public static DataSize kilobytes(long count) {
    return new DataSize(Math.multiplyExact(count, 1L << 10));
  }

  /** A size in units of 2^20 bytes. */
  public static DataSize megabytes(long count) {
    return new DataSize(Math.multiplyExact(count, 1L << 20));
  }

  /** A size in units of 2^30 bytes. */
  public static DataSize gigabytes(long count) {
    return new DataSize(Math.multiplyExact(count, 1L << 30));
  }

  /**
   * Reads a size such as {@code 64KB}, {@code 1.5 GB} or {@code 1048576}.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when the text is not a size that 64 bits
   *     hold
   */
  public static DataSize parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" is not a size (expected: a number and a unit, such as 256MB or 4GB)."
              .formatted(text));
    }
    String letter = matcher.group(3).toUpperCase(Locale.ROOT);
    long unit = letter.isEmpty() ? 1 : 1L << 10 * (1 + UNITS.indexOf(letter));
    String fraction = matcher.group(2);
    try {
      long whole = Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
      long rest = fraction == null ? 0 : Math.round(Double.parseDouble(fraction) * unit);
      return new DataSize(Math.addExact(whole, rest));
    } catch (ArithmeticException | NumberFormatException e) {
      throw new LeatException(
          ErrorKind.USAGE,
          "The size \"%s\" is too large (expected: < 8388608 TB).".formatted(text),
          e);
    }
  }

  @Override
  public int compareTo(DataSize other) {
    return Long.compare(bytes, other.bytes);
  }

  /** The size in the largest unit that keeps it at 1 or more, such as {@code 1.5 GB}. */
  @Override
  public String toString() {
    int unit = Math.min(4, (63 - Long.numberOfLeadingZeros(Math.max(1, bytes))) / 10);
    if (unit == 0) {
      return bytes + " B";
    }
    double scaled = bytes / (double) (1L << (10 * unit));
    long tenths = scaled < 100 ? Math.round(scaled * 10) : 10 * Math.round(scaled);
    String fraction = tenths % 10 == 0 ? "" : "." + tenths % 10;
    return tenths / 10 + fraction + " " + UNITS.charAt(unit - 1) + "B";
  }
}
