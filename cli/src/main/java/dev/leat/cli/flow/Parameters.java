package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Entries;
import dev.leat.cli.flow.FlowNode.Entry;
import dev.leat.cli.flow.FlowNode.Items;
import dev.leat.cli.flow.FlowNode.Looks;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.cli.format.Words;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of a flow: what it declares, what was given, and how both are put into its texts.
 *
 * <p><code>${name}</code> stands for a value, <code>${name:-text}</code> for a value or, when there
 * is none, for a text, and <code>$${</code> for the two characters themselves. <code>${flow}</code>
 * is the directory of the flow file.
 */
final class Parameters {

  private static final String FLOW = "flow";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final List<String> KEYS = List.of("about", "default", "required");

  /** What a flow says of a parameter; the default is absent when there is none. */
  record Declared(
      String name, String about, Optional<Scalar> fallback, boolean required, Place place) {}

  private final Map<String, Declared> declared;
  private final Map<String, String> given;

  private Parameters(Map<String, Declared> declared, Map<String, String> given) {
    this.declared = declared;
    this.given = given;
  }

  /**
   * The parameters of a flow.
   *
   * @param node what the flow declares
   * @param given the values from the command line
   * @param directory what <code>${flow}</code> stands for
   */
  static Parameters of(Optional<FlowNode> node, Map<String, String> given, String directory) {
    Map<String, Declared> declared = new LinkedHashMap<>();
    node.ifPresent(present -> declare(present, declared, given));
    for (String name : given.keySet()) {
      if (!declared.containsKey(name)) {
        throw unknown(name, declared.keySet());
      }
    }
    Map<String, String> values = new LinkedHashMap<>(given);
    values.put(FLOW, directory);
    return new Parameters(declared, values);
  }

  private static void declare(
      FlowNode node, Map<String, Declared> declared, Map<String, String> given) {
    for (Entry entry : Nodes.entries(node, "parameters and their defaults, such as data: .")) {
      Declared parameter = declaration(entry);
      if (parameter.required() && !given.containsKey(parameter.name())) {
        throw missing(parameter.name(), parameter.place());
      }
      declared.put(parameter.name(), parameter);
    }
  }

  private static Declared declaration(Entry entry) {
    String name = entry.key().text();
    Place place = entry.key().place();
    if (!NAME.matcher(name).matches() || name.equals(FLOW)) {
      throw place.error(
          "\"%s\" cannot be a parameter (expected: a word of letters, digits, _ and -, but not \"flow\")."
              .formatted(name));
    }
    return switch (entry.value()) {
      case Scalar scalar when scalar.looks() == Looks.NULL ->
          new Declared(name, "", Optional.empty(), false, place);
      case Scalar scalar -> new Declared(name, "", Optional.of(scalar), false, place);
      case Entries entries -> declaration(name, Keys.of(entries, "a parameter", KEYS), place);
      case Items items -> throw Nodes.unlike(items, "a default, or about: and default:");
    };
  }

  private static Declared declaration(String name, Keys keys, Place place) {
    return new Declared(
        name,
        keys.text("about").orElse(""),
        keys.find("default").map(node -> Nodes.scalars(node, "one value").getFirst()),
        keys.flag("required").orElse(false),
        place);
  }

  /** The parameters that were declared, in their order. */
  List<Declared> declared() {
    return List.copyOf(declared.values());
  }

  /** A node with every <code>${...}</code> in its values replaced. */
  FlowNode putInto(FlowNode node) {
    return switch (node) {
      case Scalar scalar -> putInto(scalar, new LinkedHashSet<>());
      case Items list -> new Items(list.items().stream().map(this::putInto).toList(), list.place());
      case Entries map ->
          new Entries(
              map.entries().stream().map(e -> new Entry(e.key(), putInto(e.value()))).toList(),
              map.place());
    };
  }

  private Scalar putInto(Scalar scalar, Set<String> open) {
    if (!scalar.text().contains("${")) {
      return scalar;
    }
    String text = new Substitution(scalar, name -> value(name, scalar.place(), open)).whole();
    return new Scalar(text, Looks.TEXT, scalar.place());
  }

  /** The value of a parameter, or empty when it has none. */
  private Optional<String> value(String name, Place place, Set<String> open) {
    String value = given.get(name);
    if (value != null) {
      return Optional.of(value);
    }
    Declared parameter = declared.get(name);
    if (parameter == null) {
      throw undeclared(name, place);
    }
    if (!open.add(name)) {
      throw place.error("The parameter \"%s\" is defined by itself.".formatted(name));
    }
    Optional<String> fallback = parameter.fallback().map(text -> putInto(text, open).text());
    open.remove(name);
    return fallback;
  }

  private LeatException undeclared(String name, Place place) {
    Set<String> known = new LinkedHashSet<>(declared.keySet());
    known.add(FLOW);
    return place.error(
        "There is no parameter \"%s\". %sThe parameters are: %s. Write $${ for a literal ${."
            .formatted(name, Spelling.suggestion(name, known), Words.quoted(known)));
  }

  static LeatException missing(String name, Place place) {
    return place.error(
        "The parameter \"%s\" has no value. Give one on the command line: leat run %s %s=..."
            .formatted(name, place.file(), name));
  }

  private static LeatException unknown(String name, Set<String> known) {
    String there =
        known.isEmpty()
            ? "The flow has no parameters."
            : "The parameters are: " + Words.quoted(known) + ".";
    return new LeatException(
        ErrorKind.USAGE,
        "The flow has no parameter \"%s\". %s%s"
            .formatted(name, Spelling.suggestion(name, known), there));
  }
}
