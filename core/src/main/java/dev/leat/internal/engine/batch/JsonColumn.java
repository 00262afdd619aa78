package dev.leat.internal.engine.batch;

import dev.leat.data.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Values as slices of well-formed JSON text in UTF-8, as they were read: {@code "abc"}, {@code 5},
 * {@code {..}}, {@code [..]}.
 *
 * <p>The value of row {@code i} is the {@code lengths[i]} bytes from {@code starts[i]}; a length of
 * {@link #MISSING} is a field that is not there. It is null, as {@code null} is. A column of any
 * type may come like this until an operation needs its values, and is written back byte for byte.
 */
public final class JsonColumn implements Column {

  /** The length that stands for a field that is not there. */
  public static final int MISSING = -1;

  private final byte[] bytes;
  private final int[] starts;
  private final int[] lengths;

  /** A column over these arrays, which are not copied. */
  public JsonColumn(byte[] bytes, int[] starts, int[] lengths) {
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

  /** How long each value is, in bytes, or {@link #MISSING}. */
  public int[] lengths() {
    return lengths;
  }

  /** The text of a value that is not missing, as it was read. */
  public String text(int row) {
    return new String(bytes, starts[row], lengths[row], StandardCharsets.UTF_8);
  }

  /** A copy of the text of a value that is not missing. */
  public byte[] copy(int row) {
    return Arrays.copyOfRange(bytes, starts[row], starts[row] + lengths[row]);
  }

  @Override
  public Type type() {
    return Type.ANY;
  }

  /** Whether the value is missing, or the token {@code null}. */
  @Override
  public boolean isNull(int row) {
    return lengths[row] < 0 || bytes[starts[row]] == 'n';
  }

  @Override
  public JsonColumn gather(int[] rows, int count) {
    int[] newStarts = new int[count];
    int[] newLengths = new int[count];
    for (int i = 0; i < count; i++) {
      newStarts[i] = starts[rows[i]];
      newLengths[i] = lengths[rows[i]];
    }
    return new JsonColumn(bytes, newStarts, newLengths);
  }
}
