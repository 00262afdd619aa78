package dev.leat.cli.generate;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The form of a row of {@code location.csv}: where an event happens, in which region, on which day.
 *
 * <p>A row is put together from tables of ready texts, quotes and commas included:
 *
 * <pre>
 *   "-38.  191  89  ","177.  052  1  ","1  ","2019-  01-17"⏎
 * </pre>
 *
 * <p>Places lie evenly in a rectangle around New Zealand, and regions and days are equally likely;
 * a place does not say its region. Coordinates have four to six decimals and never end in zero.
 * Instances are immutable and shared by all threads.
 */
final class EventRows {
  static final String HEADER = "\"lat\",\"long\",\"region_id\",\"date\"\n";
  static final int MOST_BYTES = "\"-46.999999\",\"178.999999\",\"1000\",\"2019-01-01\"\n".length();
  static final int FEWEST_BYTES = "\"-46.9999\",\"178.9999\",\"1\",\"2019-01-01\"\n".length();

  private static final Texts LATITUDES = Texts.numbers(34, 46, "\"-%d.");
  private static final Texts LONGITUDES = Texts.numbers(166, 178, "\",\"%d.");
  private static final Texts FIRST_DECIMALS = Texts.numbers(0, 999, "%03d");
  private static final Texts LAST_DECIMALS = new Texts(lastDecimals());

  private final Texts regions;
  private final Texts years;
  private final Texts days;

  EventRows(int regions, LocalDate firstDate, int days) {
    this.regions = Texts.numbers(1, regions, "\",\"%d");
    List<String> dates =
        IntStream.range(0, days).mapToObj(day -> firstDate.plusDays(day).toString()).toList();
    this.years = new Texts(dates.stream().map(date -> "\",\"" + date.substring(0, 5)).toList());
    this.days = new Texts(dates.stream().map(date -> date.substring(5) + "\"\n").toList());
  }

  /** Adds one row of at most {@link #MOST_BYTES}. */
  void append(EventChunk chunk, SplitMix random) {
    appendDegrees(chunk, LATITUDES, random);
    appendDegrees(chunk, LONGITUDES, random);
    regions.appendAny(chunk, random);
    int day = random.below(days.size());
    years.append(chunk, day);
    days.append(chunk, day);
  }

  private static void appendDegrees(EventChunk chunk, Texts degrees, SplitMix random) {
    degrees.appendAny(chunk, random);
    FIRST_DECIMALS.appendAny(chunk, random);
    LAST_DECIMALS.appendAny(chunk, random);
  }

  /** Half of the endings have two digits, a quarter one and a quarter three. */
  private static List<String> lastDecimals() {
    int[] lengths = {1, 2, 2, 3};
    return IntStream.range(0, 1000 * lengths.length)
        .mapToObj(n -> ending(n / lengths.length, lengths[n % lengths.length]))
        .toList();
  }

  private static String ending(int number, int length) {
    String digits = String.format(Locale.ROOT, "%03d", number).substring(0, length);
    return digits.endsWith("0") ? digits.substring(0, length - 1) + "1" : digits;
  }
}
