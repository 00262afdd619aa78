package dev.leat.internal.engine.kernel;

import dev.leat.data.Type;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Proposes the narrowest type of a column from sampled values of it.
 *
 * <p>A type is proposed only when every value is of it and would be written as it was read. So
 * {@code 007}, {@code +1}, {@code .5}, a whole number of more than 64 bits and {@code NA} keep a
 * column text. Whole numbers go with decimals, and both with doubles where a double holds them
 * exactly. Nulls are neutral; nothing but nulls is text.
 */
public final class TypeProposal {

  private static final long EXACT_IN_DOUBLE = 1L << 53;
  private static final int EXACT_DIGITS = 15;

  private final Set<Type> possible =
      EnumSet.of(
          Type.BOOLEAN,
          Type.INTEGER,
          Type.DECIMAL,
          Type.DOUBLE,
          Type.DATE,
          Type.DATETIME,
          Type.INSTANT);
  private long values;

  /** Takes a value into account; a negative length is a null. */
  public void add(byte[] bytes, int start, int length) {
    if (length >= 0) {
      values++;
      if (!possible.isEmpty()) {
        possible.retainAll(typesOf(bytes, start, length));
      }
    }
  }

  /** The narrowest type of all values so far. */
  public Type type() {
    return values == 0 || possible.isEmpty() ? Type.TEXT : possible.iterator().next();
  }

  /** The number of values so far that were not null. */
  public long values() {
    return values;
  }

  private static Set<Type> typesOf(byte[] bytes, int start, int length) {
    if (length == 0) {
      return Set.of();
    }
    byte first = bytes[start];
    if (first == 't' || first == 'f') {
      boolean flag = BooleanText.parse(bytes, start, length) != BooleanText.MISFIT;
      return flag ? Set.of(Type.BOOLEAN) : Set.of();
    }
    NumberShape shape = NumberShape.of(bytes, start, length);
    return shape == NumberShape.NONE
        ? timesOf(bytes, start, length)
        : numbersOf(shape, bytes, start, length);
  }

  private static Set<Type> timesOf(byte[] bytes, int start, int length) {
    if (DateText.parse(bytes, start, length) != DateText.MISFIT) {
      return Set.of(Type.DATE);
    }
    if (TimeText.parseLocal(bytes, start, length) != TimeText.MISFIT) {
      return Set.of(Type.DATETIME);
    }
    boolean instant = TimeText.parseInstant(bytes, start, length) != TimeText.MISFIT;
    return instant ? Set.of(Type.INSTANT) : Set.of();
  }

  private static Set<Type> numbersOf(NumberShape shape, byte[] bytes, int start, int length) {
    BigDecimal value =
        isPlain(bytes, start, length) ? DecimalText.parse(bytes, start, length) : null;
    if (value == null) {
      return Set.of();
    }
    Set<Type> types = EnumSet.noneOf(Type.class);
    if (isExactDouble(value, DoubleText.parse(bytes, start, length))) {
      types.add(Type.DOUBLE);
    }
    boolean negativeZero = value.signum() == 0 && bytes[start] == '-';
    if (shape == NumberShape.EXPONENT || negativeZero) {
      return types;
    }
    if (shape == NumberShape.POINT) {
      types.add(Type.DECIMAL);
      return types;
    }
    return wholesOf(value, types);
  }

  /** A whole number is an integer or nothing: one of more than 64 bits is an id, not a number. */
  private static Set<Type> wholesOf(BigDecimal value, Set<Type> types) {
    if (value.toBigInteger().bitLength() >= Long.SIZE) {
      return Set.of();
    }
    types.add(Type.INTEGER);
    types.add(Type.DECIMAL);
    return types;
  }

  /** Whether the number has no plus, no needless zero in front, and digits around its point. */
  private static boolean isPlain(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = bytes[start] == '-' ? start + 1 : start;
    if (bytes[at] < '0' || bytes[at] > '9') {
      return false;
    }
    boolean zero = bytes[at] == '0' && at + 1 < end;
    boolean padded = zero && bytes[at + 1] >= '0' && bytes[at + 1] <= '9';
    for (int i = at; i < end; i++) {
      if (bytes[i] == '.' && (i + 1 == end || bytes[i + 1] < '0' || bytes[i + 1] > '9')) {
        return false;
      }
    }
    return !padded;
  }

  private static boolean isExactDouble(BigDecimal value, double parsed) {
    if (Double.isNaN(parsed)) {
      return false;
    }
    boolean whole = value.scale() <= 0;
    if (whole && value.precision() <= EXACT_DIGITS + 4 && Math.abs(parsed) > EXACT_IN_DOUBLE) {
      return new BigDecimal(parsed).compareTo(value) == 0;
    }
    return BigDecimal.valueOf(parsed).compareTo(value) == 0;
  }
}
