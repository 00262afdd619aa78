package dev.leat.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SplittableRandom;

/**
 * Writes the tables that are grouped and joined: keys in random order, the same at every run.
 *
 * <p>{@code keys.csv} has each of the keys once and as many again at random; {@code left.csv} and
 * {@code right.csv} have each key once, and nine in ten keys in common.
 */
final class KeyedTables {

  private static final long SEED = 42;
  private static final int FIRST_KEY = 1;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final int rows;

  /** Tables of a number of distinct keys. */
  KeyedTables(int rows) {
    this.rows = rows;
  }

  /** Writes all tables to a folder. */
  void write(Path folder) throws IOException {
    write(folder.resolve("keys.csv"), "id,amount", repeatedKeys(), "");
    write(folder.resolve("left.csv"), "id,amount", keysFrom(FIRST_KEY), "");
    write(folder.resolve("right.csv"), "id,name", keysFrom(FIRST_KEY + rows / 10), "name-");
  }

  private void write(Path file, String header, int[] keys, String prefix) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (BufferedWriter writer = Files.newBufferedWriter(unfinished)) {
      writer.write(header + "\n");
      for (int key : keys) {
        writer.write(key + "," + prefix + random.nextInt(1_000) + "\n");
      }
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private int[] repeatedKeys() {
    int[] keys = new int[2 * rows];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = FIRST_KEY + (i < rows ? i : random.nextInt(rows));
    }
    return shuffled(keys);
  }

  private int[] keysFrom(int first) {
    int[] keys = new int[rows];
    for (int i = 0; i < rows; i++) {
      keys[i] = first + i;
    }
    return shuffled(keys);
  }

  private int[] shuffled(int[] keys) {
    for (int i = keys.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int key = keys[i];
      keys[i] = keys[other];
      keys[other] = key;
    }
    return keys;
  }
}
