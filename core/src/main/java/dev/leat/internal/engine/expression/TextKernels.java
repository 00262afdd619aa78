package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.ByteSearch;
import dev.leat.internal.engine.kernel.Utf8Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The kernels of functions that look into texts and take parts of them. */
final class TextKernels {

  private TextKernels() {}

  static void lower(Arguments a, ByteBuilder out) {
    convertCase(a, out, 'A', 'Z', text -> text.toLowerCase(Locale.ROOT));
  }

  static void upper(Arguments a, ByteBuilder out) {
    convertCase(a, out, 'a', 'z', text -> text.toUpperCase(Locale.ROOT));
  }

  /** Flips bit 5 of the letters of a range, which is what changes the case of ASCII. */
  private static void convertCase(
      Arguments a, ByteBuilder out, char first, char last, UnaryOperator<String> other) {
    byte[] bytes = a.bytes(0);
    int start = a.start(0);
    int length = a.length(0);
    if (!Utf8Text.isAscii(bytes, start, length)) {
      out.append(other.apply(a.string(0)).getBytes(StandardCharsets.UTF_8));
      return;
    }
    out.reserve(length);
    byte[] target = out.array();
    int size = out.size();
    for (int i = 0; i < length; i++) {
      byte b = bytes[start + i];
      target[size + i] = (byte) (b >= first && b <= last ? b ^ 0x20 : b);
    }
    out.advance(length);
  }

  /** The sides of a text that are trimmed. */
  enum Side {
    /** The start. */
    LEFT,
    /** The end. */
    RIGHT,
    /** Both. */
    BOTH
  }

  /** Leaves out spaces, or characters of a set given as the second argument. */
  static Kernel trim(Side side) {
    return Kernel.text((a, out) -> trim(a, out, side));
  }

  private static void trim(Arguments a, ByteBuilder out, Side side) {
    byte[] bytes = a.bytes(0);
    int from = a.start(0);
    int to = from + a.length(0);
    int next = from;
    while (side != Side.RIGHT && from < to) {
      next = Utf8Text.next(bytes, from, to);
      if (!isTrimmed(a, from, next)) {
        break;
      }
      from = next;
    }
    while (side != Side.LEFT && from < to) {
      next = Utf8Text.previous(bytes, to, from);
      if (!isTrimmed(a, next, to)) {
        break;
      }
      to = next;
    }
    out.append(bytes, from, to - from);
  }

  private static boolean isTrimmed(Arguments a, int from, int to) {
    if (a.count() == 1) {
      return a.bytes(0)[from] == ' ';
    }
    return to > from
        && ByteSearch.find(a.bytes(1), a.start(1), a.length(1), a.bytes(0), from, to - from) >= 0;
  }

  static long length(Arguments a) {
    return Utf8Text.count(a.bytes(0), a.start(0), a.length(0));
  }

  /** By the SQL standard: the positions from start to start + count that are in the text. */
  static void substring(Arguments a, ByteBuilder out) {
    long start = a.integer(1);
    long from = Math.max(1, start);
    long end = a.count() == 2 ? Long.MAX_VALUE : endOf(start, a.integer(2));
    if (end > from) {
      slice(a, clamp(from - 1), clamp(end - 1), out);
    }
  }

  private static long endOf(long start, long characters) {
    if (characters < 0) {
      throw new RowFailure("substring got a negative length: " + characters);
    }
    return start > Long.MAX_VALUE - characters ? Long.MAX_VALUE : start + characters;
  }

  private static int clamp(long value) {
    return (int) Math.min(value, Integer.MAX_VALUE);
  }

  /** Appends the characters from one position to before another, counted from 0. */
  private static void slice(Arguments a, int from, int to, ByteBuilder out) {
    byte[] bytes = a.bytes(0);
    int start = a.start(0);
    int end = start + a.length(0);
    int first = Utf8Text.offset(bytes, start, a.length(0), from);
    int last = Utf8Text.offset(bytes, first, end - first, to - from);
    out.append(bytes, first, last - first);
  }

  static void left(Arguments a, ByteBuilder out) {
    int wanted = a.number(1);
    int to = wanted >= 0 ? wanted : Math.max(0, (int) length(a) + wanted);
    slice(a, 0, to, out);
  }

  static void right(Arguments a, ByteBuilder out) {
    int wanted = a.number(1);
    int from = wanted >= 0 ? Math.max(0, (int) length(a) - wanted) : -wanted;
    slice(a, from, Integer.MAX_VALUE, out);
  }

  static long startsWith(Arguments a) {
    int length = a.length(1);
    return a.length(0) >= length && matchesAt(a, a.start(0)) ? 1 : 0;
  }

  static long endsWith(Arguments a) {
    int length = a.length(1);
    return a.length(0) >= length && matchesAt(a, a.start(0) + a.length(0) - length) ? 1 : 0;
  }

  private static boolean matchesAt(Arguments a, int at) {
    int start = a.start(1);
    int length = a.length(1);
    return Arrays.equals(a.bytes(0), at, at + length, a.bytes(1), start, start + length);
  }

  static long contains(Arguments a) {
    return find(a) >= 0 ? 1 : 0;
  }

  private static int find(Arguments a) {
    return ByteSearch.find(
        a.bytes(0), a.start(0), a.length(0), a.bytes(1), a.start(1), a.length(1));
  }

  static long strpos(Arguments a) {
    int found = find(a);
    return found < 0 ? 0 : Utf8Text.count(a.bytes(0), a.start(0), found - a.start(0)) + 1L;
  }
}
