package dev.leat.internal.engine.format.json;

import dev.leat.data.Type;
import dev.leat.internal.engine.kernel.ColumnType;
import dev.leat.internal.engine.kernel.DecimalText;
import dev.leat.internal.engine.kernel.JsonText;
import java.util.EnumSet;
import java.util.Set;

/**
 * The type of a field, from sampled values of it.
 *
 * <p>It is narrower than {@code ANY} only when all values are of one kind. Numbers are of the
 * narrowest type that holds them all exactly. Strings are text, unless all are dates or times in
 * one form of ISO 8601; that a string has digits does not make it a number.
 */
final class FieldType {

  /** The kinds of JSON values. */
  private enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    ARRAY,
    OBJECT
  }

  /** A number this short is taken to be exact without looking: that spares big decimals. */
  private static final int SHORT = 15;

  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private final ColumnType proposal = new ColumnType();
  private boolean exact = true;

  /** Takes a value into account, which is well formed; null is neutral. */
  void add(byte[] bytes, int start, int end) {
    switch (bytes[start]) {
      case 'n' -> {}
      case 't', 'f' -> kinds.add(Kind.BOOLEAN);
      case '{' -> kinds.add(Kind.OBJECT);
      case '[' -> kinds.add(Kind.ARRAY);
      case '"' -> {
        kinds.add(Kind.STRING);
        propose(bytes, start + 1, end - start - 2);
      }
      default -> {
        kinds.add(Kind.NUMBER);
        exact &= end - start <= SHORT || DecimalText.parse(bytes, start, end - start) != null;
        proposal.add(bytes, start, end - start);
      }
    }
  }

  private void propose(byte[] bytes, int start, int length) {
    if (JsonText.hasEscapes(bytes, start, length)) {
      proposal.add(bytes, start, 0);
    } else {
      proposal.add(bytes, start, length);
    }
  }

  /** The type of all values so far. */
  Type type() {
    if (kinds.size() != 1) {
      return Type.ANY;
    }
    return switch (kinds.iterator().next()) {
      case STRING -> proposal.type().isTemporal() ? proposal.type() : Type.TEXT;
      case NUMBER ->
          proposal.type().isNumeric() ? proposal.type() : exact ? Type.DECIMAL : Type.ANY;
      case BOOLEAN -> Type.BOOLEAN;
      case ARRAY -> Type.LIST;
      case OBJECT -> Type.ANY;
    };
  }
}
