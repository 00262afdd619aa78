package dev.leat;

import dev.leat.expr.Aggregate;
import dev.leat.plan.GroupsFunction;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.plan.RowValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dataset in groups of rows with equal keys, waiting to be aggregated, mapped or merged.
 *
 * <p>Groups come in the order of their keys, nulls first; the rows of a group in input order. Keys
 * are equal when their values are; nulls equal each other. A group need not fit into memory.
 */
public final class Grouped {

  private final Dataset dataset;
  private final List<Named> keys;
  private final Optional<RowValue> function;

  Grouped(Dataset dataset, List<Named> keys) {
    this.dataset = dataset;
    this.keys = keys;
    this.function = Optional.empty();
  }

  Grouped(Dataset dataset, RowValue function) {
    this.dataset = dataset;
    this.keys = List.of(Named.column(Plan.MergeGroups.KEY));
    this.function = Optional.of(function);
  }

  /** One row per group, sorted by key, nulls first: the keys, then these aggregates. */
  public Dataset aggregate(Aggregate... aggregates) {
    Plan keyed =
        function
            .<Plan>map(key -> new Plan.Extend(dataset.plan(), Plan.MergeGroups.KEY, key))
            .orElse(dataset.plan());
    return dataset.then(new Plan.Aggregate(keyed, keys, List.of(aggregates)));
  }

  /** One row per group with the number of its rows in the column {@code count}. */
  public Dataset count() {
    return aggregate(Aggregate.count());
  }

  /**
   * For each group the rows that a function makes of it.
   *
   * <p>The key is a row of the key columns; the key of a function is its field {@code key}.
   */
  public Dataset map(GroupFunction made) {
    return merged(List.of(), (key, groups) -> made.rows(key, groups.getFirst()));
  }

  /**
   * For each key that this or another dataset has the rows that a function makes of both groups,
   * either of which may be empty.
   *
   * <p>The key is a row with the names of the key columns of this side. Keys of different types are
   * compared as the type that both fit.
   */
  public Dataset merge(Grouped other, PairFunction made) {
    return merged(
        List.of(other), (key, groups) -> made.rows(key, groups.getFirst(), groups.getLast()));
  }

  /** As {@link #merge(Grouped, PairFunction)}, of any number of datasets, this one the first. */
  public Dataset merge(List<Grouped> others, GroupsFunction made) {
    return merged(others, made);
  }

  private Dataset merged(List<Grouped> others, GroupsFunction made) {
    List<Plan.MergeGroups.Side> sides = new ArrayList<>(List.of(side()));
    others.forEach(other -> sides.add(other.side()));
    return dataset.then(new Plan.MergeGroups(sides, made));
  }

  private Plan.MergeGroups.Side side() {
    return new Plan.MergeGroups.Side(dataset.plan(), keys, function);
  }
}
