package dev.leat.internal.engine.batch;

import java.util.Arrays;

/** A growing array of bytes; not safe for threads. */
public final class ByteBuilder {

  private byte[] bytes;
  private int size;

  /** An empty builder with room for a number of bytes. */
  public ByteBuilder(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** Appends a byte. */
  public void append(byte value) {
    if (size == bytes.length) {
      reserve(1);
    }
    bytes[size++] = value;
  }

  /** Appends a slice of an array. */
  public void append(byte[] source, int start, int length) {
    reserve(length);
    System.arraycopy(source, start, bytes, size, length);
    size += length;
  }

  /** Appends an array. */
  public void append(byte[] source) {
    append(source, 0, source.length);
  }

  /** Makes room for more bytes, which {@link #array} then has behind {@link #size}. */
  public void reserve(int more) {
    if (bytes.length - size < more) {
      long wanted = Math.max(size + (long) more, bytes.length * 2L);
      bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
    }
  }

  /** Counts bytes in that were written straight into {@link #array}. */
  public void advance(int written) {
    size += written;
  }

  /** The array that holds the bytes, from 0; replaced when the builder grows. */
  public byte[] array() {
    return bytes;
  }

  /** The number of bytes. */
  public int size() {
    return size;
  }

  /** Forgets the bytes from a position on. */
  public void cut(int newSize) {
    size = newSize;
  }

  /** Forgets all bytes and keeps the room. */
  public void clear() {
    size = 0;
  }
}
