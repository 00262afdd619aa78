package dev.leat.bench.measure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads the rows of a CSV file one by one, without quotes and with decimals cut short. */
final class NormalRows implements AutoCloseable {

  private static final int END = -1;

  private final InputStream file;
  private final byte[] buffer = new byte[1 << 20];
  private int position;
  private int limit;

  private byte[] row = new byte[1 << 10];
  private int length;
  private int[] fieldEnds = new int[16];
  private int fields;

  private NormalRows(InputStream file) {
    this.file = file;
  }

  static NormalRows open(Path csv) throws IOException {
    return new NormalRows(Files.newInputStream(csv));
  }

  /** Reads the next row, if there is one. */
  boolean next() throws IOException {
    length = 0;
    fields = 0;
    int stop = field();
    if (stop == END && length == 0) {
      return false;
    }
    while (stop == ',') {
      stop = field();
    }
    return true;
  }

  /** The hash of the whole row. */
  long hash() {
    long hash = fields;
    for (int field = 0; field < fields; field++) {
      hash = mix(hash + hash(field));
    }
    return hash;
  }

  /** The hash of a field, counted from 0. */
  long hash(int field) {
    long hash = 0xCBF29CE484222325L;
    for (int i = field == 0 ? 0 : fieldEnds[field - 1]; i < fieldEnds[field]; i++) {
      hash = (hash ^ row[i]) * 0x100000001B3L;
    }
    return hash;
  }

  /** Spreads each bit of a hash over all bits. */
  static long mix(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
    return mixed ^ (mixed >>> 32);
  }

  /** Reads a field and gives the byte that ended it. */
  private int field() throws IOException {
    int start = length;
    int next = read();
    if (next == '"') {
      next = quoted();
    }
    while (next != ',' && next != '\n' && next != END) {
      if (next != '\r') {
        append(next);
      }
      next = read();
    }
    endField(start);
    return next;
  }

  /** Reads what is between quotes and gives the byte behind them. */
  private int quoted() throws IOException {
    while (true) {
      int next = read();
      if (next == END) {
        return END;
      }
      if (next == '"') {
        int behind = read();
        if (behind != '"') {
          return behind;
        }
      }
      append(next);
    }
  }

  private void endField(int start) {
    if (length > start && row[length - 1] == '0' && isDecimal(start)) {
      while (row[length - 1] == '0') {
        length--;
      }
      if (row[length - 1] == '.') {
        length--;
      }
    }
    if (fields == fieldEnds.length) {
      fieldEnds = Arrays.copyOf(fieldEnds, fields * 2);
    }
    fieldEnds[fields++] = length;
  }

  /** Whether the bytes from a position are digits around one point, perhaps with a minus. */
  private boolean isDecimal(int start) {
    int points = 0;
    for (int i = row[start] == '-' ? start + 1 : start; i < length; i++) {
      if (row[i] == '.') {
        points++;
      } else if (row[i] < '0' || row[i] > '9') {
        return false;
      }
    }
    return points == 1;
  }

  private void append(int value) {
    if (length == row.length) {
      row = Arrays.copyOf(row, length * 2);
    }
    row[length++] = (byte) value;
  }

  private int read() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, file.read(buffer));
      if (limit == 0) {
        return END;
      }
    }
    return buffer[position++];
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
