package dev.leat.cli.generate;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Made-up events in New Zealand, written as {@code region.csv} and {@code location.csv}.
 *
 * <p>The same options give the same bytes, whatever the number of threads. With all else equal, a
 * smaller size gives the beginning of the larger file.
 *
 * <pre>{@code
 * GeneratedEvents events =
 *     EventGenerator.into(Path.of("data"), 1_000_000_000).withSeed(42).generate(bytes -> {});
 * }</pre>
 *
 * <p>Instances are immutable and may be shared; two runs at once should not share a directory.
 *
 * @param directory where the files go; created when missing, existing files are replaced
 * @param sizeBytes most bytes of {@code location.csv}, which ends with the last row that fits
 * @param seed any number; another one gives other events
 * @param regions number of regions, 1 to 1000, all equally likely
 * @param firstDate the earliest day of an event, from year 1 on
 * @param days number of days on which events happen, at least 1, all equally likely
 * @param threads number of threads that make rows, 1 to 1024
 */
public record EventGenerator(
    Path directory,
    long sizeBytes,
    long seed,
    int regions,
    LocalDate firstDate,
    int days,
    int threads) {
  /** The most regions that there are names for. */
  public static final int MOST_REGIONS = RegionNames.MOST;

  /** The most days on which events can happen. */
  public static final int MOST_DAYS = 100_000;

  private static final int LAST_YEAR = 9999;

  public EventGenerator {
    checkRange("--size, bytes", sizeBytes, LocationFile.HEADER_BYTES, Long.MAX_VALUE);
    checkRange("--regions", regions, 1, MOST_REGIONS);
    checkRange("--days", days, 1, MOST_DAYS);
    checkRange("--first-date, year", firstDate.getYear(), 1, LAST_YEAR);
    int lastYear = firstDate.plusDays(days - 1L).getYear();
    checkRange("--first-date and --days, year of the last day", lastYear, 1, LAST_YEAR);
    checkRange("--jobs", threads, 1, Settings.MOST_THREADS);
  }

  /** Events of 2019 in the 53 districts of New Zealand, seed 0, on all processors. */
  public static EventGenerator into(Path directory, long sizeBytes) {
    int processors = Runtime.getRuntime().availableProcessors();
    LocalDate newYear = LocalDate.of(2019, 1, 1);
    return new EventGenerator(
        directory, sizeBytes, 0, RegionNames.DISTRICTS, newYear, 365, processors);
  }

  public EventGenerator withSeed(long newSeed) {
    return new EventGenerator(directory, sizeBytes, newSeed, regions, firstDate, days, threads);
  }

  public EventGenerator withRegions(int newRegions) {
    return new EventGenerator(directory, sizeBytes, seed, newRegions, firstDate, days, threads);
  }

  public EventGenerator withDates(LocalDate newFirstDate, int newDays) {
    return new EventGenerator(directory, sizeBytes, seed, regions, newFirstDate, newDays, threads);
  }

  public EventGenerator withThreads(int newThreads) {
    return new EventGenerator(directory, sizeBytes, seed, regions, firstDate, days, newThreads);
  }

  /** The file naming the regions. */
  public Path regionFile() {
    return directory.resolve("region.csv");
  }

  /** The file of the events. */
  public Path locationFile() {
    return directory.resolve("location.csv");
  }

  /**
   * Writes both files; each appears only when it is complete and on disk.
   *
   * @param progress told the bytes of {@code location.csv} so far, on the calling thread
   * @throws IOException if a file cannot be written; its message names the file and says why
   */
  public GeneratedEvents generate(LongConsumer progress) throws IOException {
    createDirectory();
    PublishedFile.write(
        regionFile(),
        channel -> PublishedFile.writeFully(channel, ByteBuffer.wrap(RegionNames.csv(regions))));
    LocationFile events = new LocationFile(this, progress);
    PublishedFile.write(locationFile(), events);
    return new GeneratedEvents(
        events.rowCount(), events.byteCount(), List.of(regionFile(), locationFile()));
  }

  private void createDirectory() throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw WriteFailure.of(directory, e);
    }
  }

  private static void checkRange(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new LeatException(
          ErrorKind.USAGE,
          "%s: %d is out of range (expected: %d to %d).".formatted(what, value, least, most));
    }
  }
}
