package dev.leat.internal.engine.kernel;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.Arrays;

/**
 * Writes the key columns of a row one behind the other, so that equal keys are equal bytes and
 * different keys are different bytes.
 *
 * <p>Each value is its length, then its bytes. A length up to 253 is one byte; 254 is null, and 255
 * is followed by four bytes of length. Short values are copied as whole words: what is written too
 * far is overwritten by the next value.
 */
public final class KeyBytes {

  private static final int NULL = 254;
  private static final int LONG = 255;
  private static final int SLACK = 16;

  private byte[] bytes = new byte[256];

  /** The bytes of the key last encoded, from 0. */
  public byte[] bytes() {
    return bytes;
  }

  /** Encodes the key of a row and gives its length. */
  public int encode(TextColumn[] columns, int row) {
    int at = 0;
    for (TextColumn column : columns) {
      at = append(column.bytes(), column.starts()[row], column.lengths()[row], at);
    }
    return at;
  }

  private int append(byte[] source, int start, int length, int at) {
    if (at + length + SLACK > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + length + SLACK));
    }
    if (length < 0) {
      bytes[at] = (byte) NULL;
      return at + 1;
    }
    if (length < NULL) {
      bytes[at] = (byte) length;
      copy(source, start, length, at + 1);
      return at + 1 + length;
    }
    bytes[at] = (byte) LONG;
    putInt(bytes, at + 1, length);
    System.arraycopy(source, start, bytes, at + 5, length);
    return at + 5 + length;
  }

  private void copy(byte[] source, int start, int length, int at) {
    if (length <= 16 && start + 16 <= source.length) {
      Words.put(bytes, at, Words.at(source, start));
      if (length > 8) {
        Words.put(bytes, at + 8, Words.at(source, start + 8));
      }
    } else {
      System.arraycopy(source, start, bytes, at, length);
    }
  }

  private static void putInt(byte[] into, int at, int value) {
    for (int i = 0; i < 4; i++) {
      into[at + i] = (byte) (value >>> (8 * i));
    }
  }

  /** Where the encoded value at a position ends if it is this value, or -1. */
  public static int endIfEqual(byte[] encoded, int at, byte[] bytes, int start, int length) {
    if (length(encoded, at) != length) {
      return -1;
    }
    int value = valueStart(encoded, at);
    boolean equal = length <= 0 || Hashing.equal(encoded, value, bytes, start, length);
    return equal ? value + Math.max(0, length) : -1;
  }

  /** Where the encoded value at a position ends. */
  public static int end(byte[] encoded, int at) {
    int length = length(encoded, at);
    return valueStart(encoded, at) + Math.max(0, length);
  }

  /** The length of the encoded value at a position, or {@link TextColumn#NULL}. */
  public static int length(byte[] encoded, int at) {
    int head = encoded[at] & 0xFF;
    if (head < NULL) {
      return head;
    }
    return head == NULL ? TextColumn.NULL : getInt(encoded, at + 1);
  }

  /** Where the bytes of the encoded value at a position start. */
  public static int valueStart(byte[] encoded, int at) {
    return (encoded[at] & 0xFF) == LONG ? at + 5 : at + 1;
  }

  private static int getInt(byte[] from, int at) {
    return from[at] & 0xFF
        | (from[at + 1] & 0xFF) << 8
        | (from[at + 2] & 0xFF) << 16
        | (from[at + 3] & 0xFF) << 24;
  }

  /** Appends a value in the same form to a row under construction. */
  public static void append(ByteBuilder row, byte[] source, int start, int length) {
    if (length < 0) {
      row.append((byte) NULL);
      return;
    }
    if (length < NULL) {
      row.append((byte) length);
    } else {
      row.append((byte) LONG);
      for (int i = 0; i < 4; i++) {
        row.append((byte) (length >>> (8 * i)));
      }
    }
    row.append(source, start, length);
  }
}
