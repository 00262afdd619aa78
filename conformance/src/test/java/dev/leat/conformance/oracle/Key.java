package dev.leat.conformance.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values that are equal as keys when they mean the same: {@code 1.5} and {@code 1.50}, null and
 * null. Sorted with nulls first.
 */
record Key(List<@Nullable Object> values) implements Comparable<Key> {

  private static final Comparator<@Nullable Object> NULLS_FIRST =
      Comparator.nullsFirst(ValueOrder::compare);

  static Key of(List<@Nullable Object> values) {
    List<@Nullable Object> canonical = new ArrayList<>();
    for (Object value : values) {
      canonical.add(canonical(value));
    }
    return new Key(canonical);
  }

  private static @Nullable Object canonical(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number ->
          number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      case Double number -> number + 0.0;
      default -> value;
    };
  }

  boolean hasNull() {
    return values.contains(null);
  }

  @Override
  public int compareTo(Key other) {
    for (int i = 0; i < values.size(); i++) {
      int order = NULLS_FIRST.compare(values.get(i), other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
