package dev.leat.excel;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.DoubleText;
import dev.leat.internal.engine.kernel.JsonText;
import dev.leat.internal.engine.kernel.ValueText;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Writes the values of rows as cells: what Excel would not keep exactly, as text.
 *
 * <p>Not safe for threads.
 */
final class CellWriter {

  /** The styles of {@link WorkbookParts}: the format that makes a number a day or a time. */
  private static final String DAY = "\" s=\"1\"><v>";

  private static final String TIME = "\" s=\"2\"><v>";
  private static final String NUMBER = "\"><v>";
  private static final String FLAG = "\" t=\"b\"><v>";
  private static final String END = "</v></c>";
  private static final String TEXT = "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">";
  private static final String END_OF_TEXT = "</t></is></c>";

  private static final long EXACT_LONG = 1L << 53;
  private static final int EXACT_DIGITS = 15;
  private static final int EXACT_SCALE = 290;

  private final Xml xml;
  private final ByteBuilder text = new ByteBuilder(256);

  CellWriter(Xml xml) {
    this.xml = xml;
  }

  /** Writes the cell of a value that is not null. */
  void write(String address, Column column, int row) {
    xml.append("<c r=\"");
    xml.append(address);
    switch (column) {
      case TextColumn texts -> text(texts.bytes(), texts.starts()[row], texts.lengths()[row]);
      case JsonColumn json -> json(json, row);
      case LongColumn longs -> number(longs.type(), longs.values()[row]);
      case DoubleColumn doubles -> real(doubles.values()[row]);
      case ObjectColumn objects ->
          decimal((BigDecimal) Objects.requireNonNull(objects.values()[row]));
    }
  }

  /** Writes a cell of text. */
  void text(String address, byte[] bytes) {
    xml.append("<c r=\"");
    xml.append(address);
    text(bytes, 0, bytes.length);
  }

  private void text(byte[] bytes, int start, int length) {
    xml.append(TEXT);
    CellText.append(bytes, start, length, xml);
    xml.append(END_OF_TEXT);
  }

  private void number(Type type, long value) {
    switch (type) {
      case BOOLEAN -> value(FLAG, Long.toString(value));
      case INTEGER -> exact(Math.abs(value) <= EXACT_LONG && value != Long.MIN_VALUE, type, value);
      case DATE -> {
        if (Serial.isDay(value)) {
          value(DAY, Long.toString(Serial.ofDay(value)));
        } else {
          exact(false, type, value);
        }
      }
      case DATETIME -> {
        if (Serial.isTime(value)) {
          value(TIME, Serial.ofTime(value));
        } else {
          exact(false, type, value);
        }
      }
      case INSTANT, TEXT, DECIMAL, DOUBLE, LIST, ANY -> exact(false, type, value);
    }
  }

  private void value(String form, String number) {
    xml.append(form);
    xml.append(number);
    xml.append(END);
  }

  private void exact(boolean isExact, Type type, long value) {
    text.clear();
    ValueText.append(type, value, text);
    rendered(isExact);
  }

  /** Writes what was rendered as a number, or as text. */
  private void rendered(boolean asNumber) {
    if (asNumber) {
      xml.append(NUMBER);
      xml.bytes().append(text.array(), 0, text.size());
      xml.append(END);
    } else {
      text(text.array(), 0, text.size());
    }
  }

  private void real(double value) {
    text.clear();
    DoubleText.append(value, text);
    rendered(Double.isFinite(value));
  }

  private void decimal(BigDecimal value) {
    text.clear();
    ValueText.appendObject(value, text);
    rendered(isExact(value));
  }

  private static boolean isExact(BigDecimal value) {
    return value.precision() <= EXACT_DIGITS && Math.abs(value.scale()) <= EXACT_SCALE;
  }

  /** Strings, numbers and flags as cells of their own kind, all else as the JSON that it is. */
  private void json(JsonColumn json, int row) {
    byte[] bytes = json.bytes();
    int start = json.starts()[row];
    int length = json.lengths()[row];
    switch (bytes[start]) {
      case 't' -> value(FLAG, "1");
      case 'f' -> value(FLAG, "0");
      case '{', '[' -> text(bytes, start, length);
      case '"' -> {
        text.clear();
        JsonText.appendPlain(bytes, start, length, text);
        text(text.array(), 0, text.size());
      }
      default -> {
        text.clear();
        text.append(bytes, start, length);
        rendered(length < EXACT_SCALE && isExact(new BigDecimal(json.text(row))));
      }
    }
  }
}
