package dev.leat.internal.engine.kernel;

/** The ways in which a number can be written in decimal digits. */
enum NumberShape {
  /** Not a number. */
  NONE,
  /** Digits only. */
  WHOLE,
  /** Digits with a point. */
  POINT,
  /** Digits with an exponent, and perhaps a point. */
  EXPONENT;

  /** The shape of a slice: an optional sign, digits with at most one point, an exponent. */
  static NumberShape of(byte[] bytes, int start, int length) {
    int end = start + length;
    int at = start;
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    int whole = digitsFrom(bytes, at, end);
    at += whole;
    int fraction = 0;
    boolean point = at < end && bytes[at] == '.';
    if (point) {
      fraction = digitsFrom(bytes, at + 1, end);
      at += 1 + fraction;
    }
    if (whole + fraction == 0) {
      return NONE;
    }
    if (at == end) {
      return point ? POINT : WHOLE;
    }
    return isExponent(bytes, at, end) ? EXPONENT : NONE;
  }

  private static boolean isExponent(byte[] bytes, int start, int end) {
    int at = start;
    if ((bytes[at++] | 0x20) != 'e') {
      return false;
    }
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    return at < end && digitsFrom(bytes, at, end) == end - at;
  }

  private static int digitsFrom(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - start;
  }
}
