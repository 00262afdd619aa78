package dev.leat;

import dev.leat.expr.Aggregate;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import java.util.List;

/** A dataset in groups of rows with equal keys, waiting to be aggregated. */
public final class Grouped {

  private final Dataset dataset;
  private final List<Named> keys;

  Grouped(Dataset dataset, List<Named> keys) {
    this.dataset = dataset;
    this.keys = keys;
  }

  /** One row per group, sorted by key, nulls first: the keys, then these aggregates. */
  public Dataset aggregate(Aggregate... aggregates) {
    return dataset.then(new Plan.Aggregate(dataset.plan(), keys, List.of(aggregates)));
  }

  /** One row per group with the number of its rows in the column {@code count}. */
  public Dataset count() {
    return aggregate(Aggregate.count());
  }
}
