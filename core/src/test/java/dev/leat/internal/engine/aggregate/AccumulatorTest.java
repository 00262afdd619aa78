package dev.leat.internal.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.expr.AggregateFunction;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.rows.RandomValues;
import dev.leat.internal.engine.rows.RowBatches;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccumulatorTest {

  @ParameterizedTest
  @EnumSource
  void noOrderOfRowsAndMergesChangesTheResult(AggregateFunction function) {
    for (Type type : Type.values()) {
      if (!takes(function, type)) {
        continue;
      }
      for (long seed = 0; seed < 40; seed++) {
        Random random = new Random(seed);
        Object[] values = new RandomValues(seed).values(type, random.nextInt(12));
        String what = "%s of %s, seed %d".formatted(function, type, seed);
        Object expected = orFailure(() -> inOrder(function, type, values));
        for (int i = 0; i < 5; i++) {
          assertThat(orFailure(() -> shuffled(function, type, values, random)))
              .as(what)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void aSumIsExactAlthoughItLeavesTheRangeOnTheWay() {
    assertThat(sum(Type.INTEGER, Long.MAX_VALUE, 1L, -5L)).isEqualTo(Long.MAX_VALUE - 4);
    assertThat(sum(Type.INTEGER, Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
        .isEqualTo(-2L);
    assertThat(sum(Type.DOUBLE, 1e308, 1e308, -1e308)).isEqualTo(1e308);
    assertThat(sum(Type.DOUBLE, -1e308, -1e308, -1e308, 1e308, 1e308)).isEqualTo(-1e308);
  }

  @Test
  void aSumBeyond64BitsIsAnErrorThatNamesTheColumnAndTheSum() {
    assertThatThrownBy(() -> sum(Type.INTEGER, Long.MAX_VALUE, 1L))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FAILED))
        .hasMessage(
            "The sum \"total\" is 9223372036854775808, which is beyond 64 bits."
                + " Cast its argument to DECIMAL.");
    assertThatThrownBy(() -> sum(Type.ANY, Long.MIN_VALUE, -1L))
        .hasMessageStartingWith("The sum \"total\" is -9223372036854775809, which");
  }

  @Test
  void aSumOfDoublesIsRoundedOnce() {
    Object[] tenths = Collections.nCopies(10, 0.1).toArray();

    assertThat(sum(Type.DOUBLE, tenths)).isEqualTo(1.0);
    assertThat(sum(Type.DOUBLE, 1e16, 1.0, -1e16)).isEqualTo(1.0);
    assertThat(sum(Type.DOUBLE, 1e100, 1.0, -1e100, 1e-100)).isEqualTo(1.0);
  }

  @Test
  void infinitiesAndNoNumbersStayWhatTheyAre() {
    double infinity = Double.POSITIVE_INFINITY;

    assertThat(sum(Type.DOUBLE, 1.0, infinity, -1e308)).isEqualTo(infinity);
    assertThat(sum(Type.DOUBLE, infinity, 1.0, -infinity)).isEqualTo(Double.NaN);
    assertThat(sum(Type.DOUBLE, Double.NaN, 1.0)).isEqualTo(Double.NaN);
    assertThat(sum(Type.DOUBLE, 1e308, 1e308)).isEqualTo(infinity);
  }

  @Test
  void anAverageOfExactNumbersIsRoundedOnce() {
    assertThat(average(Type.INTEGER, 1L, 0L, 1L)).isEqualTo(2.0 / 3);
    assertThat(average(Type.INTEGER, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE))
        .isEqualTo(0x1p63);
    assertThat(average(Type.DECIMAL, new BigDecimal("0.1"), new BigDecimal("0.2")))
        .isEqualTo(new BigDecimal("0.15"));
  }

  @Test
  void anAverageOfDoublesIsRoundedOnceAlthoughTheirSumIsNoDouble() {
    for (Type type : List.of(Type.DOUBLE, Type.ANY)) {
      assertThat(average(type, 0x1p53, 1.0, 0.0)).isEqualTo(3002399751580331.0);
      assertThat(average(type, 1e308, 1e308, 1e308)).isEqualTo(1e308);
      assertThat(average(type, -0x1p1023, -0x1p1023)).isEqualTo(-0x1p1023);
      assertThat(average(type, 1.0, Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    }
    assertThat(average(Type.ANY, 0x1p53, 1L, BigDecimal.ZERO)).isEqualTo(3002399751580331.0);
  }

  @Test
  void aGroupWithoutValuesIsNullButForCounts() {
    for (AggregateFunction function : AggregateFunction.values()) {
      Object result = inOrder(function, Type.INTEGER, new Object[] {null, null});
      switch (function) {
        case COUNT, COUNT_DISTINCT -> assertThat(result).isEqualTo(0L);
        case COLLECT -> assertThat(result).isEqualTo(Arrays.asList(null, null));
        case SUM, AVG, MIN, MAX, FIRST, LAST -> assertThat(result).isNull();
      }
    }
  }

  @Test
  void numbersOfDifferentTypesAreAddedAsTheWidest() {
    assertThat(sum(Type.ANY, 1L, 2L)).isEqualTo(3L);
    assertThat(sum(Type.ANY, 1L, new BigDecimal("0.5"))).isEqualTo(new BigDecimal("1.5"));
    assertThat(sum(Type.ANY, 1L, new BigDecimal("0.5"), 0.25)).isEqualTo(1.75);
    assertThatThrownBy(() -> sum(Type.ANY, 1L, "x"))
        .hasMessage(
            "The aggregate \"total\" cannot add \"x\" (expected: a number). Cast its argument.");
  }

  @Test
  void equalValuesOfDifferentClassesAreCountedOnce() {
    Object[] values = {1L, 1.0, new BigDecimal("1.00"), "1", null, 0.0, -0.0};

    assertThat(inOrder(AggregateFunction.COUNT_DISTINCT, Type.ANY, values)).isEqualTo(3L);
  }

  @ParameterizedTest
  @EnumSource
  void groupsAreApartAndEmptyOnceCleared(AggregateFunction function) {
    MergeableAccumulator accumulator = accumulator(function, Type.INTEGER);
    Object[] values = {7L, 8L, 9L};
    Column column = RowBatches.column(Type.INTEGER, values);
    for (int round = 0; round < 2; round++) {
      accumulator.reserve(500);
      accumulator.add(column, new int[] {499, 0, 250}, 3, 0);
      Column results = accumulator.results(500);
      assertThat(RowBatches.value(results, 499))
          .isEqualTo(inOrder(function, Type.INTEGER, new Object[] {7L}));
      assertThat(RowBatches.value(results, 250))
          .isEqualTo(inOrder(function, Type.INTEGER, new Object[] {9L}));
      assertThat(accumulator.memoryBytes()).isGreaterThanOrEqualTo(500 * 8L);
      accumulator.clear(500);
    }
  }

  @Test
  void theFirstPositionIsTheSmallest() {
    MergeableAccumulator positions = Accumulators.firstPosition();
    positions.reserve(2);
    Column any = RowBatches.column(Type.BOOLEAN, new Object[] {true, true});
    positions.add(any, new int[] {1, 0}, 2, 40);
    positions.add(any, new int[] {1, 1}, 2, 20);

    assertThat(RowBatches.value(positions.results(2), 0)).isEqualTo(41L);
    assertThat(RowBatches.value(positions.results(2), 1)).isEqualTo(20L);
  }

  private static boolean takes(AggregateFunction function, Type type) {
    boolean adds = function == AggregateFunction.SUM || function == AggregateFunction.AVG;
    return !adds || type.isNumeric();
  }

  private static Object orFailure(Supplier<Object> result) {
    try {
      return String.valueOf(result.get());
    } catch (LeatException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Object sum(Type type, Object... values) {
    return inOrder(AggregateFunction.SUM, type, values);
  }

  private static Object average(Type type, Object... values) {
    return inOrder(AggregateFunction.AVG, type, values);
  }

  private static MergeableAccumulator accumulator(AggregateFunction function, Type type) {
    MergeableAccumulator accumulator =
        Accumulators.of(new Aggregate(function, Expr.col("x"), "total"), type);
    accumulator.reserve(1);
    return accumulator;
  }

  private static Column column(Type type, Object... values) {
    return type == Type.LIST || type == Type.ANY
        ? new ObjectColumn(type, values)
        : RowBatches.column(type, values);
  }

  private static Object inOrder(AggregateFunction function, Type type, Object[] values) {
    MergeableAccumulator accumulator = accumulator(function, type);
    accumulator.add(column(type, values), new int[values.length], values.length, 0);
    return result(accumulator);
  }

  /** Values added to several accumulators in any order, which are merged in any order. */
  private static Object shuffled(
      AggregateFunction function, Type type, Object[] values, Random random) {
    List<MergeableAccumulator> parts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      parts.add(accumulator(function, type));
    }
    List<Integer> order = new ArrayList<>(IntStream.range(0, values.length).boxed().toList());
    Collections.shuffle(order, random);
    for (int position : order) {
      MergeableAccumulator part = parts.get(random.nextInt(parts.size()));
      part.add(column(type, values[position]), new int[1], 1, position);
    }
    while (parts.size() > 1) {
      Collections.shuffle(parts, random);
      merge(parts.removeLast(), parts.getFirst());
    }
    return result(parts.getFirst());
  }

  private static void merge(MergeableAccumulator from, MergeableAccumulator into) {
    ByteBuilder state = new ByteBuilder(16);
    state.append((byte) 1);
    from.save(0, state);
    ByteBuffer saved = ByteBuffer.wrap(state.array()).position(1);
    into.merge(0, saved);
    assertThat(saved.position()).isEqualTo(state.size());
  }

  private static Object result(MergeableAccumulator accumulator) {
    return RowBatches.value(accumulator.results(1), 0);
  }
}
