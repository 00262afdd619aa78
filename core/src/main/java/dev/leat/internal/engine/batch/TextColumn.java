package dev.leat.internal.engine.batch;

import dev.leat.data.Type;
import java.nio.charset.StandardCharsets;

/**
 * Text values as slices of one byte array in UTF-8, without a {@code String} until someone asks.
 *
 * <p>The value of row {@code i} is the {@code lengths[i]} bytes from {@code starts[i]}; a length of
 * {@link #NULL} is null. Loops take the arrays once and index them: an accessor call per value
 * would cost more than the work.
 */
public final class TextColumn implements Column {

  /** The length that stands for null. */
  public static final int NULL = -1;

  private final byte[] bytes;
  private final int[] starts;
  private final int[] lengths;

  /** A column over these arrays, which are not copied. */
  public TextColumn(byte[] bytes, int[] starts, int[] lengths) {
    this.bytes = bytes;
    this.starts = starts;
    this.lengths = lengths;
  }

  /** The bytes that all values are slices of. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where each value starts. */
  public int[] starts() {
    return starts;
  }

  /** How long each value is, in bytes, or {@link #NULL}. */
  public int[] lengths() {
    return lengths;
  }

  /** The value of a row that is not null. */
  public String text(int row) {
    return new String(bytes, starts[row], lengths[row], StandardCharsets.UTF_8);
  }

  @Override
  public Type type() {
    return Type.TEXT;
  }

  @Override
  public boolean isNull(int row) {
    return lengths[row] < 0;
  }

  @Override
  public TextColumn gather(int[] rows, int count) {
    int[] newStarts = new int[count];
    int[] newLengths = new int[count];
    for (int i = 0; i < count; i++) {
      newStarts[i] = starts[rows[i]];
      newLengths[i] = lengths[rows[i]];
    }
    return new TextColumn(bytes, newStarts, newLengths);
  }
}
