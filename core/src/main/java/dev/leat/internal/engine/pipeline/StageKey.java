package dev.leat.internal.engine.pipeline;

import java.util.List;

/**
 * What a stage does, with what: equal digests stand for equal rows.
 *
 * @param digest 64 hexadecimal digits
 * @param parts what the digest was made of: each a name that is kept when the part changes, {@code
 *     " = "}, and a text that stands for it
 * @param untracked what the digest may have missed, a sentence each without its full stop; a result
 *     may be used again only if this is empty
 */
record StageKey(String digest, List<String> parts, List<String> untracked) {

  /** The version of the way in which keys are made; another one changes all of them. */
  static final int FORMAT = 1;

  StageKey {
    parts = List.copyOf(parts);
    untracked = List.copyOf(untracked);
  }
}
