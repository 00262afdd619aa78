package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.ByteSearch;
import dev.leat.internal.engine.kernel.Utf8Text;

/** The kernels of functions that make texts which may be longer than those they are given. */
final class TextMakingKernels {

  private static final int LARGEST = 16 << 20;
  private static final byte[] SPACE = {' '};

  private TextMakingKernels() {}

  static void replace(Arguments a, ByteBuilder out) {
    byte[] bytes = a.bytes(0);
    int at = a.start(0);
    int end = at + a.length(0);
    int start = out.size();
    int found = a.length(1) == 0 ? -1 : find(a, at, end);
    while (found >= 0) {
      out.append(bytes, at, found - at);
      out.append(a.bytes(2), a.start(2), a.length(2));
      checkSize(out.size() - (long) start);
      at = found + a.length(1);
      found = find(a, at, end);
    }
    out.append(bytes, at, end - at);
  }

  private static int find(Arguments a, int from, int end) {
    return ByteSearch.find(a.bytes(0), from, end - from, a.bytes(1), a.start(1), a.length(1));
  }

  static void lpad(Arguments a, ByteBuilder out) {
    int wanted = Math.max(0, a.number(1));
    int missing = wanted - Utf8Text.count(a.bytes(0), a.start(0), a.length(0));
    fill(a, missing, out);
    appendStart(a, wanted, out);
  }

  static void rpad(Arguments a, ByteBuilder out) {
    int wanted = Math.max(0, a.number(1));
    int missing = wanted - Utf8Text.count(a.bytes(0), a.start(0), a.length(0));
    appendStart(a, wanted, out);
    fill(a, missing, out);
  }

  private static void appendStart(Arguments a, int characters, ByteBuilder out) {
    int end = Utf8Text.offset(a.bytes(0), a.start(0), a.length(0), characters);
    out.append(a.bytes(0), a.start(0), end - a.start(0));
  }

  /** Appends so many characters of the filling, again and again. */
  private static void fill(Arguments a, int missing, ByteBuilder out) {
    byte[] filling = a.count() == 2 ? SPACE : a.bytes(2);
    int start = a.count() == 2 ? 0 : a.start(2);
    int end = a.count() == 2 ? 1 : start + a.length(2);
    checkSize(missing);
    int at = start;
    for (int left = missing; left > 0 && start < end; left--) {
      int next = Utf8Text.next(filling, at, end);
      out.append(filling, at, next - at);
      at = next == end ? start : next;
    }
  }

  static void splitPart(Arguments a, ByteBuilder out) {
    long part = a.integer(2);
    if (part == 0) {
      throw new RowFailure("split_part counts parts from 1, or from -1 at the end, not from 0");
    }
    if (a.length(1) == 0) {
      if (part == 1 || part == -1) {
        out.append(a.bytes(0), a.start(0), a.length(0));
      }
    } else if (part > 0) {
      splitForward(a, part, out);
    } else {
      splitBackward(a, -part, out);
    }
  }

  private static void splitForward(Arguments a, long part, ByteBuilder out) {
    int at = a.start(0);
    int end = at + a.length(0);
    int found = find(a, at, end);
    for (long skipped = 1; skipped < part; skipped++) {
      if (found < 0) {
        return;
      }
      at = found + a.length(1);
      found = find(a, at, end);
    }
    out.append(a.bytes(0), at, (found < 0 ? end : found) - at);
  }

  private static void splitBackward(Arguments a, long part, ByteBuilder out) {
    int start = a.start(0);
    int end = start + a.length(0);
    int found = findLast(a, start, end);
    for (long skipped = 1; skipped < part; skipped++) {
      if (found < 0) {
        return;
      }
      end = found;
      found = findLast(a, start, end);
    }
    int from = found < 0 ? start : found + a.length(1);
    out.append(a.bytes(0), from, end - from);
  }

  private static int findLast(Arguments a, int start, int end) {
    return ByteSearch.findLast(a.bytes(0), start, end - start, a.bytes(1), a.start(1), a.length(1));
  }

  static void reverse(Arguments a, ByteBuilder out) {
    byte[] bytes = a.bytes(0);
    int start = a.start(0);
    int at = start + a.length(0);
    while (at > start) {
      int previous = Utf8Text.previous(bytes, at, start);
      out.append(bytes, previous, at - previous);
      at = previous;
    }
  }

  static void repeat(Arguments a, ByteBuilder out) {
    int times = Math.max(0, a.number(1));
    checkSize(times * (long) a.length(0));
    for (int i = 0; i < times && a.length(0) > 0; i++) {
      out.append(a.bytes(0), a.start(0), a.length(0));
    }
  }

  private static void checkSize(long bytes) {
    if (bytes > LARGEST) {
      throw new RowFailure("the text would be longer than 16 MB");
    }
  }
}
