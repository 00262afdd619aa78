package dev.leat.internal.engine.stage;

import dev.leat.plan.Plan;
import java.util.List;

/**
 * What a plan does, with what code, on what data: equal keys stand for equal rows.
 *
 * <p>The key of a plan holds the records of its tree, component by component, and of each file that
 * it reads the name as it was given and the identity of its content. It does not depend on the
 * machine, the directory, the locale, or the version of Leat, only on {@link #FORMAT}. The key of a
 * {@link Plan.Write} holds its sink; the key of the plan that is written does not.
 *
 * @param digest 64 hexadecimal digits
 * @param parts what the digest was made of, in the order of the tree from its leaves up: each a
 *     name that is kept when the part changes, {@code " = "}, and the digest of the part
 * @param untracked what the digest may have missed, a sentence each without its full stop; rows
 *     that belong to the key may be used again only if this is empty
 */
public record PlanKey(String digest, List<String> parts, List<String> untracked) {

  /** The version of the way in which keys are made; another one changes all of them. */
  public static final int FORMAT = 1;

  /** Copies the lists. */
  public PlanKey {
    parts = List.copyOf(parts);
    untracked = List.copyOf(untracked);
  }
}
