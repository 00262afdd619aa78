package dev.leat.internal.engine.pipeline;

import dev.leat.internal.engine.stage.Parts;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a key on their way to its digest.
 *
 * <p>A part is shown with where it is from, which does not count: data may be moved.
 */
final class KeyParts {

  private final List<String> shown;
  private final List<String> counted;

  /** Begins with parts that count as they are shown. */
  KeyParts(List<String> first) {
    this.shown = new ArrayList<>(first);
    this.counted = new ArrayList<>(first);
  }

  /** Adds a part that counts as it is shown. */
  void add(String name, String text) {
    add(name, name, text);
  }

  /** Adds a part that is shown by one name, and counts by another. */
  void add(String shownName, String countedName, String text) {
    shown.add(shownName + " = " + text);
    counted.add(countedName + " = " + text);
  }

  StageKey key(List<String> untracked) {
    return new StageKey(Parts.digest(StageKey.FORMAT, counted), shown, untracked);
  }
}
