package dev.leat.conformance.oracle;

import dev.leat.data.Type;
import dev.leat.expr.AggregateFunction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What aggregates make of all values of a group. */
final class Aggregates {

  private Aggregates() {}

  static @Nullable Object of(AggregateFunction function, Type type, List<@Nullable Object> all) {
    List<Object> values = all.stream().filter(Objects::nonNull).toList();
    return switch (function) {
      case COUNT -> (long) values.size();
      case COUNT_DISTINCT ->
          values.stream().map(value -> Key.of(List.of(value))).distinct().count();
      case SUM -> values.isEmpty() ? null : ofType(type, sum(values));
      case AVG -> values.isEmpty() ? null : mean(type, values);
      case MIN -> values.stream().min(ValueOrder::compare).orElse(null);
      case MAX -> values.stream().max(ValueOrder::compare).orElse(null);
      case FIRST -> all.isEmpty() ? null : all.getFirst();
      case LAST -> all.isEmpty() ? null : all.getLast();
      case COLLECT -> all;
    };
  }

  /** The exact sum, so that it does not depend on the order of the values. */
  private static BigDecimal sum(List<Object> values) {
    return values.stream().map(Aggregates::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal exact(Object value) {
    return switch (value) {
      case Long number -> BigDecimal.valueOf(number);
      case Double number -> new BigDecimal(number);
      default -> (BigDecimal) value;
    };
  }

  private static Object ofType(Type type, BigDecimal sum) {
    return switch (type) {
      case INTEGER -> sum.longValueExact();
      case DOUBLE -> sum.doubleValue();
      default -> sum;
    };
  }

  private static Object mean(Type type, List<Object> values) {
    BigDecimal count = BigDecimal.valueOf(values.size());
    boolean rounded = type == Type.DOUBLE || values.stream().anyMatch(Double.class::isInstance);
    // More digits than the middle between any two doubles has.
    return rounded
        ? (Object) sum(values).divide(count, new MathContext(1200)).doubleValue()
        : sum(values).divide(count, MathContext.DECIMAL128);
  }
}
