package dev.leat.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedTablesTest {

  private static final int ROWS = 1_000;

  @TempDir private Path folder;

  @Test
  void everyKeyIsThereAndTwiceAsManyRows() throws IOException {
    List<String> keys = keysOf("keys.csv");
    assertThat(keys).hasSize(2 * ROWS);
    assertThat(keys.stream().distinct()).hasSize(ROWS);
  }

  @Test
  void nineInTenKeysMatch() throws IOException {
    List<String> left = keysOf("left.csv");
    assertThat(left).doesNotHaveDuplicates().hasSize(ROWS);
    assertThat(keysOf("right.csv").stream().filter(left::contains)).hasSize(ROWS - ROWS / 10);
  }

  @Test
  void filesAreTheSameEachTime() throws IOException {
    List<String> before = keysOf("right.csv");
    assertThat(keysOf("right.csv")).isEqualTo(before);
  }

  private List<String> keysOf(String file) throws IOException {
    new KeyedTables(ROWS).write(folder);
    return Files.readAllLines(folder.resolve(file)).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }
}
