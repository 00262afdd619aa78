package dev.leat.internal.engine.kernel;

import dev.leat.data.Type;

/**
 * The type that sampled values of a column agree on: a {@link TypeProposal} with a short cut.
 *
 * <p>Most sampled values are short numbers. A proposal is the same for any of them, so they are
 * only noted here, and one of each kind stands for all when another value has to be taken into
 * account. That keeps big decimals, which are slow to load and to compare, out of the start of most
 * runs.
 */
public final class ColumnType {

  private static final int SAFE_DIGITS = 15;
  private static final byte[] SOME_WHOLE = {'1'};
  private static final byte[] SOME_FRACTION = {'1', '.', '5'};

  private final TypeProposal others = new TypeProposal();
  private boolean whole;
  private boolean fraction;

  /** Takes a value into account; a negative length is a null. */
  public void add(byte[] bytes, int start, int length) {
    int fractionDigits = shortNumber(bytes, start, length);
    whole |= fractionDigits == 0;
    fraction |= fractionDigits > 0;
    if (fractionDigits < 0) {
      others.add(bytes, start, length);
    }
  }

  /**
   * The number of digits behind the point when the value is a number of at most 15 digits without a
   * needless one or an exponent, and -1 when it is another value.
   */
  private static int shortNumber(byte[] bytes, int start, int length) {
    int from = length > 0 && bytes[start] == '-' ? start + 1 : start;
    int end = start + length;
    int point = end;
    for (int i = from; i < end; i++) {
      byte value = bytes[i];
      if (value == '.' && point == end && i > from && i + 1 < end) {
        point = i;
      } else if (value < '0' || value > '9') {
        return -1;
      }
    }
    boolean few = end > from && end - from <= SAFE_DIGITS;
    boolean padded =
        few && bytes[from] == '0' && (from > start || point > from + 1 && end > from + 1);
    return few && !padded ? Math.max(0, end - point - 1) : -1;
  }

  /** The narrowest type of all values so far; text when there is none but nulls. */
  public Type type() {
    if (others.values() == 0) {
      return fraction ? Type.DECIMAL : whole ? Type.INTEGER : Type.TEXT;
    }
    if (whole) {
      others.add(SOME_WHOLE, 0, SOME_WHOLE.length);
    }
    if (fraction) {
      others.add(SOME_FRACTION, 0, SOME_FRACTION.length);
    }
    return others.type();
  }
}
