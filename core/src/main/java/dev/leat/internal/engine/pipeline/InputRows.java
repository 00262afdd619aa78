package dev.leat.internal.engine.pipeline;

import dev.leat.data.LeatException;
import dev.leat.internal.engine.LocalEngine;
import dev.leat.plan.Plan;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import dev.leat.spi.StageRunner.Depth;
import dev.leat.stage.StageNode;
import dev.leat.stage.StageNode.Argument;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers of rows of the inputs of a stage, which tell by how much one has changed. */
final class InputRows {

  private static final String SCAN = "scan ";

  private final StageNode node;
  private final Settings settings;
  private final Depth depth;

  InputRows(StageNode node, Settings settings, Depth depth) {
    this.node = node;
    this.settings = settings;
    this.depth = depth;
  }

  /** What a run read of inputs of the stage, by name; of one that it read to its end alone. */
  static Map<String, Long> of(StageNode node, Plan plan, Report report) {
    Map<String, Long> rows = new HashMap<>();
    if (report.rejected() > 0 || hasLimit(plan)) {
      return rows;
    }
    for (String name : StageKeys.inputs(node).keySet()) {
      report.operators().stream()
          .filter(operator -> operator.name().equals(SCAN + name))
          .findFirst()
          .ifPresent(scan -> rows.put(name, scan.rowsIn()));
    }
    return rows;
  }

  private static boolean hasLimit(Plan plan) {
    return plan instanceof Plan.Limit || plan.inputs().stream().anyMatch(InputRows::hasLimit);
  }

  /** By how many rows an input differs, as {@code ", 3 rows more"}; empty if it is not known. */
  String difference(String name, @Nullable Long before) {
    Argument.OfInput input = StageKeys.inputs(node).get(name);
    if (before == null || input == null || depth == Depth.QUICK) {
      return "";
    }
    try {
      LocalEngine engine = new LocalEngine();
      long more =
          engine.count(engine.inspect(StageKeys.source(input), settings), settings).rows() - before;
      return more == 0
          ? ", as many rows"
          : ", %,d %s %s"
              .formatted(
                  Math.abs(more), Math.abs(more) == 1 ? "row" : "rows", more > 0 ? "more" : "less");
    } catch (LeatException e) {
      return ""; // whoever reads it will say so
    }
  }
}
