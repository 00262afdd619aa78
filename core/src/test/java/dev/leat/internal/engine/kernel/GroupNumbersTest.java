package dev.leat.internal.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.internal.engine.batch.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class GroupNumbersTest {

  @Test
  void fewShortValuesAreNumberedInTheOrderOfTheirFirstSight() {
    assertSameAsMap(2, 20_000, i -> "v" + i % 7);
  }

  @Test
  void aColumnWithTooManyValuesForADictionaryIsNumberedToo() {
    assertSameAsMap(2, 30_000, i -> "v" + i % 9_000);
    assertSameAsMap(1, 10_000, i -> "v" + i % (ValueDictionary.MAX_VALUES + 1));
    assertSameAsMap(1, 10_000, i -> "v" + i % ValueDictionary.MAX_VALUES);
  }

  @Test
  void manyColumnsWithTooManyCombinationsAreNumberedToo() {
    assertSameAsMap(9, 5_000, i -> "v" + (i * 31 >>> 3) % 40);
  }

  @Test
  void valuesTooLongForADictionaryAreNumberedToo() {
    String[] stems = {"0123456789abcde", "0123456789abcdef", "0123456789abcdefg", "x".repeat(300)};
    assertSameAsMap(1, 3_000, i -> stems[i % 4] + (i % 5 == 0 ? "y" : ""));
  }

  @Test
  void nullAndEmptyAndZeroBytesAreDifferent() {
    String[] values = {null, "", "\0", "\0\0", "a", "a\0", "\0".repeat(8), "\0".repeat(9)};
    assertSameAsMap(2, 2_000, i -> values[i * 7 % values.length]);
    assertSameAsMap(1, 10, i -> null);
  }

  @Test
  void withoutColumnsAllRowsAreOneGroup() {
    int[] groups = {5, 5, 5};
    GroupNumbers numbers = new GroupNumbers(0);
    numbers.number(new TextColumn[0], 3, groups);

    assertThat(groups).containsOnly(0);
    assertThat(numbers.keys().size()).isEqualTo(1);
  }

  @Test
  void randomRowsAreNumberedAsByAMapAlsoAfterClearing() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int width = 1 + random.nextInt(3);
      GroupNumbers numbers = new GroupNumbers(width);
      Map<List<String>, Integer> expected = new HashMap<>();
      int values = 1 + random.nextInt(random.nextBoolean() ? 6 : 3_000);
      for (int batch = 0; batch < 8; batch++) {
        List<List<String>> rows = rows(width, random.nextInt(700), i -> value(random, values));
        assertSame("seed " + seed, numbers, expected, rows, width);
        if (random.nextInt(4) == 0) {
          numbers.clear();
          expected.clear();
        }
      }
    }
  }

  @Test
  void keysStandInTheTableByTheirNumbers() {
    GroupNumbers numbers = new GroupNumbers(1);
    numbers.number(KeyBytesTest.columns(rows(1, 4, i -> "k" + i / 2)), 4, new int[4]);
    KeyTable keys = numbers.keys();

    assertThat(keys.size()).isEqualTo(2);
    assertThat(Arrays.copyOfRange(keys.bytes(), keys.start(1), keys.start(2)))
        .containsExactly(2, 'k', '1');
    assertThat(numbers.memoryBytes()).isGreaterThanOrEqualTo(keys.memoryBytes());
  }

  /** Column c of row i holds the value of i + c. */
  private static void assertSameAsMap(int width, int count, IntFunction<String> value) {
    GroupNumbers numbers = new GroupNumbers(width);
    Map<List<String>, Integer> expected = new HashMap<>();
    for (int from = 0; from < count; from += 6_000) {
      int start = from;
      List<List<String>> rows =
          rows(width, Math.min(6_000, count - from), i -> value.apply(start + i));
      assertSame(width + " columns", numbers, expected, rows, width);
    }
  }

  private static void assertSame(
      String what,
      GroupNumbers numbers,
      Map<List<String>, Integer> expected,
      List<List<String>> rows,
      int width) {
    int[] groups = new int[rows.size()];
    TextColumn[] columns = rows.isEmpty() ? empty(width) : KeyBytesTest.columns(rows);
    numbers.number(columns, rows.size(), groups);
    List<Integer> wanted =
        rows.stream().map(row -> expected.computeIfAbsent(row, key -> expected.size())).toList();
    assertThat(Arrays.stream(groups).boxed().toList()).as(what).isEqualTo(wanted);
    assertThat(numbers.keys().size()).as(what).isEqualTo(expected.size());
  }

  private static TextColumn[] empty(int width) {
    TextColumn[] columns = new TextColumn[width];
    Arrays.fill(columns, new TextColumn(new byte[0], new int[0], new int[0]));
    return columns;
  }

  private static List<List<String>> rows(int width, int count, IntFunction<String> value) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> row = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        row.add(value.apply(i + column));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String value(Random random, int values) {
    int number = random.nextInt(values);
    return number == 0 ? null : Integer.toString(number, 36).substring(random.nextInt(2));
  }
}
