package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Scalar;
import java.util.Optional;
import java.util.function.Function;

/** Replaces each <code>${name}</code> and <code>${name:-text}</code> in a text; used once. */
final class Substitution {

  private final Scalar scalar;
  private final String text;
  private final Function<String, Optional<String>> values;
  private int position;

  /**
   * A substitution.
   *
   * @param scalar the text
   * @param values the value of a name, or empty when it has none
   */
  Substitution(Scalar scalar, Function<String, Optional<String>> values) {
    this.scalar = scalar;
    this.text = scalar.text();
    this.values = values;
  }

  /** The whole text. */
  String whole() {
    StringBuilder result = new StringBuilder();
    while (position < text.length()) {
      appendNext(result, values);
    }
    return result.toString();
  }

  private void appendNext(StringBuilder result, Function<String, Optional<String>> known) {
    if (text.startsWith("$${", position)) {
      result.append("${");
      position += 3;
    } else if (text.startsWith("${", position)) {
      position += 2;
      result.append(value(known));
    } else {
      result.append(text.charAt(position++));
    }
  }

  /** The value of a reference whose name starts here. */
  private String value(Function<String, Optional<String>> known) {
    String name = name();
    Optional<String> value = known.apply(name);
    if (text.startsWith("}", position)) {
      position++;
      return value.orElseThrow(() -> Parameters.missing(name, scalar.place()));
    }
    position += 2;
    // A text that is not used may refer to parameters that have no value.
    String otherwise = untilBrace(value.isPresent() ? unused -> Optional.of("") : known);
    return value.orElse(otherwise);
  }

  private String name() {
    int end = position;
    while (end < text.length() && text.charAt(end) != '}' && !text.startsWith(":-", end)) {
      end++;
    }
    if (end == text.length() || end == position) {
      throw scalar
          .place()
          .error(
              "\"%s\" starts a parameter that does not end (expected: ${name} or ${name:-text})."
                  .formatted(text.substring(position - 2)));
    }
    String name = text.substring(position, end);
    position = end;
    return name;
  }

  /** The text up to the brace that closes this reference; references inside are replaced. */
  private String untilBrace(Function<String, Optional<String>> known) {
    StringBuilder result = new StringBuilder();
    while (!text.startsWith("}", position)) {
      if (position >= text.length()) {
        throw scalar
            .place()
            .error("A parameter is not closed in \"%s\". Add the missing }.".formatted(text));
      }
      appendNext(result, known);
    }
    position++;
    return result.toString();
  }
}
