package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three files of films and people: their bytes, their count, and failures to write them. */
class ImdbGeneratorTest {
  /** Several parts of each file. */
  private static final int MANY = 20_000;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16})
  void rowsAreTheSameOnAnyNumberOfThreads(int threads) throws IOException {
    CRC32 checksum = new CRC32();
    for (Path file : new ImdbGenerator(directory, MANY, 7, threads).generate(b -> {}).files()) {
      checksum.update(unpacked(file));
    }

    // Fixed for ever: the same options must give the same rows in every release.
    assertThat(checksum.getValue()).isEqualTo(1_764_950_039L);
  }

  @Test
  void filesAreTheSameOnAnyNumberOfThreads() throws IOException {
    GeneratedImdb one = new ImdbGenerator(directory.resolve("1"), MANY, 7, 1).generate(b -> {});
    GeneratedImdb three = new ImdbGenerator(directory.resolve("3"), MANY, 7, 3).generate(b -> {});

    for (int file = 0; file < 3; file++) {
      assertThat(one.files().get(file)).hasSameBinaryContentAs(three.files().get(file));
    }
  }

  @Test
  void anotherSeedGivesOtherRows() throws IOException {
    byte[] one = unpacked(new ImdbGenerator(directory, 10, 1, 1).generate(b -> {}).files().get(0));
    byte[] other =
        unpacked(new ImdbGenerator(directory, 10, 2, 1).generate(b -> {}).files().get(0));

    assertThat(one).isNotEqualTo(other);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 11, 2560, 8193})
  void theSummaryCountsWhatIsInTheFiles(int titles) throws IOException {
    GeneratedImdb made = new ImdbGenerator(directory, titles, 3, 2).generate(b -> {});

    assertThat(made.titles()).isEqualTo(titles);
    assertThat(made.credits()).isEqualTo(6L * titles);
    List<Long> counts = List.of(made.titles(), made.credits(), made.names());
    long bytes = 0;
    for (int file = 0; file < 3; file++) {
      assertThat(lines(made.files().get(file))).hasSize(counts.get(file).intValue() + 1);
      bytes += Files.size(made.files().get(file));
    }
    assertThat(made.bytes()).isEqualTo(bytes);
  }

  @Test
  void progressRisesToTheLengthOfAllRows() throws IOException {
    List<Long> progress = new ArrayList<>();
    ImdbGenerator generator = new ImdbGenerator(directory, MANY, 7, 2);

    GeneratedImdb made = generator.generate(progress::add);

    assertThat(progress).hasSizeGreaterThan(10).isSorted().endsWith(made.rowBytes());
    assertThat(made.rowBytes() * 1.0 / generator.expectedBytes()).isBetween(0.95, 1.05);
  }

  @Test
  void impossibleOptionsAreRefused() {
    assertThatThrownBy(() -> new ImdbGenerator(directory, 0, 7, 1))
        .isInstanceOf(LeatException.class)
        .hasMessage("--titles: 0 is out of range (expected: 1 to 100000000).");
    assertThatThrownBy(() -> new ImdbGenerator(directory, 1, 7, 1025))
        .isInstanceOf(LeatException.class)
        .hasMessage("--jobs: 1025 is out of range (expected: 1 to 1024).");
  }

  @Test
  void anInterruptEndsTheRunAndLeavesNoHalfFile() {
    ImdbGenerator generator = new ImdbGenerator(directory, MANY, 7, 2);

    assertThatThrownBy(() -> generator.generate(bytes -> Thread.currentThread().interrupt()))
        .isInstanceOf(InterruptedIOException.class)
        .hasMessage("Interrupted while writing %s.", directory.resolve("title.basics.tsv.gz"));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(directory).isEmptyDirectory();
  }

  private static byte[] unpacked(Path file) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readAllBytes();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return new String(unpacked(file), UTF_8).lines().toList();
  }
}
