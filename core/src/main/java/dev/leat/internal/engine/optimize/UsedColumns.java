package dev.leat.internal.engine.optimize;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads only the columns that are used.
 *
 * <pre>
 *   Project a                Project a
 *     Filter b > 1     -->     Filter b > 1
 *       Scan a b c d             Scan a b
 * </pre>
 *
 * <p>A column that is only passed on is left out; an expression that is not used stays, because a
 * row for which it cannot be computed has to be rejected. Of documents only the fields are read
 * that are used, unless whole rows are, which stand under {@link Evaluators#WHOLE_ROW}.
 */
final class UsedColumns {

  private UsedColumns() {}

  /** All that there is of the rows of a schema. */
  static Set<String> all(Schema schema) {
    return schema.isOpen() ? Set.of(Evaluators.WHOLE_ROW) : new HashSet<>(schema.names());
  }

  /** A plan whose columns are these of the columns of a plan, in the same order. */
  static Plan only(Plan plan, Set<String> used) {
    Plan pruned = pruned(plan, used);
    if (plan.schema().isOpen()) {
      return pruned;
    }
    List<String> wanted = plan.schema().names().stream().filter(used::contains).toList();
    return pruned.schema().names().equals(wanted)
        ? pruned
        : new Plan.Project(pruned, wanted.stream().map(Named::column).toList());
  }

  /** A plan that has these columns, and perhaps more. */
  private static Plan pruned(Plan plan, Set<String> used) {
    return switch (plan) {
      case Plan.Scan scan -> scan(scan, used);
      case Plan.Values values -> values;
      case Plan.Project project -> project(project, used);
      case Plan.Edit edit -> edit(edit, used);
      case Plan.Filter filter -> below(filter, used, filter.condition().columns());
      case Plan.FilterRows filter -> all(filter);
      case Plan.MapRows map -> all(map);
      case Plan.Extend extend -> all(extend);
      case Plan.Unnest unnest -> below(unnest, used, List.of(unnest.column()));
      case Plan.Aggregate aggregate -> aggregate(aggregate);
      case Plan.MergeGroups merge -> all(merge);
      case Plan.Distinct distinct -> distinct(distinct, used);
      case Plan.Join join -> join(join, used);
      case Plan.Union union -> union(union, used);
      case Plan.Sort sort -> sort(sort, used);
      case Plan.Limit limit -> below(limit, used, List.of());
      case Plan.Write write -> all(write);
    };
  }

  /** A plan whose inputs keep all their columns. */
  private static Plan all(Plan plan) {
    return Inputs.mapped(plan, input -> only(input, all(input.schema())));
  }

  private static Plan below(Plan plan, Set<String> used, Iterable<String> more) {
    Set<String> needed = new HashSet<>(used);
    more.forEach(needed::add);
    return Inputs.mapped(plan, input -> pruned(input, needed));
  }

  /** Rows that are compared as a whole are needed as a whole. */
  private static Plan distinct(Plan.Distinct distinct, Set<String> used) {
    boolean whole = distinct.schema().isOpen() && distinct.columns().isEmpty();
    return whole ? all(distinct) : below(distinct, used, distinct.columns());
  }

  private static Plan scan(Plan.Scan scan, Set<String> used) {
    Set<String> needed = new HashSet<>(used);
    needed.addAll(scan.condition().columns());
    if (scan.fileSchema().isOpen()) {
      return needed.contains(Evaluators.WHOLE_ROW) ? scan : fields(scan, needed);
    }
    List<String> columns = scan.columns().stream().filter(needed::contains).toList();
    return new Plan.Scan(scan.source(), scan.fileSchema(), columns, scan.condition());
  }

  /** A scan of some fields of documents: those that are known first, in their order. */
  private static Plan fields(Plan.Scan scan, Set<String> needed) {
    Schema known = scan.fileSchema();
    Set<String> ordered = new LinkedHashSet<>(known.names());
    ordered.retainAll(needed);
    ordered.addAll(new TreeSet<>(needed));
    List<Field> fields = ordered.stream().map(name -> new Field(name, known.type(name))).toList();
    return new Plan.Scan(scan.source(), Schema.of(fields), List.copyOf(ordered), scan.condition());
  }

  private static Plan project(Plan.Project project, Set<String> used) {
    List<Named> kept = new ArrayList<>();
    Set<String> needed = new HashSet<>();
    for (Named column : project.columns()) {
      if (used.contains(column.name()) || !(column.expression() instanceof Expr.Column)) {
        kept.add(column);
        needed.addAll(column.expression().columns());
      }
    }
    return new Plan.Project(pruned(project.input(), needed), kept);
  }

  /** An edit of which only fields are used that it sets or passes on becomes a projection. */
  private static Plan edit(Plan.Edit edit, Set<String> used) {
    boolean simple =
        edit.renamed().isEmpty()
            && used.stream().noneMatch(name -> name.contains(".") || edit.removed().contains(name))
            && !used.contains(Evaluators.WHOLE_ROW);
    if (!simple) {
      return all(edit);
    }
    List<Named> columns = new ArrayList<>(edit.set());
    List<String> set = Plan.names(columns);
    for (String name : new TreeSet<>(used)) {
      if (!set.contains(name)) {
        columns.add(Named.column(name));
      }
    }
    return project(new Plan.Project(edit.input(), columns), used);
  }

  private static Plan aggregate(Plan.Aggregate aggregate) {
    Set<String> needed = new HashSet<>();
    for (Named key : aggregate.keys()) {
      needed.addAll(key.expression().columns());
    }
    for (Aggregate computed : aggregate.aggregates()) {
      needed.addAll(computed.columns());
    }
    return Inputs.mapped(aggregate, input -> pruned(input, needed));
  }

  private static Plan sort(Plan.Sort sort, Set<String> used) {
    Set<String> keys = new HashSet<>();
    sort.keys().forEach(key -> keys.addAll(key.expression().columns()));
    return below(sort, used, keys);
  }

  /** A column that is widened stays, because a value that does not fit has to be rejected. */
  private static Plan union(Plan.Union union, Set<String> used) {
    if (union.schema().isOpen()) {
      return all(union);
    }
    Set<String> needed = new HashSet<>(used);
    for (Field field : union.schema().fields()) {
      if (union.inputs().stream().anyMatch(i -> i.schema().type(field.name()) != field.type())) {
        needed.add(field.name());
      }
    }
    return Inputs.mapped(union, input -> only(input, needed));
  }

  /** A column of the left side stays as long as a column of the right side is named after it. */
  private static Plan join(Plan.Join join, Set<String> used) {
    Schema left = join.left().schema();
    Set<String> leftNeeded = new HashSet<>(join.leftKeys());
    Set<String> rightNeeded = new HashSet<>(join.rightKeys());
    if (!join.weight().isEmpty()) {
      leftNeeded.add(join.weight());
    }
    for (String name : join.right().schema().names()) {
      boolean renamed = left.find(name).isPresent() && !join.rightKeys().contains(name);
      if (used.contains(renamed ? name + "_right" : name)) {
        rightNeeded.add(name);
        if (renamed) {
          leftNeeded.add(name);
        }
      }
    }
    leftNeeded.addAll(used);
    return Inputs.with(
        join, List.of(pruned(join.left(), leftNeeded), only(join.right(), rightNeeded)));
  }
}
