package dev.leat.internal.engine.format.json;

import dev.leat.internal.engine.kernel.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a scan gives of each document: the document, or some of its fields.
 *
 * <p>Fields are found while a document is checked, each in a <em>slot</em> of its own. A column
 * whose name has dots is the field of just this name if there is one; else it is found in the
 * values of the fields that its name may start with, so these have slots too.
 *
 * @param kind whether documents or fields are given
 * @param slots for each name of a field that is looked for its slot, from 0
 * @param columns where the columns come from, in order
 */
record Wanted(Kind kind, Map<String, Integer> slots, List<Source> columns) {

  /** What is given. */
  enum Kind {
    /** Whole documents, in the one slot that there is. */
    DOCUMENTS,
    /** Fields. */
    FIELDS
  }

  /**
   * Where a column comes from.
   *
   * @param slot the slot of the field of its name
   * @param inner where else it is looked for, in this order
   */
  record Source(int slot, List<Inner> inner) {}

  /** A path into the value of the field that has a slot. */
  record Inner(int slot, JsonPath path) {}

  /** Whole documents. */
  static Wanted documents() {
    return new Wanted(Kind.DOCUMENTS, Map.of(), List.of(new Source(0, List.of())));
  }

  /** Columns of these names. */
  static Wanted fields(List<String> names) {
    Map<String, Integer> slots = new LinkedHashMap<>();
    List<Source> columns = new ArrayList<>();
    for (String name : names) {
      int own = slot(name, slots);
      List<Inner> inner = new ArrayList<>();
      for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
        JsonPath rest = new JsonPath(name.substring(dot + 1));
        inner.add(new Inner(slot(name.substring(0, dot), slots), rest));
      }
      columns.add(new Source(own, List.copyOf(inner)));
    }
    return new Wanted(Kind.FIELDS, slots, columns);
  }

  private static int slot(String name, Map<String, Integer> slots) {
    return slots.computeIfAbsent(name, ignored -> slots.size());
  }

  /** The number of slots. */
  int slotCount() {
    return Math.max(1, slots.size());
  }
}
