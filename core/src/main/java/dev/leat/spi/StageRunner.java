package dev.leat.spi;

import dev.leat.plan.Plan;
import dev.leat.run.Settings;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageStatus;
import java.util.List;

/**
 * Runs pipelines of stages, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are stateless and safe for all threads.
 */
public interface StageRunner {

  /** How deep it is looked into the reasons of a miss. */
  enum Depth {
    /** By what is at hand. */
    QUICK,
    /** Also by counting the rows of inputs that have changed. */
    THOROUGH
  }

  /**
   * Makes the rows of a stage: computes what is not kept, keeps what is to be kept.
   *
   * @throws dev.leat.data.LeatException when a stage fails, which it names; what was kept until
   *     then stays
   */
  Outcome run(StageGraph graph, String stage, Settings settings, CacheSettings cache);

  /** What {@link #run} would do with each stage, and why; nothing is computed. */
  List<StageStatus> plan(
      StageGraph graph, String stage, Settings settings, CacheSettings cache, Depth depth);

  /**
   * The result of a run.
   *
   * @param rows a plan of the rows, which may still have to run
   * @param stages what was done with each stage that the result needs
   */
  record Outcome(Plan rows, List<StageStatus> stages) {
    /** Copies the list. */
    public Outcome {
      stages = List.copyOf(stages);
    }
  }
}
