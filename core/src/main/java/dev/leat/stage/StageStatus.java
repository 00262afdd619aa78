package dev.leat.stage;

import java.util.List;

/**
 * What a run does with a stage, or has done, and why.
 *
 * @param stage its name
 * @param key the digest of its code, its inputs and what it takes: 64 hexadecimal digits
 * @param action what is done
 * @param reasons why, a sentence each without its full stop
 * @param untracked what the key may have missed
 */
public record StageStatus(
    String stage, String key, Action action, List<String> reasons, List<String> untracked) {

  /** What is done with a stage. */
  public enum Action {
    /** Its result is there. */
    HIT,
    /** It is computed, and its result is kept. */
    COMPUTE,
    /** It is computed, and its result is not kept: it may be in part, within those that take it. */
    PASS,
    /** Nothing: what takes it is there. */
    SKIP
  }

  /** Copies the lists. */
  public StageStatus {
    reasons = List.copyOf(reasons);
    untracked = List.copyOf(untracked);
  }
}
