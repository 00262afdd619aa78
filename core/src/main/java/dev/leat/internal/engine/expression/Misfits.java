package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.TextColumn;
import java.nio.charset.StandardCharsets;

/** Words the reasons for which a value does not fit a type. */
final class Misfits {

  private static final int SHOWN_BYTES = 400;

  private Misfits() {}

  /** Why the text of a row is not of a type. */
  static String reason(TextColumn text, int row, Type type) {
    int length = Math.min(SHOWN_BYTES, text.lengths()[row]);
    return reason(
        new String(text.bytes(), text.starts()[row], length, StandardCharsets.UTF_8), type);
  }

  /** Why a text is not of a type. */
  static String reason(String text, Type type) {
    return RowFailure.quoted(text) + " is not " + named(type) + hint(type);
  }

  /** The name of a type with its article. */
  static String named(Type type) {
    return (type == Type.INTEGER || type == Type.INSTANT || type == Type.ANY ? "an " : "a ") + type;
  }

  private static String hint(Type type) {
    return switch (type) {
      case BOOLEAN -> " (expected: true or false)";
      case DATE -> " (expected: such as 2019-01-31)";
      case DATETIME -> " (expected: such as 2019-01-31T10:00:00)";
      case INSTANT -> " (expected: such as 2019-01-31T10:00:00Z)";
      case TEXT, INTEGER, DECIMAL, DOUBLE, LIST, ANY -> "";
    };
  }
}
