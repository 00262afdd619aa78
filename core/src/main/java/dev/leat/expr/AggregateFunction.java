package dev.leat.expr;

import dev.leat.data.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The functions that make one value of the rows of a group.
 *
 * <p>The first, the last and the list of values keep nulls, since these are rows like others; a
 * count of rows has none to skip; all other functions skip nulls.
 */
public enum AggregateFunction {
  /** The number of rows, or of rows whose argument is not null. */
  COUNT,
  /** The number of different values. */
  COUNT_DISTINCT,
  /** The sum, null of no values; overflow of a 64-bit integer is an error. */
  SUM,
  /** The least value. */
  MIN,
  /** The greatest value. */
  MAX,
  /** The mean, null of no values: a double, of decimals a decimal of 34 digits. */
  AVG,
  /** The first value in the order of the rows. */
  FIRST,
  /** The last value in the order of the rows. */
  LAST,
  /** A list of the values in the order of the rows. */
  COLLECT;

  private static final Map<String, AggregateFunction> OTHER_NAMES =
      Map.of("mean", AVG, "average", AVG, "list", COLLECT, "array_agg", COLLECT);

  /** The function of a name in any case, or of another name that SQL dialects give it. */
  public static Optional<AggregateFunction> find(String name) {
    String known = name.toLowerCase(Locale.ROOT);
    for (AggregateFunction function : values()) {
      if (function.text().equals(known)) {
        return Optional.of(function);
      }
    }
    return Optional.ofNullable(OTHER_NAMES.get(known));
  }

  /** The names that {@link #find} knows. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(OTHER_NAMES.keySet());
    for (AggregateFunction function : values()) {
      names.add(function.text());
    }
    return names;
  }

  /** The name in texts: {@code count_distinct}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of the result for an argument of a type, or empty when it does not take that type. */
  Optional<Type> result(Type argument) {
    return switch (this) {
      case COUNT, COUNT_DISTINCT -> Optional.of(Type.INTEGER);
      case FIRST, LAST -> Optional.of(argument);
      case MIN, MAX -> argument == Type.LIST ? Optional.empty() : Optional.of(argument);
      case COLLECT -> Optional.of(Type.LIST);
      case SUM -> isNumber(argument) ? Optional.of(argument) : Optional.empty();
      case AVG -> isNumber(argument) ? Optional.of(mean(argument)) : Optional.empty();
    };
  }

  private static boolean isNumber(Type argument) {
    return argument.isNumeric() || argument == Type.ANY;
  }

  private static Type mean(Type argument) {
    return argument == Type.INTEGER ? Type.DOUBLE : argument;
  }
}
