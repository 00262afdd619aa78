package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Entries;
import dev.leat.cli.flow.FlowNode.Entry;
import dev.leat.cli.flow.FlowNode.Looks;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.cli.format.Words;
import dev.leat.data.Spelling;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The values of a mapping by key, after a check that every key is known. */
final class Keys {

  private final String subject;
  private final Place place;
  private final Map<String, FlowNode> values;

  private Keys(String subject, Place place, Map<String, FlowNode> values) {
    this.subject = subject;
    this.place = place;
    this.values = values;
  }

  /**
   * The values of a mapping.
   *
   * @param subject what the mapping is, for messages: {@code a join}
   * @param known the keys that it may have; {@code -} and {@code _} are the same
   */
  static Keys of(FlowNode node, String subject, Collection<String> known) {
    if (!(node instanceof Entries mapping)) {
      throw Nodes.unlike(node, subject + " with the keys " + Words.quoted(known));
    }
    Map<String, FlowNode> values = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      String key = entry.key().text().replace('-', '_');
      if (!known.contains(key)) {
        throw unknown(entry.key(), subject, known);
      }
      if (values.put(key, entry.value()) != null) {
        throw entry.key().place().error("The key \"%s\" is there twice.".formatted(key));
      }
    }
    return new Keys(subject, node.place(), values);
  }

  private static RuntimeException unknown(Scalar key, String subject, Collection<String> known) {
    return key.place()
        .error(
            "There is no key \"%s\" in %s. %sThe keys are: %s."
                .formatted(
                    key.text(),
                    subject,
                    Spelling.suggestion(key.text(), known),
                    Words.quoted(known)));
  }

  /** The value of a key that has one. */
  Optional<FlowNode> find(String key) {
    return Optional.ofNullable(values.get(key))
        .filter(node -> !(node instanceof Scalar scalar && scalar.looks() == Looks.NULL));
  }

  /** The value of a key that must be there. */
  FlowNode need(String key, String example) {
    return find(key)
        .orElseThrow(() ->
            place.error(
                "The key \"%s\" is missing in %s. Add %s.".formatted(key, subject, example)));
  }

  /** What a function makes of the text of a key that has one; its complaint names the key. */
  <T> Optional<T> parsed(String key, String expected, Function<String, T> parser) {
    return find(key).map(node -> Nodes.parsed(node, key, expected, parser));
  }

  /** Yes or no, of a key that has a value. */
  Optional<Boolean> flag(String key) {
    return parsed(key, "true or false", Words::flag);
  }

  /** The text of a key that has one. */
  Optional<String> text(String key) {
    return find(key).map(node -> Nodes.text(node, "a text"));
  }

  /** The keys that are there, in their order. */
  List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** These keys with each value but one replaced. */
  Keys mapped(UnaryOperator<FlowNode> change, String kept) {
    Map<String, FlowNode> changed = new LinkedHashMap<>(values);
    changed.replaceAll((key, value) -> key.equals(kept) ? value : change.apply(value));
    return new Keys(subject, place, changed);
  }
}
