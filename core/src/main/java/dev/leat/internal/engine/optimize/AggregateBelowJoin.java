package dev.leat.internal.engine.optimize;

import dev.leat.data.Schema;
import dev.leat.expr.Aggregate;
import dev.leat.expr.AggregateFunction;
import dev.leat.expr.Expr;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Aggregates the left side of a join by its key before joining, so that few rows are joined.
 *
 * <pre>
 *   Aggregate by name, day: count            Aggregate by name, day: sum of count
 *     Join on id                       -->     Join on id
 *       events                                   Aggregate by id, day: count
 *       names                                      events
 *                                                names
 * </pre>
 *
 * <p>The parts of a group are put together again above, so nothing is assumed of the right side,
 * and the groups below need not be whole: each worker joins what it has grouped itself. Applies to
 * inner joins and counts. Other aggregates stay above: their arguments would be parsed for rows
 * without a partner too, a part of a sum may leave the range that the whole fits, and of equal
 * decimals another text might be kept. The join counts rows without a partner by the number of rows
 * that each part stands for.
 */
final class AggregateBelowJoin implements Rule {

  private static final String ROWS = "(rows)";

  @Override
  public Optional<Plan> rewrite(Plan plan) {
    if (plan instanceof Plan.Aggregate aggregate
        && aggregate.input() instanceof Plan.Join join
        && isSuitable(aggregate, join)) {
      return Optional.of(pushed(aggregate, join));
    }
    return Optional.empty();
  }

  private static boolean isSuitable(Plan.Aggregate aggregate, Plan.Join join) {
    return join.kind() == JoinKind.INNER
        && join.weight().isEmpty()
        && !aggregate.keys().isEmpty()
        && aggregate.keys().stream().allMatch(key -> keepsItsName(key.expression(), join))
        && aggregate.aggregates().stream().allMatch(a -> isExact(a, join.left().schema()));
  }

  /** A column of the right side that is named after one of the left loses its name without it. */
  private static boolean keepsItsName(Expr key, Plan.Join join) {
    return key instanceof Expr.Column column
        && (join.left().schema().find(column.name()).isPresent()
            || join.right().schema().find(column.name()).isPresent());
  }

  private static boolean isExact(Aggregate aggregate, Schema left) {
    Expr argument = aggregate.argument();
    boolean ofLeft =
        argument == null
            || argument instanceof Expr.Column column && left.find(column.name()).isPresent();
    return ofLeft && aggregate.function() == AggregateFunction.COUNT;
  }

  private static Plan pushed(Plan.Aggregate aggregate, Plan.Join join) {
    Set<String> keys = new LinkedHashSet<>(join.leftKeys());
    for (Named key : aggregate.keys()) {
      if (key.expression() instanceof Expr.Column column
          && join.left().schema().find(column.name()).isPresent()) {
        keys.add(column.name());
      }
    }
    List<Aggregate> parts = new ArrayList<>(List.of(Aggregate.count().as(ROWS)));
    List<Aggregate> wholes = new ArrayList<>();
    for (Aggregate wanted : aggregate.aggregates()) {
      boolean countsRows = wanted.argument() == null;
      String part = countsRows ? ROWS : "(part " + wholes.size() + ")";
      if (!countsRows) {
        parts.add(wanted.as(part));
      }
      wholes.add(Aggregate.sum(Expr.col(part)).as(wanted.name()));
    }
    Plan grouped =
        new Plan.Aggregate(
            join.left(),
            keys.stream().map(Named::column).toList(),
            parts,
            Plan.Aggregate.Groups.IN_PARTS);
    Plan joined =
        new Plan.Join(grouped, join.right(), join.kind(), join.leftKeys(), join.rightKeys())
            .weightedBy(ROWS);
    return new Plan.Aggregate(joined, aggregate.keys(), wholes);
  }
}
