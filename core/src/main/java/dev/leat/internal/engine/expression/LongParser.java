package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.kernel.BooleanText;
import dev.leat.internal.engine.kernel.DateText;
import dev.leat.internal.engine.kernel.IntegerText;
import dev.leat.internal.engine.kernel.TimeText;

/** Reads a slice of text as a value of a type that is held in a {@code long}. */
interface LongParser {

  /** What {@link #parse} gives for a misfit. */
  long MISFIT = Long.MIN_VALUE;

  /** The value, or {@link #MISFIT}. */
  long parse(byte[] bytes, int start, int length);

  /** Whether a slice that gave {@link #MISFIT} is no value, rather than the smallest one. */
  default boolean isMisfit(byte[] bytes, int start, int length) {
    return true;
  }

  /** The parser of a type that is held in a {@code long}. */
  static LongParser of(Type type) {
    return switch (type) {
      case INTEGER -> new OfInteger();
      case BOOLEAN -> BooleanText::parse;
      case DATE -> DateText::parse;
      case DATETIME -> TimeText::parseLocal;
      case INSTANT -> TimeText::parseInstant;
      case TEXT, DECIMAL, DOUBLE, LIST, ANY ->
          throw new IllegalArgumentException(type + " is not held in a long");
    };
  }

  /** Reads integers, of which the smallest one is also the sign of a misfit. */
  final class OfInteger implements LongParser {
    @Override
    public long parse(byte[] bytes, int start, int length) {
      return IntegerText.parse(bytes, start, length);
    }

    @Override
    public boolean isMisfit(byte[] bytes, int start, int length) {
      return IntegerText.isMisfit(bytes, start, length);
    }
  }
}
