package dev.leat;

import dev.leat.data.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a {@link Table}: its lines, all of one width.
 *
 * @param lines the name, the type, a rule, then the values
 * @param width the width of each line, in terminal columns
 */
record TableColumn(List<String> lines, int width) {

  /** The number of lines above the first value. */
  static final int HEADER_LINES = 3;

  /** The line that the type stands on, counted from 0. */
  static final int TYPE_LINE = 1;

  private enum Side {
    LEFT,
    RIGHT
  }

  /** A column of these values, cut at a width. */
  static TableColumn of(Field field, String type, List<String> values, int cellWidth) {
    Side side = field.type().isNumeric() ? Side.RIGHT : Side.LEFT;
    List<String> cells = new ArrayList<>();
    cells.add(cut(escaped(field.name()), cellWidth));
    cells.add(type);
    values.forEach(value -> cells.add(cut(escaped(value), cellWidth)));
    int width = cells.stream().mapToInt(TableColumn::widthOf).max().orElse(0);
    List<String> lines = new ArrayList<>(cells.stream().map(c -> padded(c, width, side)).toList());
    lines.add(HEADER_LINES - 1, "─".repeat(width));
    return new TableColumn(lines, width);
  }

  String line(int number) {
    return lines.get(number);
  }

  /** A text of at most a width, with {@code …} in the place of what was cut off. */
  static String cut(String text, int limit) {
    if (widthOf(text) <= limit) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int width = 0;
    for (int code : text.codePoints().toArray()) {
      width += widthOf(code);
      if (width > limit - 1) {
        break;
      }
      kept.appendCodePoint(code);
    }
    return kept.append('…').toString();
  }

  private static String padded(String text, int width, Side side) {
    String space = " ".repeat(width - widthOf(text));
    return side == Side.RIGHT ? space + text : text + space;
  }

  private static String escaped(String text) {
    if (text.codePoints().noneMatch(TableColumn::isControl)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(code -> append(shown, code));
    return shown.toString();
  }

  private static boolean isControl(int code) {
    return switch (Character.getType(code)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static void append(StringBuilder shown, int code) {
    switch (code) {
      case '\n' -> shown.append("\\n");
      case '\r' -> shown.append("\\r");
      case '\t' -> shown.append("\\t");
      default -> {
        if (isControl(code)) {
          shown.append("\\u{%x}".formatted(code));
        } else {
          shown.appendCodePoint(code);
        }
      }
    }
  }

  private static int widthOf(String text) {
    return text.codePoints().map(TableColumn::widthOf).sum();
  }

  /** 0 for combining marks, 2 for the wide characters of East Asia and emoji, else 1. */
  private static int widthOf(int code) {
    int type = Character.getType(code);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(code) ? 2 : 1;
  }

  private static boolean isWide(int code) {
    return (code >= 0x1100 && code <= 0x115F)
        || (code >= 0x2E80 && code <= 0xA4CF && code != 0x303F)
        || (code >= 0xAC00 && code <= 0xD7A3)
        || (code >= 0xF900 && code <= 0xFAFF)
        || (code >= 0xFE30 && code <= 0xFE6F)
        || (code >= 0xFF00 && code <= 0xFF60)
        || (code >= 0xFFE0 && code <= 0xFFE6)
        || (code >= 0x1F300 && code <= 0x1FAFF)
        || (code >= 0x20000 && code <= 0x3FFFD);
  }
}
