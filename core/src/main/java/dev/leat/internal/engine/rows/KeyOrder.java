package dev.leat.internal.engine.rows;

import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.ScaledDecimal;
import dev.leat.plan.SortKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as bytes whose unsigned order is the order of the values.
 *
 * <p>No encoding is the start of another, so keys of several columns are written one behind the
 * other. Small numbers take few bytes: most keys then fit the eight bytes that are compared first.
 *
 * <pre>
 *   null      01, or FF where nulls come last
 *   TEXT      02, the UTF-8 bytes with 00 as 01 01 and 01 as 01 02, then 00
 *   INTEGER, DATE, DATETIME, INSTANT, BOOLEAN
 *             80 + n, then the n significant bytes; negative: 7F - n, then the bytes complemented
 *   DOUBLE    02, then the bits, with the sign flipped (negative: all flipped)
 *   DECIMAL   zero: 80; positive: A0 + exponent (-30 to 30), or 81 or C0 and the exponent as an
 *             INTEGER; two digits a byte, from 01 on; then 00. Negative: all complemented
 * </pre>
 *
 * <p>Zeros at the end of a whole key do not count, so a key is cut there.
 */
public final class KeyOrder {

  private static final int NULL_FIRST = 0x01;
  private static final int NULL_LAST = 0xFF;
  private static final int VALUE = 0x02;
  private static final int ZERO = 0x80;
  private static final int SMALL_EXPONENT = 30;

  private final boolean descending;
  private final int nullByte;

  /** The order of one key. */
  public KeyOrder(SortKey.Direction direction, SortKey.NullOrder nulls) {
    descending = direction == SortKey.Direction.DESCENDING;
    nullByte = nulls == SortKey.NullOrder.FIRST ? NULL_FIRST : NULL_LAST;
  }

  /** Small values first, nulls before them. */
  public static KeyOrder ascending() {
    return new KeyOrder(SortKey.Direction.ASCENDING, SortKey.NullOrder.FIRST);
  }

  /** Appends the value of a row; a text column is compared as text. */
  public void append(Column column, int row, ByteBuilder out) {
    if (column.isNull(row)) {
      out.append((byte) nullByte);
      return;
    }
    int start = out.size();
    switch (column) {
      case TextColumn text -> text(text.bytes(), text.starts()[row], text.lengths()[row], out);
      case JsonColumn json -> object(RowBatches.value(json, row), out);
      case LongColumn longs -> integer(longs.values()[row], out);
      case DoubleColumn doubles -> decimal64(doubles.values()[row], out);
      case ObjectColumn objects -> object(objects.values()[row], out);
    }
    if (descending) {
      complement(out, start);
    }
  }

  /** Appends a decimal that is held in a word. */
  public void append(ScaledDecimal decimal, ByteBuilder out) {
    int start = out.size();
    if (decimal.isSmall()) {
      small(decimal.unscaled(), decimal.scale(), out);
    } else {
      decimal(decimal.value(), out);
    }
    if (descending) {
      complement(out, start);
    }
  }

  private static void small(long unscaled, int scale, ByteBuilder out) {
    if (unscaled == 0 || unscaled == Long.MIN_VALUE) {
      decimal(BigDecimal.valueOf(unscaled, scale), out);
      return;
    }
    long digits = Math.abs(unscaled);
    int zeros = 0;
    while (digits % 10 == 0) {
      digits /= 10;
      zeros++;
    }
    int start = out.size();
    int count = digitCount(digits);
    exponent((long) count + zeros - scale, out);
    pairs((count & 1) == 0 ? digits : digits * 10, (count + 1) / 2, out);
    out.append((byte) 0);
    if (unscaled < 0) {
      complement(out, start);
    }
  }

  private static int digitCount(long positive) {
    int count = 1;
    for (long bound = 10; count < 19 && positive >= bound; bound *= 10) {
      count++;
    }
    return count;
  }

  private static void pairs(long digits, int count, ByteBuilder out) {
    out.reserve(count);
    byte[] bytes = out.array();
    int end = out.size() + count;
    long rest = digits;
    for (int i = end - 1; i >= out.size(); i--) {
      bytes[i] = (byte) (1 + rest % 100);
      rest /= 100;
    }
    out.advance(count);
  }

  private static void complement(ByteBuilder out, int start) {
    byte[] bytes = out.array();
    for (int i = start; i < out.size(); i++) {
      bytes[i] = (byte) ~bytes[i];
    }
  }

  /** Appends text in order. */
  static void text(byte[] bytes, int start, int length, ByteBuilder out) {
    out.append((byte) VALUE);
    out.reserve(2 * length + 1);
    for (int i = start; i < start + length; i++) {
      byte value = bytes[i];
      if (value == 0 || value == 1) {
        out.append((byte) 1);
        out.append((byte) (value + 1));
      } else {
        out.append(value);
      }
    }
    out.append((byte) 0);
  }

  private static void integer(long value, ByteBuilder out) {
    long magnitude = value < 0 ? ~value : value;
    int count = (71 - Long.numberOfLeadingZeros(magnitude)) / 8;
    out.append((byte) (value < 0 ? 0x7F - count : 0x80 + count));
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
      out.append((byte) (value >>> shift));
    }
  }

  private static void decimal64(double value, ByteBuilder out) {
    long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
    long ordered = bits < 0 ? ~bits : bits | Long.MIN_VALUE;
    out.append((byte) VALUE);
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.append((byte) (ordered >>> shift));
    }
  }

  private static void decimal(BigDecimal value, ByteBuilder out) {
    if (value.signum() == 0) {
      out.append((byte) ZERO);
      return;
    }
    BigDecimal shortest = value.stripTrailingZeros();
    String digits = shortest.unscaledValue().abs().toString();
    int start = out.size();
    exponent((long) digits.length() - shortest.scale(), out);
    for (int i = 0; i < digits.length(); i += 2) {
      int high = digits.charAt(i) - '0';
      int low = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
      out.append((byte) (1 + 10 * high + low));
    }
    out.append((byte) 0);
    if (value.signum() < 0) {
      complement(out, start);
    }
  }

  private static void exponent(long exponent, ByteBuilder out) {
    if (Math.abs(exponent) <= SMALL_EXPONENT) {
      out.append((byte) (0xA0 + exponent));
    } else {
      out.append((byte) (exponent < 0 ? ZERO + 1 : 0xC0));
      integer(exponent, out);
    }
  }

  /** Values of mixed types: numbers, then text, then the others by type and their text. */
  private static void object(@Nullable Object value, ByteBuilder out) {
    switch (value) {
      case null -> out.append((byte) NULL_FIRST);
      case BigDecimal number -> decimal(number, out);
      case Long number -> decimal(BigDecimal.valueOf(number), out);
      case Double number when Double.isFinite(number) -> decimal(BigDecimal.valueOf(number), out);
      default -> ranked(value, out);
    }
  }

  private static void ranked(Object value, ByteBuilder out) {
    Type type = Values.typeOf(value);
    out.append((byte) (0xD0 + ValueBytes.code(type)));
    byte[] bytes = Values.text(value).getBytes(StandardCharsets.UTF_8);
    text(bytes, 0, bytes.length, out);
  }
}
