package dev.leat.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of the file of events. */
class LocationFileTest {
  private static final Pattern ROW =
      Pattern.compile("\"(-\\d+\\.\\d+)\",\"(\\d+\\.\\d+)\",\"(\\d+)\",\"(\\d{4}-\\d\\d-\\d\\d)\"");

  @TempDir private Path directory;

  @Test
  void theHeaderAndEveryFieldAreQuoted() throws IOException {
    List<String> lines = Files.readAllLines(generated(500_000).locationFile());

    assertThat(lines.getFirst()).isEqualTo("\"lat\",\"long\",\"region_id\",\"date\"");
    assertThat(lines.subList(1, lines.size())).allMatch(line -> ROW.matcher(line).matches());
  }

  @Test
  void rowsAreFixedForEver() throws IOException {
    assertThat(generated(200).locationFile())
        .hasContent(
            """
            "lat","long","region_id","date"
            "-41.45021","171.74654","21","2019-10-23"
            "-45.9119","175.7166","29","2019-07-22"
            "-44.54228","175.73633","9","2019-01-09"
            "-34.4363","173.76981","36","2019-08-12"
            """);
  }

  @Test
  void rowsAverageAboutFortyBytes() throws IOException {
    assertThat(500_000 / fields(generated(500_000), 1).size()).isBetween(40, 43);
  }

  @Test
  void placesLieAroundNewZealand() throws IOException {
    EventGenerator events = generated(500_000);

    assertThat(fields(events, 1)).allMatch(latitude -> isBetween(latitude, -47, -34));
    assertThat(fields(events, 2)).allMatch(longitude -> isBetween(longitude, 166, 179));
  }

  @Test
  void coordinatesHaveFourToSixDecimalsAndNoTrailingZero() throws IOException {
    EventGenerator events = generated(500_000);

    for (int field = 1; field <= 2; field++) {
      assertThat(fields(events, field)).allMatch(value -> value.matches(".*\\.\\d{3,5}[1-9]"));
      assertThat(fields(events, field))
          .extracting(value -> value.length() - value.indexOf('.') - 1)
          .contains(4, 5, 6);
    }
  }

  @Test
  void everyRegionHasEventsAndNoOther() throws IOException {
    EventGenerator events = generated(500_000, options -> options.withRegions(1000));

    assertThat(fields(events, 3))
        .containsOnly(
            IntStream.rangeClosed(1, 1000).mapToObj(Integer::toString).toArray(String[]::new));
  }

  @Test
  void everyDayHasEventsAndNoOther() throws IOException {
    LocalDate first = LocalDate.of(2023, 12, 30);
    EventGenerator events = generated(500_000, options -> options.withDates(first, 62));

    assertThat(fields(events, 4))
        .containsOnly(
            first
                .datesUntil(LocalDate.of(2024, 3, 1))
                .map(Object::toString)
                .toArray(String[]::new));
  }

  @Test
  void regionsAndDaysAreChosenIndependently() throws IOException {
    EventGenerator events =
        generated(100_000, o -> o.withRegions(3).withDates(LocalDate.of(1, 1, 1), 3));
    List<String> days = fields(events, 4);
    List<String> regions = fields(events, 3);

    assertThat(IntStream.range(0, days.size()).mapToObj(i -> regions.get(i) + days.get(i)))
        .hasSizeGreaterThan(1000)
        .satisfies(pairs -> assertThat(pairs.stream().distinct()).hasSize(9));
  }

  private EventGenerator generated(long bytes) throws IOException {
    return generated(bytes, options -> options);
  }

  private EventGenerator generated(long bytes, Function<EventGenerator, EventGenerator> change)
      throws IOException {
    EventGenerator events = change.apply(EventGenerator.into(directory, bytes).withSeed(42));
    events.generate(progress -> {});
    return events;
  }

  /** One field of all rows, counted from 1. */
  private static List<String> fields(EventGenerator events, int field) throws IOException {
    return Files.readAllLines(events.locationFile()).stream()
        .skip(1)
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row -> row.group(field))
        .toList();
  }

  private static boolean isBetween(String number, int from, int to) {
    return Double.parseDouble(number) > from && Double.parseDouble(number) < to;
  }
}
