package dev.leat.cli.flow;

import java.util.List;

/** A part of a flow file, and its place. */
sealed interface FlowNode {

  /** Where it starts. */
  Place place();

  /** What it is, for messages. */
  String kind();

  /** What a scalar is by its looks. */
  enum Looks {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    NULL
  }

  /** A single value. */
  record Scalar(String text, Looks looks, Place place) implements FlowNode {
    @Override
    public String kind() {
      return looks == Looks.NULL ? "nothing" : "\"" + text + "\"";
    }
  }

  /** A list. */
  record Items(List<FlowNode> items, Place place) implements FlowNode {
    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping, in its order. */
  record Entries(List<Entry> entries, Place place) implements FlowNode {
    /** Copies the list. */
    public Entries {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, FlowNode value) {}
}
