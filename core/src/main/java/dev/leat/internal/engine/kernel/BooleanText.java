package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;

/** Reads and writes booleans as text: {@code true} and {@code false} only. */
public final class BooleanText {

  /** What {@link #parse} gives for a misfit. */
  public static final long MISFIT = Long.MIN_VALUE;

  private BooleanText() {}

  /** 1 for {@code true}, 0 for {@code false}, else {@link #MISFIT}. */
  public static long parse(byte[] bytes, int start, int length) {
    if (AsciiText.equals(bytes, start, length, "true")) {
      return 1;
    }
    return AsciiText.equals(bytes, start, length, "false") ? 0 : MISFIT;
  }

  /** Appends a boolean, given as 0 or 1. */
  public static void append(long value, ByteBuilder out) {
    AsciiText.append(value == 0 ? "false" : "true", out);
  }
}
