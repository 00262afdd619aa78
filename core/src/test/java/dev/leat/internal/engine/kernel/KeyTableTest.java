package dev.leat.internal.engine.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTableTest {

  static Stream<KeyTable> tables() {
    return Stream.of(new KeyTable(), KeyTable.small());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keysAreNumberedAsByAMapWhileTheTableGrows(KeyTable table) {
    Random random = new Random(1);
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 60_000; i++) {
      String key = Integer.toString(random.nextInt(40_000), 3) + '\n';
      Integer number = expected.computeIfAbsent(key, unseen -> expected.size());
      assertThat(number(table, key)).isEqualTo(number);
    }
    expected.forEach((key, number) -> assertThat(key(table, number)).isEqualTo(key));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void keysWithTheSameHashAreToldApart(KeyTable table) {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 4; i++) {
        byte[] key = (i + "\n").getBytes(ISO_8859_1);
        assertThat(table.number(42, key, 0, key.length)).isEqualTo(i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableThatWasClearedStartsAnew(KeyTable table) {
    for (int count : new int[] {3, 50_000, 10, 0, 70_000, 5}) {
      for (int i = 0; i < count; i++) {
        assertThat(number(table, count + ":" + i + '\n')).isEqualTo(i);
      }
      assertThat(table.size()).isEqualTo(count);
      table.clear();
      assertThat(table.size()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void longKeysAreKept(KeyTable table) {
    String key = "k".repeat(100_000);

    assertThat(number(table, key + "a")).isZero();
    assertThat(number(table, key + "b")).isEqualTo(1);
    assertThat(number(table, key + "a")).isZero();
    assertThat(key(table, 1)).isEqualTo(key + "b");
    assertThat(table.memoryBytes()).isGreaterThan(200_000);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theHashOfAKeyIsThatOfItsBytes(KeyTable table) {
    byte[] key = "some key\n".getBytes(ISO_8859_1);
    number(table, "some key\n");

    assertThat(table.hash(0)).isEqualTo(Hashing.mix(0, key, 0, key.length));
  }

  private static int number(KeyTable table, String key) {
    byte[] bytes = ("#" + key).getBytes(ISO_8859_1);
    long hash = Hashing.mix(0, bytes, 1, bytes.length - 1);
    return table.number(hash, bytes, 1, bytes.length - 1);
  }

  private static String key(KeyTable table, int number) {
    byte[] bytes = Arrays.copyOfRange(table.bytes(), table.start(number), table.start(number + 1));
    return new String(bytes, ISO_8859_1);
  }
}
