package dev.leat.cli.screen;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;

/** Writes maps, lists, texts, numbers and flags as JSON; for small documents. */
public final class JsonText {

  private final StringBuilder json = new StringBuilder();
  private final String lineBreak;

  private JsonText(String lineBreak) {
    this.lineBreak = lineBreak;
  }

  /** The JSON of a value on one line. */
  public static String onOneLine(Object value) {
    return new JsonText("").add(value, 0).json.toString();
  }

  /** The JSON of a value, indented, with a line break at its end. */
  public static String indented(Object value) {
    return new JsonText("\n").add(value, 0).json.append('\n').toString();
  }

  private JsonText add(Object value, int depth) {
    switch (value) {
      case Map<?, ?> map -> addAll(map, depth);
      case List<?> list -> addAll(list, depth);
      case Number number -> json.append(number);
      case Boolean flag -> json.append(flag);
      default -> text(value.toString());
    }
    return this;
  }

  private void addAll(Map<?, ?> map, int depth) {
    json.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      startOfLine(depth + 1);
      text(String.valueOf(entry.getKey()));
      json.append(": ");
      add(entry.getValue(), depth + 1);
      separator(entries);
    }
    endOf(map.isEmpty(), depth).append('}');
  }

  private void addAll(List<?> list, int depth) {
    json.append('[');
    Iterator<?> elements = list.iterator();
    while (elements.hasNext()) {
      startOfLine(depth + 1);
      add(elements.next(), depth + 1);
      separator(elements);
    }
    endOf(list.isEmpty(), depth).append(']');
  }

  private void separator(Iterator<?> rest) {
    if (rest.hasNext()) {
      json.append(lineBreak.isEmpty() ? ", " : ",");
    }
  }

  private StringBuilder endOf(boolean empty, int depth) {
    if (!empty) {
      startOfLine(depth);
    }
    return json;
  }

  private void startOfLine(int depth) {
    if (!lineBreak.isEmpty()) {
      json.append(lineBreak).append("  ".repeat(depth));
    }
  }

  private void text(String value) {
    json.append('"');
    PrimitiveIterator.OfInt chars = value.chars().iterator();
    while (chars.hasNext()) {
      character((char) chars.nextInt());
    }
    json.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> {
        if (c < ' ' || c == 0x7F || Character.isSurrogate(c)) {
          json.append("\\u%04x".formatted((int) c));
        } else {
          json.append(c);
        }
      }
    }
  }
}
