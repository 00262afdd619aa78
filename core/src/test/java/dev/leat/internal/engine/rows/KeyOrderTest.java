package dev.leat.internal.engine.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.kernel.ScaledDecimal;
import dev.leat.plan.SortKey.Direction;
import dev.leat.plan.SortKey.NullOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyOrderTest {

  private static final int VALUES = 200;

  @ParameterizedTest
  @EnumSource(
      names = {"LIST", "ANY"},
      mode = EnumSource.Mode.EXCLUDE)
  void bytesAreInTheOrderOfTheValuesInAnyDirection(Type type) {
    Object[] values = new RandomValues(11).values(type, VALUES);
    for (Direction direction : Direction.values()) {
      for (NullOrder nulls : NullOrder.values()) {
        byte[][] keys = keys(type, values, new KeyOrder(direction, nulls));
        assertSameOrder(values, keys, order(type, direction, nulls));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noKeyIsTheStartOfAnother(Type type) {
    Object[] values = new RandomValues(7).values(type, VALUES);
    byte[][] keys = keys(type, values, KeyOrder.ascending());
    for (byte[] key : keys) {
      for (byte[] other : keys) {
        if (other.length > key.length && startsWith(other, key)) {
          fail("%s starts %s", Arrays.toString(key), Arrays.toString(other));
        }
      }
    }
  }

  @Test
  void theSecondKeyDecidesWhereTheFirstTies() {
    Object[] firsts = {"a", "a\0", "a", "", "a\0"};
    Object[] seconds = {"b", "", "", "z", "a"};
    KeyOrder up = KeyOrder.ascending();
    KeyOrder down = new KeyOrder(Direction.DESCENDING, NullOrder.FIRST);

    assertThat(sorted(firsts, up, seconds, up)).containsExactly(3, 2, 0, 1, 4);
    assertThat(sorted(firsts, down, seconds, up)).containsExactly(1, 4, 2, 0, 3);
    assertThat(sorted(firsts, up, seconds, down)).containsExactly(3, 0, 2, 4, 1);
  }

  @Test
  void equalNumbersOfDifferentClassesAreEqualKeys() {
    Object[] values = {1L, 1.0, new BigDecimal("1.00"), 0L, -0.0, new BigDecimal("0.0")};
    byte[][] keys = keys(Type.ANY, values, KeyOrder.ascending());

    assertThat(keys[0]).isEqualTo(keys[1]).isEqualTo(keys[2]);
    assertThat(keys[3]).isEqualTo(keys[4]).isEqualTo(keys[5]);
  }

  @Test
  void valuesOfMixedTypesAreNumbersThenTextThenTheOthersByType() {
    Object[] values = {
      null,
      new BigDecimal("-1e30"),
      -2.5,
      -2L,
      0.1,
      3L,
      new BigDecimal("3.01"),
      "",
      "3",
      true,
      Double.POSITIVE_INFINITY,
      LocalDate.of(2019, 1, 1),
      LocalDateTime.of(2018, 1, 1, 0, 0),
    };
    byte[][] keys = keys(Type.ANY, values, KeyOrder.ascending());

    assertThat(List.of(keys)).isSortedAccordingTo(Arrays::compareUnsigned);
  }

  @Test
  void aColumnThatCameAsTextIsComparedAsText() {
    byte[][] keys = keys(Type.TEXT, new Object[] {"10", "9"}, KeyOrder.ascending());

    assertThat(List.of(keys)).isSortedAccordingTo(Arrays::compareUnsigned);
  }

  @Test
  void aDecimalInAWordIsWrittenAsItsObjectIs() {
    RandomValues random = new RandomValues(5);
    for (int i = 0; i < 2_000; i++) {
      BigDecimal value = (BigDecimal) random.value(Type.DECIMAL);
      ScaledDecimal word = new ScaledDecimal();
      word.set(value);
      for (Direction direction : Direction.values()) {
        KeyOrder order = new KeyOrder(direction, NullOrder.LAST);
        ByteBuilder key = new ByteBuilder(16);
        order.append(word, key);
        assertThat(Arrays.copyOf(key.array(), key.size()))
            .as("%s", value)
            .isEqualTo(keys(Type.DECIMAL, new Object[] {value}, order)[0]);
      }
    }
  }

  @Test
  void smallNumbersTakeFewBytes() {
    Object[] values = {0L, -1L, 200L, -200L, 70_000L};

    assertThat(List.of(keys(Type.INTEGER, values, KeyOrder.ascending())))
        .extracting(key -> key.length)
        .containsExactly(1, 1, 2, 2, 4);
  }

  private static void assertSameOrder(Object[] values, byte[][] keys, Comparator<Object> order) {
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        int bytes = Integer.signum(Arrays.compareUnsigned(keys[i], keys[j]));
        if (bytes != Integer.signum(order.compare(values[i], values[j]))) {
          fail("%s against %s: %d", values[i], values[j], bytes);
        }
      }
    }
  }

  private static Comparator<Object> order(Type type, Direction direction, NullOrder nulls) {
    Comparator<Object> ascending =
        switch (type) {
          case TEXT -> (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b));
          case DOUBLE -> comparingDouble(value -> (Double) value + 0.0);
          default -> KeyOrderTest::compare;
        };
    Comparator<Object> order = direction == Direction.ASCENDING ? ascending : ascending.reversed();
    return nulls == NullOrder.FIRST ? nullsFirst(order) : nullsLast(order);
  }

  @SuppressWarnings("unchecked") // values of one type are comparable with each other
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }

  private static byte[] utf8(Object text) {
    return ((String) text).getBytes(UTF_8);
  }

  private static boolean startsWith(byte[] whole, byte[] start) {
    return Arrays.equals(whole, 0, start.length, start, 0, start.length);
  }

  private static List<Integer> sorted(
      Object[] firsts, KeyOrder first, Object[] seconds, KeyOrder second) {
    byte[][] starts = keys(Type.TEXT, firsts, first);
    byte[][] ends = keys(Type.TEXT, seconds, second);
    return IntStream.range(0, firsts.length)
        .boxed()
        .sorted(comparing(row -> joined(starts[row], ends[row]), Arrays::compareUnsigned))
        .toList();
  }

  private static byte[] joined(byte[] start, byte[] end) {
    byte[] joined = Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, joined, start.length, end.length);
    return joined;
  }

  private static byte[][] keys(Type type, Object[] values, KeyOrder order) {
    Column column =
        type == Type.LIST || type == Type.ANY
            ? new ObjectColumn(type, values)
            : RowBatches.column(type, values);
    byte[][] keys = new byte[values.length][];
    for (int row = 0; row < keys.length; row++) {
      ByteBuilder key = new ByteBuilder(16);
      order.append(column, row, key);
      keys[row] = Arrays.copyOf(key.array(), key.size());
    }
    return keys;
  }
}
