package dev.leat.conformance.oracle;

import dev.leat.expr.Function;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Arithmetic, by way of exact decimals where the operands are whole or decimal. */
final class NumberFunctions {

  private NumberFunctions() {}

  static Object apply(Function function, List<Object> values) {
    if (values.stream().anyMatch(LocalDate.class::isInstance)) {
      return days(function, values);
    }
    Object first = values.getFirst();
    try {
      return first instanceof Double number
          ? ofDoubles(function, number, values)
          : ofExact(function, first, values);
    } catch (ArithmeticException e) {
      throw new RowError(function + " of " + values + ": " + e.getMessage());
    }
  }

  private static Object days(Function function, List<Object> values) {
    if (values.get(0) instanceof LocalDate date && values.get(1) instanceof LocalDate other) {
      return ChronoUnit.DAYS.between(other, date);
    }
    LocalDate date =
        (LocalDate) (values.get(0) instanceof LocalDate ? values.get(0) : values.get(1));
    long days = (Long) (values.get(0) instanceof Long ? values.get(0) : values.get(1));
    return date.plusDays(function == Function.MINUS ? -days : days);
  }

  private static Object ofExact(Function function, Object first, List<Object> values) {
    BigDecimal a = decimal(first);
    BigDecimal b = values.size() > 1 ? decimal(values.get(1)) : BigDecimal.ZERO;
    if (function == Function.SIGN) {
      return (long) a.signum();
    }
    BigDecimal result =
        switch (function) {
          case PLUS -> a.add(b);
          case MINUS -> a.subtract(b);
          case TIMES -> a.multiply(b);
          case DIVIDED_BY -> a.divide(b, MathContext.DECIMAL128);
          case REMAINDER -> a.remainder(b);
          case NEGATE -> a.negate();
          case ABS -> a.abs();
          case ROUND -> rounded(a, b.intValueExact());
          case FLOOR -> a.setScale(0, RoundingMode.FLOOR);
          case CEIL -> a.setScale(0, RoundingMode.CEILING);
          default -> throw new IllegalArgumentException(function.name());
        };
    return first instanceof Long ? (Object) result.longValueExact() : result;
  }

  /** A number with fewer digits already stays as it is. */
  private static BigDecimal rounded(BigDecimal number, int digits) {
    return digits < number.scale() ? number.setScale(digits, RoundingMode.HALF_UP) : number;
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof Long number ? BigDecimal.valueOf(number) : (BigDecimal) value;
  }

  private static Object ofDoubles(Function function, double a, List<Object> values) {
    if (function == Function.SIGN) {
      return (long) Math.signum(a);
    }
    if (function == Function.ROUND) {
      return rounded(a, values.size() > 1 ? (Long) values.get(1) : 0);
    }
    double b = values.size() > 1 ? (Double) values.get(1) : 0;
    boolean divides = function == Function.DIVIDED_BY || function == Function.REMAINDER;
    if (divides && b == 0) {
      throw new RowError("division by zero");
    }
    return switch (function) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED_BY -> a / b;
      case REMAINDER -> a % b;
      case NEGATE -> -a;
      case ABS -> Math.abs(a);
      case FLOOR -> Math.floor(a);
      case CEIL -> Math.ceil(a);
      default -> throw new IllegalArgumentException(function.name());
    };
  }

  /** As decimals are rounded; what becomes zero keeps its sign. */
  private static double rounded(double number, long digits) {
    if (!Double.isFinite(number)) {
      return number;
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    double result = exact.setScale(Math.toIntExact(digits), RoundingMode.HALF_UP).doubleValue();
    return Math.copySign(result, number);
  }

  static double real(Function function, List<Double> values) {
    double a = values.getFirst();
    boolean logarithm = function == Function.LN || function == Function.LOG10;
    if ((logarithm && a <= 0) || (function == Function.SQRT && a < 0)) {
      throw new RowError(function + " of " + a);
    }
    return switch (function) {
      case SQRT -> Math.sqrt(a);
      case EXP -> Math.exp(a);
      case LN -> Math.log(a);
      case LOG10 -> Math.log10(a);
      case POWER -> Math.pow(a, values.get(1));
      default -> throw new IllegalArgumentException(function.name());
    };
  }
}
