package dev.leat.conformance.oracle;

import dev.leat.expr.Function;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the functions of expressions give for arguments that are of the right types. */
final class Functions {

  private Functions() {}

  static @Nullable Object apply(Function function, List<@Nullable Object> arguments) {
    List<Object> present = arguments.stream().filter(Objects::nonNull).toList();
    return switch (function) {
      case CONCAT -> TextFunctions.joined(present);
      case GREATEST -> present.stream().max(ValueOrder::compare).orElse(null);
      case LEAST -> present.stream().min(ValueOrder::compare).orElse(null);
      case NULLIF -> nullif(arguments.get(0), arguments.get(1));
      default -> present.size() < arguments.size() ? null : ofPresent(function, present);
    };
  }

  private static @Nullable Object nullif(@Nullable Object value, @Nullable Object other) {
    boolean equal = value != null && other != null && ValueOrder.compare(value, other) == 0;
    return equal ? null : value;
  }

  private static @Nullable Object ofPresent(Function function, List<Object> values) {
    return switch (function) {
      case EQ -> compared(values) == 0;
      case NE -> compared(values) != 0;
      case LT -> compared(values) < 0;
      case LE -> compared(values) <= 0;
      case GT -> compared(values) > 0;
      case GE -> compared(values) >= 0;
      case NOT -> !(Boolean) values.getFirst();
      case PLUS, MINUS, TIMES, DIVIDED_BY, REMAINDER, NEGATE, ABS, SIGN, ROUND, FLOOR, CEIL ->
          NumberFunctions.apply(function, values);
      case SQRT, EXP, LN, LOG10, POWER ->
          NumberFunctions.real(function, values.stream().map(Double.class::cast).toList());
      case YEAR, QUARTER, MONTH, WEEK, DAY, DAY_OF_WEEK, DAY_OF_YEAR, HOUR, MINUTE, SECOND ->
          TimeFunctions.part(function, values.getFirst());
      case DATE_TRUNC,
          DATE_ADD,
          DATE_DIFF,
          TO_DATE,
          TO_DATETIME,
          FORMAT_DATE,
          EPOCH,
          FROM_EPOCH,
          AT_ZONE ->
          TimeFunctions.apply(function, values);
      default -> TextFunctions.apply(function, values);
    };
  }

  private static int compared(List<Object> values) {
    return ValueOrder.compare(values.get(0), values.get(1));
  }
}
