package dev.leat.conformance.cases;

import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.run.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A way of running that must not change the result.
 *
 * @param threads the number of threads
 * @param batchRows the rows of a batch
 * @param splitBytes the bytes of a split
 * @param optimiser whether plans are rewritten
 */
public record Way(int threads, int batchRows, int splitBytes, Settings.Optimiser optimiser) {

  private static final Settings DEFAULTS = Settings.defaults();

  /** Every combination of threads, batches, splits and the optimiser. */
  public static List<Way> all() {
    List<Way> ways = new ArrayList<>();
    for (Settings.Optimiser optimiser : Settings.Optimiser.values()) {
      int small = optimiser == Settings.Optimiser.ON ? 16 : 64;
      for (int split : List.of(small, DEFAULTS.splitBytes())) {
        for (int batch : List.of(1, 7, DEFAULTS.batchRows())) {
          for (int threads : List.of(1, 2, 8)) {
            ways.add(new Way(threads, batch, split, optimiser));
          }
        }
      }
    }
    return List.copyOf(ways);
  }

  /** The way of a user who sets nothing, on two threads. */
  public static Way usual() {
    return new Way(2, DEFAULTS.batchRows(), DEFAULTS.splitBytes(), Settings.Optimiser.ON);
  }

  /** The engine that runs this way. */
  public Engine engine() {
    return Engine.local()
        .threads(threads)
        .batches(batchRows, new DataSize(splitBytes))
        .optimiser(optimiser);
  }

  @Override
  public String toString() {
    return "threads %d, batches of %d rows, splits of %d bytes, optimiser %s"
        .formatted(threads, batchRows, splitBytes, optimiser.name().toLowerCase(Locale.ROOT));
  }
}
