package dev.leat.internal.engine.kernel;

import dev.leat.data.Deferred;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.JsonColumn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that is still the well-formed text that it was read as; never the token null.
 *
 * <p>Its value is a {@code String}, {@code Boolean}, {@code Long}, a {@code BigDecimal} where a
 * number is no 64-bit integer, a {@code List}, or a {@code Row} whose fields are such values again.
 * The array is shared and never changed.
 */
public final class JsonValue implements Deferred {

  private static final long serialVersionUID = 1L;

  private final byte[] bytes;
  private final int start;
  private final int length;

  /** The value that is a slice of an array, which is not copied. */
  public JsonValue(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  /** The Java value of a row of a column that is not null. */
  public static Object at(JsonColumn json, int row) {
    int start = json.starts()[row];
    byte first = json.bytes()[start];
    return first == '{' || first == '['
        ? new JsonValue(json.copy(row), 0, json.lengths()[row]).value()
        : new JsonValue(json.bytes(), start, json.lengths()[row]).value();
  }

  /** The value at a position as it is kept in a row; null for the token null. */
  static @Nullable Object deferred(byte[] bytes, int start, int end) {
    return bytes[start] == 'n' ? null : new JsonValue(bytes, start, end - start);
  }

  @Override
  public Type type() {
    return switch (bytes[start]) {
      case '"' -> Type.TEXT;
      case 't', 'f' -> Type.BOOLEAN;
      case '[' -> Type.LIST;
      case '{' -> Type.ANY;
      default -> isLong() ? Type.INTEGER : Type.DECIMAL;
    };
  }

  /** Whether a number is written without fraction and exponent, and fits 64 bits. */
  private boolean isLong() {
    for (int at = start + 1; at < start + length; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
    }
    return IntegerText.parse(bytes, start, length) != IntegerText.MISFIT
        || !IntegerText.isMisfit(bytes, start, length);
  }

  @Override
  public String text() {
    return bytes[start] == '"'
        ? JsonText.string(bytes, start + 1, length - 2)
        : new String(bytes, start, length, StandardCharsets.UTF_8);
  }

  @Override
  public Object value() {
    return switch (bytes[start]) {
      case '"' -> text();
      case 't' -> true;
      case 'f' -> false;
      case '[' -> list();
      case '{' -> JsonRows.of(bytes, start, length);
      default -> number();
    };
  }

  private Object number() {
    if (isLong()) {
      return IntegerText.parse(bytes, start, length);
    }
    BigDecimal decimal = DecimalText.parse(bytes, start, length);
    if (decimal == null) {
      throw new LeatException(
          ErrorKind.FAILED,
          "\"%s\" has too many digits (expected: at most 1000 before and after the point)."
              .formatted(text()));
    }
    return decimal;
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> values = items();
    for (int i = 0; i < values.size(); i++) {
      values.set(i, values.get(i) instanceof JsonValue json ? json.value() : null);
    }
    return Collections.unmodifiableList(values);
  }

  /** The values of a list, each as it was read; null for the token null. */
  public List<@Nullable Object> items() {
    List<@Nullable Object> items = new ArrayList<>();
    int at = JsonWalk.first(bytes, start);
    while (!JsonWalk.isClose(bytes, at)) {
      int end = JsonWalk.end(bytes, at);
      items.add(deferred(bytes, at, end));
      at = JsonWalk.next(bytes, end);
    }
    return items;
  }

  /** The length of the text in bytes. */
  public int length() {
    return length;
  }

  /** Appends the text as it was read. */
  public void append(ByteBuilder out) {
    out.append(bytes, start, length);
  }

  /** Equal when the texts are equal byte for byte. */
  @Override
  public boolean equals(Object other) {
    return other instanceof JsonValue that
        && Arrays.equals(
            bytes, start, start + length, that.bytes, that.start, that.start + that.length);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(Hashing.mix(0, bytes, start, length));
  }

  /** The text as it was read. */
  @Override
  public String toString() {
    return new String(bytes, start, length, StandardCharsets.UTF_8);
  }
}
