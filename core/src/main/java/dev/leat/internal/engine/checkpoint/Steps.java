package dev.leat.internal.engine.checkpoint;

import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.internal.engine.stage.PlanKey;
import dev.leat.internal.engine.stage.PlanKeys;
import dev.leat.plan.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The steps of one run: where its operators that keep rows begin, and find what was kept before.
 */
public final class Steps {

  private static final int NAME_BYTES = 16;

  private final RunState run;
  private final SpillSpace scratch;
  private final PlanKeys keys;
  private final Optional<RunDirectory> directory;

  private Steps(RunState run, SpillSpace scratch, PlanKeys keys, Optional<RunDirectory> directory) {
    this.run = run;
    this.scratch = scratch;
    this.keys = keys;
    this.directory = directory;
  }

  /** The steps of a run, which are kept in a directory if it has one. */
  public static Steps of(
      RunState run, SpillSpace scratch, PlanKeys keys, Optional<RunDirectory> directory) {
    return new Steps(run, scratch, keys, directory);
  }

  /** A space for files that are not kept. */
  public SpillSpace scratch() {
    return scratch;
  }

  /**
   * Begins the step that gives the rows of a plan; nothing of the plan has been begun before.
   *
   * <p>A plan whose inputs cannot be known again, such as standard input, is no step.
   */
  public Step begin(Plan plan) {
    return begin(List.of(plan), "");
  }

  /**
   * Begins a step that makes something of the rows of plans.
   *
   * @param made what it makes of them, as far as the plans do not say it
   */
  public Step begin(List<Plan> plans, String made) {
    if (directory.isEmpty()) {
      return Step.notKept(run, scratch);
    }
    StringBuilder digests = new StringBuilder(made);
    boolean tracked = true;
    for (Plan plan : plans) {
      PlanKey key = keys.of(plan);
      tracked &= key.untracked().isEmpty();
      digests.append('\n').append(key.digest());
    }
    return tracked
        ? Step.at(directory.get().step(name(digests.toString())), run, scratch)
        : Step.notKept(run, scratch);
  }

  private static String name(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
