package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.Function;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** The kernels of functions of numbers. */
final class NumberKernels {

  private static final int MAX_DIGITS = 1000;

  private NumberKernels() {}

  /** The operators on decimals, and the remainder of integers. */
  static Kernel arithmetic(Function operator, Type type) {
    if (type == Type.INTEGER) {
      return (Kernel.OfLong) a -> a.integer(0) % notZero(a.integer(1));
    }
    return switch (operator) {
      case PLUS -> (Kernel.OfObject) a -> a.decimal(0).add(a.decimal(1));
      case MINUS -> (Kernel.OfObject) a -> a.decimal(0).subtract(a.decimal(1));
      case TIMES -> (Kernel.OfObject) a -> a.decimal(0).multiply(a.decimal(1));
      case DIVIDED_BY ->
          (Kernel.OfObject)
              a -> plain(a.decimal(0).divide(notZero(a.decimal(1)), MathContext.DECIMAL128));
      default -> (Kernel.OfObject) a -> plain(a.decimal(0).remainder(notZero(a.decimal(1))));
    };
  }

  private static long notZero(long divisor) {
    if (divisor == 0) {
      throw new RowFailure("division by zero");
    }
    return divisor;
  }

  private static BigDecimal notZero(BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new RowFailure("division by zero");
    }
    return divisor;
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  static Kernel negate(Type type) {
    return ofNumber(
        type,
        a -> -notSmallest(a.integer(0)),
        a -> -a.real(0),
        (Kernel.OfObject) a -> a.decimal(0).negate());
  }

  static Kernel abs(Type type) {
    return ofNumber(
        type,
        a -> Math.abs(notSmallest(a.integer(0))),
        a -> Math.abs(a.real(0)),
        (Kernel.OfObject) a -> a.decimal(0).abs());
  }

  /** The kernel for the type of a number. */
  private static Kernel ofNumber(
      Type type, Kernel.OfLong ofInteger, Kernel.OfDouble ofDouble, Kernel ofDecimal) {
    return type == Type.INTEGER ? ofInteger : type == Type.DOUBLE ? ofDouble : ofDecimal;
  }

  private static long notSmallest(long value) {
    if (value == Long.MIN_VALUE) {
      throw new RowFailure("-(" + value + ") is more than a 64-bit integer holds");
    }
    return value;
  }

  static Kernel sign(Type type) {
    Kernel.OfLong ofDouble = a -> sign(a.real(0));
    Kernel.OfLong ofDecimal = a -> a.decimal(0).signum();
    return type == Type.INTEGER
        ? (Kernel.OfLong) a -> Long.signum(a.integer(0))
        : type == Type.DOUBLE ? ofDouble : ofDecimal;
  }

  private static long sign(double value) {
    if (Double.isNaN(value)) {
      throw new RowFailure("NaN has no sign");
    }
    return (long) Math.signum(value);
  }

  static Kernel round(Type type) {
    return ofNumber(
        type,
        NumberKernels::roundInteger,
        a -> round(a.real(0), digits(a)),
        (Kernel.OfObject) a -> round(a.decimal(0), digits(a)));
  }

  private static int digits(Arguments a) {
    return a.count() == 1 ? 0 : Math.clamp(a.number(1), -MAX_DIGITS, MAX_DIGITS);
  }

  private static long roundInteger(Arguments a) {
    long value = a.integer(0);
    int digits = digits(a);
    if (digits >= 0) {
      return value;
    }
    BigDecimal rounded = round(BigDecimal.valueOf(value), digits);
    if (rounded.toBigInteger().bitLength() >= Long.SIZE) {
      throw new RowFailure("%d rounded is more than a 64-bit integer holds".formatted(value));
    }
    return rounded.longValue();
  }

  private static double round(double value, int digits) {
    return Double.isFinite(value)
        ? Math.copySign(round(BigDecimal.valueOf(value), digits).doubleValue(), value)
        : value;
  }

  private static BigDecimal round(BigDecimal value, int digits) {
    return value.scale() <= digits ? value : plain(value.setScale(digits, RoundingMode.HALF_UP));
  }

  static Kernel floor(Type type) {
    return whole(type, Math::floor, value -> value.setScale(0, RoundingMode.FLOOR));
  }

  static Kernel ceil(Type type) {
    return whole(type, Math::ceil, value -> value.setScale(0, RoundingMode.CEILING));
  }

  private static Kernel whole(
      Type type, DoubleUnaryOperator ofDouble, UnaryOperator<BigDecimal> ofDecimal) {
    return ofNumber(
        type,
        a -> a.integer(0),
        a -> ofDouble.applyAsDouble(a.real(0)),
        (Kernel.OfObject) a -> ofDecimal.apply(a.decimal(0)));
  }

  static double sqrt(Arguments a) {
    double value = a.real(0);
    if (value < 0) {
      throw new RowFailure("the square root of " + value + " is not a real number");
    }
    return Math.sqrt(value);
  }

  static double ln(Arguments a) {
    return Math.log(positive(a.real(0)));
  }

  static double log10(Arguments a) {
    return Math.log10(positive(a.real(0)));
  }

  private static double positive(double value) {
    if (value <= 0) {
      throw new RowFailure("the logarithm of " + value + " does not exist");
    }
    return value;
  }

  static double power(Arguments a) {
    double power = Math.pow(a.real(0), a.real(1));
    if (Double.isNaN(power) && !Double.isNaN(a.real(0)) && !Double.isNaN(a.real(1))) {
      throw new RowFailure(
          "%s to the power of %s is not a real number".formatted(a.real(0), a.real(1)));
    }
    return power;
  }
}
