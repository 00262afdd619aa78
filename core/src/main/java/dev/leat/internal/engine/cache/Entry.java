package dev.leat.internal.engine.cache;

import dev.leat.data.Schema;
import dev.leat.stage.CacheEntry;
import java.time.Instant;
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

  /**
   * Whether this was begun after another one was made: whoever made it knew that one, and wanted it
   * no more.
   */
  boolean outdates(Entry other) {
    Instant begun = facts.created().minusMillis(Math.round(facts.seconds() * 1000));
    return other.facts().created().isBefore(begun);
  }

  /** Copies the lists. */
  public Entry {
    parts = List.copyOf(parts);
    inputRows = Map.copyOf(inputRows);
  }
}
