package dev.leat.cli.generate;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Made-up films and people in the form of the files that IMDb publishes: {@code
 * title.basics.tsv.gz}, {@code title.principals.tsv.gz} and {@code name.basics.tsv.gz}.
 *
 * <p>There are six credits for each title, and about 1.1 persons, as in the public files; a sixth
 * of the persons has no credit, half of the others has one, a few stars have thousands. Some
 * credits are of titles or persons that the other files do not have. Values are tab-separated,
 * nothing is quoted, {@code \N} is absent, and each file is in the order of the bytes of its key.
 *
 * <p>The same titles and seed give the same rows, whatever the number of threads. Every row is
 * computed from its number alone, so memory is that of a few parts of a file, for any number of
 * titles.
 *
 * <pre>{@code
 * GeneratedImdb films = new ImdbGenerator(Path.of("data"), 200_000, 7, 2).generate(bytes -> {});
 * }</pre>
 *
 * <p>Instances are immutable and may be shared; two runs at once should not share a directory.
 *
 * @param directory where the files go; created when missing, existing files are replaced
 * @param titles number of titles, 1 to 100 million
 * @param seed any number; another one gives other films
 * @param threads number of threads that make rows, 1 to 1024
 */
public record ImdbGenerator(Path directory, int titles, long seed, int threads) {
  /** The most titles; the persons and credits that belong to them have room in ten digits. */
  public static final int MOST_TITLES = 100_000_000;

  /** The bytes of the rows of all files for each title, by and large. */
  private static final long BYTES_PER_TITLE = 420;

  public ImdbGenerator {
    checkRange("--titles", titles, MOST_TITLES);
    checkRange("--jobs", threads, Settings.MOST_THREADS);
  }

  /** About how many bytes the rows have before they are compressed. */
  public long expectedBytes() {
    return titles * BYTES_PER_TITLE;
  }

  /**
   * Writes the three files; each appears only when it is complete and on disk.
   *
   * @param progress told the bytes of rows so far, before compression, on the calling thread
   * @throws IOException if a file cannot be written; its message names the file and says why
   */
  public GeneratedImdb generate(LongConsumer progress) throws IOException {
    createDirectory();
    AtomicLong done = new AtomicLong();
    List<Path> files = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    long bytes = 0;
    for (ImdbRows rows : files()) {
      PackedFile content =
          new PackedFile(rows, threads, more -> progress.accept(done.addAndGet(more)));
      Path file = directory.resolve(rows.fileName() + ".gz");
      PublishedFile.write(file, content);
      files.add(file);
      counts.add(content.rowCount());
      bytes += content.packedBytes();
    }
    return new GeneratedImdb(counts.get(0), counts.get(1), counts.get(2), done.get(), bytes, files);
  }

  private List<ImdbRows> files() {
    SplitMix seeds = new SplitMix(seed);
    Cast cast = new Cast(titles, seeds.next());
    ImdbIds titleIds = new ImdbIds("tt", titles, seeds.next());
    ImdbIds personIds = new ImdbIds("nm", cast.personCount(), seeds.next());
    return List.of(
        new TitleRows(titles, seeds.next(), titleIds),
        new CreditRows(titles, seeds.next(), cast, titleIds, personIds),
        new NameRows(titles, seeds.next(), cast, titleIds, personIds));
  }

  private void createDirectory() throws IOException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw WriteFailure.of(directory, e);
    }
  }

  private static void checkRange(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new LeatException(
          ErrorKind.USAGE,
          "%s: %d is out of range (expected: 1 to %d).".formatted(what, value, most));
    }
  }
}
