package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.Function;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.ByteSearch;
import dev.leat.internal.engine.kernel.ScaledDecimal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Chooses the tests that work on the bytes of a column. */
final class SliceTests {

  private static final int EQUAL = Comparing.mask(Function.EQ);
  private static final int DIFFERENT = Comparing.mask(Function.NE);

  private SliceTests() {}

  /** The comparison with a constant; none for a null and for lists. */
  static Optional<SliceTest> compared(int mask, Type type, Constant constant) {
    if (constant.isNull()) {
      return Optional.empty();
    }
    return switch (constant.one()) {
      case TextColumn text -> Optional.of(compared(mask, bytes(text)));
      case JsonColumn json -> Optional.empty();
      case LongColumn longs ->
          Optional.of(SliceTest.compared(mask, LongParser.of(type), longs.values()[0]));
      case DoubleColumn doubles -> Optional.of(SliceTest.compared(mask, doubles.values()[0]));
      case ObjectColumn objects ->
          objects.values()[0] instanceof BigDecimal decimal
              ? Optional.of(SliceTest.compared(mask, scaled(decimal)))
              : Optional.empty();
    };
  }

  private static SliceTest compared(int mask, byte[] text) {
    if (mask == EQUAL) {
      return SliceTest.equalTo(text);
    }
    return mask == DIFFERENT ? SliceTest.equalTo(text).negated() : SliceTest.compared(mask, text);
  }

  private static ScaledDecimal scaled(BigDecimal value) {
    ScaledDecimal scaled = new ScaledDecimal();
    scaled.set(value);
    return scaled;
  }

  private static byte[] bytes(TextColumn text) {
    return text.text(0).getBytes(StandardCharsets.UTF_8);
  }

  /** The test of a function against a constant text; none where the text is no pattern. */
  static Optional<SliceTest> matching(Function function, String text) {
    byte[] part = text.getBytes(StandardCharsets.UTF_8);
    return switch (function) {
      case STARTS_WITH ->
          Optional.of((b, start, length) -> ByteSearch.startsWith(b, start, length, part) ? 1 : 0);
      case ENDS_WITH ->
          Optional.of((b, start, length) -> ByteSearch.endsWith(b, start, length, part) ? 1 : 0);
      case CONTAINS ->
          Optional.of((b, start, length) -> ByteSearch.contains(b, start, length, part) ? 1 : 0);
      case LIKE -> like(text);
      default -> Optional.empty();
    };
  }

  private static Optional<SliceTest> like(String pattern) {
    try {
      return Optional.of(TextPattern.of(pattern).test());
    } catch (RowFailure e) {
      return Optional.empty();
    }
  }

  /** The test for options that are all constant, and texts or held in a {@code long}. */
  static Optional<SliceTest> among(Type type, List<Evaluator> options) {
    List<Column> columns = new ArrayList<>();
    for (Evaluator option : options) {
      if (!(option instanceof Constant constant)) {
        return Optional.empty();
      }
      columns.add(constant.one());
    }
    List<Column> known = columns.stream().filter(column -> !column.isNull(0)).toList();
    int otherwise = known.size() < columns.size() ? SliceTest.NULL : SliceTest.FALSE;
    return switch (type) {
      case TEXT -> Optional.of(amongTexts(known, otherwise));
      case BOOLEAN, INTEGER, DATE, DATETIME, INSTANT ->
          Optional.of(SliceTest.among(LongParser.of(type), sorted(known), otherwise));
      case DECIMAL, DOUBLE, LIST, ANY -> Optional.empty();
    };
  }

  private static SliceTest amongTexts(List<Column> options, int otherwise) {
    SliceSet set = new SliceSet(options.stream().map(one -> bytes((TextColumn) one)).toList());
    return (bytes, start, length) ->
        set.contains(bytes, start, length) ? SliceTest.TRUE : otherwise;
  }

  private static long[] sorted(List<Column> options) {
    long[] values = options.stream().mapToLong(one -> ((LongColumn) one).values()[0]).toArray();
    Arrays.sort(values);
    return values;
  }
}
