package dev.leat.internal.engine.file;

/**
 * The first bytes of a file, which tell what it is.
 *
 * @param bytes the bytes
 * @param length the number of them, as a file may be shorter than what is looked for
 */
record Magic(byte[] bytes, int length) {

  /** Whether these values, 0 to 255 each, stand at an offset. */
  boolean is(int offset, int... values) {
    if (offset + values.length > length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if ((bytes[offset + i] & 0xFF) != values[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether this ASCII text stands at an offset. */
  boolean is(int offset, String text) {
    return is(offset, text.chars().toArray());
  }
}
