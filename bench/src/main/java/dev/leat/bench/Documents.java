package dev.leat.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes documents of about 300 bytes, one on each line: numbers, texts, an object and an array.
 *
 * <p>They are the same at every run.
 */
final class Documents {

  private static final long SEED = 42;
  private static final int MEAN_BYTES = 300;

  private static final List<String> REGIONS =
      List.of("north", "south", "east", "west", "centre", "north-east", "south-west", "overseas");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final long count;

  /** Documents that make a file of about this size. */
  Documents(long bytes) {
    this.count = Math.max(1, bytes / MEAN_BYTES);
  }

  /** Writes a file. */
  void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
      for (long id = 0; id < count; id++) {
        writer.write(document(id));
      }
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private String document(long id) {
    return "{\"id\":%d,\"region\":\"%s\",\"day\":\"2024-0%d-%d\","
            .formatted(
                id,
                REGIONS.get(random.nextInt(REGIONS.size())),
                1 + random.nextInt(9),
                10 + random.nextInt(18))
        + "\"customer\":\"Customer %d\",\"email\":\"user%d@example.org\","
            .formatted(random.nextInt(100_000), random.nextInt(1_000_000))
        + "\"amount\":%d,\"weight\":%s,\"paid\":%b,"
            .formatted(
                random.nextInt(100_000), random.nextInt(10_000) / 100.0, random.nextInt(2) == 0)
        + "\"address\":{\"street\":\"%d Long Road\",\"city\":\"City %d\",\"zip\":\"%d\"},"
            .formatted(random.nextInt(1_000), random.nextInt(500), 10_000 + random.nextInt(90_000))
        + "\"tags\":[\"a%d\",\"b%d\"],".formatted(random.nextInt(50), random.nextInt(50))
        + "\"comment\":\"some text that is a little longer, number %d\"}\n".formatted(id);
  }
}
