package dev.leat.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both files of events: their bytes, their size, and failures to write them. */
class EventGeneratorTest {
  /** Several chunks of rows. */
  private static final long MANY = 3_000_000;

  private static final int HEADER = "\"lat\",\"long\",\"region_id\",\"date\"\n".length();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void bytesAreTheSameOnAnyNumberOfThreads(int threads) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(bytesOf(options(MANY).withThreads(threads)));

    // Fixed for ever: the same options must give the same file in every release.
    assertThat(checksum.getValue()).isEqualTo(1_533_040_794L);
  }

  @Test
  void anotherSeedGivesOtherEvents() throws IOException {
    assertThat(bytesOf(options(5000).withSeed(1))).isNotEqualTo(bytesOf(options(5000).withSeed(2)));
  }

  @Test
  void theFileEndsWithTheLastRowThatFits() throws IOException {
    byte[] longest = bytesOf(options(MANY));
    int middle = endOfRow(longest, longest.length / 2);
    int following = endOfRow(longest, middle);

    assertThat(bytesOf(options(middle))).isEqualTo(Arrays.copyOf(longest, middle));
    assertThat(bytesOf(options(middle + 1))).hasSize(middle);
    assertThat(bytesOf(options(following - 1))).hasSize(middle);
    assertThat(bytesOf(options(following))).hasSize(following);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30})
  void aSizeWithoutRoomForARowGivesTheHeader(int room) throws IOException {
    GeneratedEvents events = options(HEADER + room).generate(progress -> {});

    assertThat(events.rows()).isZero();
    assertThat(events.bytes()).isEqualTo(HEADER);
    assertThat(directory.resolve("location.csv")).hasSize(HEADER);
  }

  @Test
  void aSizeWithoutRoomForTheHeaderIsRefused() {
    assertThatThrownBy(() -> options(HEADER - 1))
        .isInstanceOf(LeatException.class)
        .hasMessage("--size, bytes: 31 is out of range (expected: 32 to 9223372036854775807).");
  }

  @Test
  void impossibleOptionsAreRefused() {
    LocalDate year2019 = LocalDate.of(2019, 1, 1);

    assertRefused(
        () -> options(MANY).withRegions(0), "--regions: 0 is out of range (expected: 1 to 1000).");
    assertRefused(() -> options(MANY).withRegions(1001), "--regions: 1001 is out of range");
    assertRefused(() -> options(MANY).withThreads(0), "--jobs: 0 is out of range (expected: 1 to ");
    assertRefused(
        () -> options(MANY).withDates(year2019, 0),
        "--days: 0 is out of range (expected: 1 to 100000).");
    assertRefused(
        () -> options(MANY).withDates(LocalDate.of(0, 12, 31), 1), "--first-date, year: 0 ");
    assertRefused(
        () -> options(MANY).withDates(LocalDate.of(9999, 12, 31), 2),
        "year of the last day: 10000 is out of range (expected: 1 to 9999).");
  }

  @Test
  void theSummaryCountsWhatIsInTheFile() throws IOException {
    GeneratedEvents events = options(MANY).generate(progress -> {});

    assertThat(events.files())
        .containsExactly(directory.resolve("region.csv"), directory.resolve("location.csv"));
    assertThat(events.bytes()).isEqualTo(Files.size(directory.resolve("location.csv")));
    try (var lines = Files.lines(directory.resolve("location.csv"))) {
      assertThat(events.rows()).isEqualTo(lines.count() - 1);
    }
  }

  @Test
  void progressRisesToTheLengthOfTheFile() throws IOException {
    List<Long> progress = new ArrayList<>();

    GeneratedEvents events = options(MANY).generate(progress::add);

    assertThat(progress).hasSizeGreaterThan(3).isSorted().endsWith(events.bytes());
  }

  @Test
  void everyRegionIsNamed() throws IOException {
    options(MANY).withRegions(70).generate(progress -> {});

    assertThat(Files.readAllLines(directory.resolve("region.csv")))
        .hasSize(71)
        .endsWith("\"70\",\"Totara Bay District\"");
  }

  @Test
  void missingDirectoriesAreCreated() throws IOException {
    Path deep = directory.resolve("a/b/c");

    EventGenerator.into(deep, 1000).generate(progress -> {});

    assertThat(deep.toFile().list()).containsExactlyInAnyOrder("region.csv", "location.csv");
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("data"));

    assertThatThrownBy(() -> EventGenerator.into(file, 1000).generate(progress -> {}))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot write %s: %s is not a directory; choose another one.", file, file);
  }

  @Test
  void aFailureOfTheCallerLeavesNoHalfFile() {
    IllegalStateException failure = new IllegalStateException("enough");

    assertThatThrownBy(() ->
            options(MANY)
                .generate(progress -> {
                  throw failure;
                }))
        .isSameAs(failure);
    assertThat(directory.toFile().list()).containsExactly("region.csv");
  }

  @Test
  void anInterruptEndsTheRunAndLeavesNoHalfFile() {
    assertThatThrownBy(() -> options(MANY).generate(progress -> Thread.currentThread().interrupt()))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("Interrupted while writing %s.", directory.resolve("location.csv"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(directory.toFile().list()).containsExactly("region.csv");
  }

  private EventGenerator options(long bytes) {
    return EventGenerator.into(directory, bytes).withSeed(42);
  }

  private static byte[] bytesOf(EventGenerator options) throws IOException {
    options.generate(progress -> {});
    return Files.readAllBytes(options.locationFile());
  }

  private static int endOfRow(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(LeatException.class).hasMessageContaining(message);
  }
}
