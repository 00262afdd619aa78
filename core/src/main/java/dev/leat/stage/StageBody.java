package dev.leat.stage;

import dev.leat.plan.Plan;
import java.nio.file.Path;
import java.util.List;

/** Makes the rows of a stage of what it is given; called at most once in a run. */
@FunctionalInterface
public interface StageBody {

  /**
   * The rows of the stage, as a plan that need not have run.
   *
   * @param given what the stage takes, in the order of its arguments
   */
  Plan apply(List<Given> given) throws Exception;

  /** What a stage is given. */
  sealed interface Given {

    /** Rows of an input or of another stage. */
    record Rows(Plan plan) implements Given {}

    /** Files of an input, one or more, sorted by name. */
    record Files(List<Path> paths) implements Given {
      /** Copies the list. */
      public Files {
        paths = List.copyOf(paths);
      }
    }

    /** The value of a parameter. */
    record Value(Object value) implements Given {}
  }
}
