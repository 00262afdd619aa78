package dev.leat.internal.engine.cache;

import dev.leat.data.Schema;
import dev.leat.stage.CacheEntry;
import java.util.List;
import java.util.Map;

/**
 * A result that is kept, and what it was made of.
 *
 * @param facts what is shown of it
 * @param schema the columns of its rows; where rows may have any fields, those whose types its
 *     format cannot tell
 * @param parts what its key was made of: each a name, {@code " = "}, and a text that stands for it
 * @param inputRows the number of rows of inputs that were read to their ends, by name
 */
public record Entry(
    CacheEntry facts, Schema schema, List<String> parts, Map<String, Long> inputRows) {

  /** The name of the file that says what this record says. */
  static final String FILE = "entry.jsonl";

  /** Copies the lists. */
  public Entry {
    parts = List.copyOf(parts);
    inputRows = Map.copyOf(inputRows);
  }
}
