package dev.leat.internal.engine.stage;

import java.util.List;

/** Makes one digest of the parts of a key. */
public final class Parts {

  private Parts() {}

  /** The digest of parts in their order, made in the way that a number names. */
  public static String digest(int format, List<String> parts) {
    return new Digest().number(format).text(Digest.of(parts)).hex();
  }
}
