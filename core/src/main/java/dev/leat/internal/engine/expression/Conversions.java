package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.OnMisfit;
import dev.leat.internal.engine.kernel.IntegerText;
import dev.leat.internal.engine.kernel.TimeText;
import java.math.BigDecimal;
import java.util.List;

/** Makes the evaluators that convert values from one type to another. */
final class Conversions {

  private Conversions() {}

  /**
   * The values of an evaluator as another type, never as unparsed text.
   *
   * @param label the column or expression that errors name
   */
  static Evaluator convert(Evaluator source, Type to, String label, OnMisfit onMisfit) {
    Type from = source.type();
    if (to == Type.TEXT) {
      return from == Type.TEXT ? typed(source) : new Formatting(source);
    }
    Evaluator typed = typed(source);
    if (from == Type.TEXT) {
      return to == Type.ANY ? new Boxing(typed) : new Parsing(source, to, label, onMisfit);
    }
    if (from == to) {
      return typed;
    }
    if (to == Type.ANY) {
      return new Boxing(typed);
    }
    if (from == Type.ANY) {
      return Dynamic.cast(typed, to, label, onMisfit);
    }
    return new StrictCall(to, label, kernel(from, to), onMisfit, List.of(typed));
  }

  /** The values of an evaluator, parsed where they might come as unparsed text or JSON. */
  static Evaluator typed(Evaluator source) {
    if (source instanceof MakesJson json) {
      return json.objects();
    }
    if (!(source instanceof BareColumn column)) {
      return source;
    }
    return column.type() == Type.TEXT
        ? new PlainValue(column)
        : new Parsing(source, column.type(), column.name(), OnMisfit.FAIL);
  }

  private static Kernel kernel(Type from, Type to) {
    return switch (to) {
      case INTEGER -> toInteger(from);
      case DOUBLE -> toDouble(from);
      case DECIMAL -> toDecimal(from);
      case BOOLEAN -> (Kernel.OfLong) Conversions::flag;
      case DATE -> (Kernel.OfLong) a -> Math.floorDiv(a.integer(0), TimeText.DAY);
      case DATETIME -> (Kernel.OfLong) Conversions::firstMoment;
      case TEXT, INSTANT, LIST, ANY -> throw new IllegalArgumentException(from + " to " + to);
    };
  }

  private static long firstMoment(Arguments a) {
    try {
      return Math.multiplyExact(a.integer(0), TimeText.DAY);
    } catch (ArithmeticException e) {
      throw new RowFailure("the date is out of range");
    }
  }

  private static long flag(Arguments a) {
    long value = a.integer(0);
    if (value != 0 && value != 1) {
      throw new RowFailure(value + " is not a BOOLEAN (expected: 0 or 1)");
    }
    return value;
  }

  private static Kernel toInteger(Type from) {
    return switch (from) {
      case DECIMAL -> (Kernel.OfLong) a -> exact(a.decimal(0));
      case DOUBLE -> (Kernel.OfLong) a -> exact(decimal(a.real(0), Type.INTEGER));
      case TEXT, BOOLEAN, INTEGER, DATE, DATETIME, INSTANT, LIST, ANY ->
          (Kernel.OfLong) a -> a.integer(0);
    };
  }

  private static long exact(BigDecimal value) {
    long whole = IntegerText.exact(value);
    boolean smallest = value.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) == 0;
    if (whole == IntegerText.MISFIT && !smallest) {
      throw new RowFailure(
          value.toPlainString() + " is not an INTEGER (use round, floor or ceil first)");
    }
    return whole;
  }

  private static Kernel toDouble(Type from) {
    return from == Type.DECIMAL
        ? (Kernel.OfDouble) a -> finite(a.decimal(0))
        : (Kernel.OfDouble) a -> (double) a.integer(0);
  }

  private static double finite(BigDecimal value) {
    double result = value.doubleValue();
    if (Double.isInfinite(result)) {
      throw new RowFailure(RowFailure.quoted(value.toPlainString()) + " is too large for a DOUBLE");
    }
    return result;
  }

  private static Kernel toDecimal(Type from) {
    return from == Type.DOUBLE
        ? (Kernel.OfObject) a -> decimal(a.real(0), Type.DECIMAL)
        : (Kernel.OfObject) a -> BigDecimal.valueOf(a.integer(0));
  }

  /** The decimal that is the shortest text of a double. */
  static BigDecimal decimal(double value, Type wanted) {
    if (!Double.isFinite(value)) {
      throw new RowFailure(value + " is not " + Misfits.named(wanted));
    }
    BigDecimal decimal = BigDecimal.valueOf(value);
    return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
  }
}
