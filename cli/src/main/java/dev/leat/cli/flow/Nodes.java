package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Entries;
import dev.leat.cli.flow.FlowNode.Entry;
import dev.leat.cli.flow.FlowNode.Items;
import dev.leat.cli.flow.FlowNode.Looks;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.cli.format.Words;
import dev.leat.data.LeatException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes nodes for what they should be, or says what they are instead. */
final class Nodes {

  private Nodes() {}

  /** The text of a single value. */
  static String text(FlowNode node, String expected) {
    if (node instanceof Scalar scalar && scalar.looks() != Looks.NULL) {
      return scalar.text();
    }
    throw unlike(node, expected);
  }

  /** A single value, or the single values of a list. */
  static List<Scalar> scalars(FlowNode node, String expected) {
    return switch (node) {
      case Scalar scalar when scalar.looks() != Looks.NULL -> List.of(scalar);
      case Items list when !list.items().isEmpty() ->
          list.items().stream().map(item -> scalar(item, expected)).toList();
      case Scalar scalar -> throw unlike(scalar, expected);
      case Items list -> throw unlike(list, expected);
      case Entries entries -> throw unlike(entries, expected);
    };
  }

  private static Scalar scalar(FlowNode node, String expected) {
    if (node instanceof Scalar scalar && scalar.looks() != Looks.NULL) {
      return scalar;
    }
    throw unlike(node, expected);
  }

  /** The texts of a single value or of the single values of a list. */
  static List<String> texts(FlowNode node, String expected) {
    return scalars(node, expected).stream().map(Scalar::text).toList();
  }

  /** The entries of a mapping that is not empty. */
  static List<Entry> entries(FlowNode node, String expected) {
    if (node instanceof Entries entries && !entries.entries().isEmpty()) {
      return entries.entries();
    }
    throw unlike(node, expected);
  }

  /** What a function makes of the text of a value; its complaint gets the place and a name. */
  static <T> T parsed(FlowNode node, String name, String expected, Function<String, T> parser) {
    String text = text(node, expected);
    return at(node.place(), () -> Words.named(name, () -> parser.apply(text)));
  }

  /** A whole number, 0 or more. */
  static long whole(FlowNode node, String name) {
    return parsed(node, name, "a whole number", text -> Words.whole(text, 0));
  }

  /** What an action gives; its complaint gets a place. */
  static <T> T at(Place place, Supplier<T> action) {
    try {
      return action.get();
    } catch (PlacedException placed) {
      throw placed;
    } catch (LeatException failure) {
      throw place.error(failure);
    }
  }

  /** The complaint that a node is not what it should be. */
  static LeatException unlike(FlowNode node, String expected) {
    return node.place().error("Here is %s (expected: %s).".formatted(node.kind(), expected));
  }
}
