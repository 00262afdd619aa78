package dev.leat.internal.engine.rows;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes any value of a row, lists and whole rows included, as bytes and reads it back.
 *
 * <pre>
 *   value  = tag, length (4 bytes), content        tag 0: null, without the rest
 *   scalar = the code of its type; unparsed text: that + 32; content: its canonical text
 *   list   = 'L', number of values, the values     row = 'R', number of fields, names and values
 *   JSON   = 'J'; content: the text that was read
 * </pre>
 */
public final class ValueBytes {

  private static final int NULL = 0;
  private static final int UNPARSED = 32;
  private static final int LIST = 'L';
  private static final int ROW = 'R';
  private static final int JSON = 'J';
  private static final int HEAD_BYTES = 5;

  private ValueBytes() {}

  /** Appends a value. */
  public static void append(@Nullable Object value, ByteBuilder out) {
    switch (value) {
      case null -> out.append((byte) NULL);
      case Unparsed(String text, Type type) -> scalar(UNPARSED + code(type), text, out);
      case List<?> list -> {
        head(LIST, list.size(), out);
        for (Object item : list) {
          append(item, out); // without a lambda: lists may be nested deeply
        }
      }
      case JsonValue json -> json(json, out);
      case Row row when row.source().orElse(null) instanceof JsonValue json -> json(json, out);
      case Row row -> {
        head(ROW, row.size(), out);
        for (int i = 0; i < row.size(); i++) {
          append(row.names().get(i), out);
          append(row.raw(i), out);
        }
      }
      default -> scalar(code(storable(value)), Values.text(value), out);
    }
  }

  private static void json(JsonValue json, ByteBuilder out) {
    head(JSON, json.length(), out);
    json.append(out);
  }

  /** Appends a value that is a slice of well-formed JSON. */
  static void appendJson(byte[] bytes, int start, int length, ByteBuilder out) {
    head(JSON, length, out);
    out.append(bytes, start, length);
  }

  /** Whether all values of a column of values, nulls aside, are JSON. */
  static boolean areJson(TextColumn values, int rows) {
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      if (values.lengths()[row] >= 0) {
        any = true;
        if (values.bytes()[values.starts()[row]] != JSON) {
          return false;
        }
      }
    }
    return any;
  }

  /** A column of values that are JSON, over the same bytes. */
  static JsonColumn json(TextColumn values, int rows) {
    int[] starts = new int[rows];
    int[] lengths = new int[rows];
    for (int row = 0; row < rows; row++) {
      int length = values.lengths()[row];
      starts[row] = values.starts()[row] + HEAD_BYTES;
      lengths[row] = length < 0 ? JsonColumn.MISSING : length - HEAD_BYTES;
    }
    return new JsonColumn(values.bytes(), starts, lengths);
  }

  /** The number of a type, from 1, which never changes. */
  static int code(Type type) {
    return switch (type) {
      case TEXT -> 1;
      case BOOLEAN -> 2;
      case INTEGER -> 3;
      case DECIMAL -> 4;
      case DOUBLE -> 5;
      case DATE -> 6;
      case DATETIME -> 7;
      case INSTANT -> 8;
      case LIST -> 9;
      case ANY -> 10;
    };
  }

  static Type type(int code) {
    for (Type type : Type.values()) {
      if (code(type) == code) {
        return type;
      }
    }
    throw new IllegalArgumentException("type code: " + code + " (expected: 1 to 10)");
  }

  private static Type storable(Object value) {
    Type type = Values.typeOf(value);
    if (type == Type.ANY) {
      throw new LeatException(
          ErrorKind.USAGE,
          "A value of class %s cannot be kept (expected: text, a number, a date, a list or a row). Convert it first."
              .formatted(value.getClass().getName()));
    }
    return type;
  }

  private static void scalar(int tag, String text, ByteBuilder out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    head(tag, bytes.length, out);
    out.append(bytes);
  }

  private static void head(int tag, int size, ByteBuilder out) {
    out.append((byte) tag);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.append((byte) (size >>> shift));
    }
  }

  /** Reads the value at the position of a buffer as the Java class that belongs to its type. */
  static @Nullable Object value(ByteBuffer in) {
    Object value = read(in);
    return value instanceof JsonValue json ? json.value() : value;
  }

  /** Reads the value at the position of a buffer, and moves behind it. */
  public static @Nullable Object read(ByteBuffer in) {
    int tag = in.get();
    if (tag == NULL) {
      return null;
    }
    int size = in.getInt();
    return switch (tag) {
      case LIST -> list(in, size);
      case ROW -> row(in, size);
      case JSON -> new JsonValue(bytes(in, size), 0, size);
      default -> scalar(in, tag, size);
    };
  }

  private static List<@Nullable Object> list(ByteBuffer in, int size) {
    List<@Nullable Object> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(value(in));
    }
    return values;
  }

  private static Row row(ByteBuffer in, int size) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      values.put(String.valueOf(read(in)), read(in));
    }
    return Row.of(values);
  }

  private static byte[] bytes(ByteBuffer in, int size) {
    byte[] bytes = new byte[size];
    in.get(bytes);
    return bytes;
  }

  private static Object scalar(ByteBuffer in, int tag, int size) {
    String text = new String(bytes(in, size), StandardCharsets.UTF_8);
    if (tag > UNPARSED) {
      return new Unparsed(text, type(tag - UNPARSED));
    }
    return Values.convert(text, type(tag));
  }
}
