package dev.leat.internal.engine.event;

import dev.leat.run.Report;
import java.util.List;
import java.util.Map;

/**
 * What a part of a run has counted, for a run that is resumed behind that part.
 *
 * @param counters the counters of {@link RunState}, in an order that only it knows
 * @param operators what its operators did
 * @param rejects the rows that it rejected
 * @param warnings what it warned of, and how often
 */
public record Account(
    List<Long> counters,
    List<Report.OperatorReport> operators,
    List<RejectLog.Entry> rejects,
    Map<String, Long> warnings) {

  /** Copies the lists. */
  public Account {
    counters = List.copyOf(counters);
    operators = List.copyOf(operators);
    rejects = List.copyOf(rejects);
    warnings = Map.copyOf(warnings);
  }
}
