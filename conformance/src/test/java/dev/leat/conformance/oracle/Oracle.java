package dev.leat.conformance.oracle;

import dev.leat.conformance.random.Table;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import dev.leat.expr.Expr;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.plan.SortKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs plans the slow and obvious way: every node is a list of rows made of other lists of rows.
 *
 * <p>A row that an expression or a function fails on is left out and counted. Files are not read:
 * what is in them is told.
 */
public final class Oracle {

  private final Map<String, Table> files;
  private long rejected;

  /** An oracle that knows the content of these files. */
  public Oracle(Map<String, Table> files) {
    this.files = Map.copyOf(files);
  }

  /** The number of rows rejected so far. */
  public long rejected() {
    return rejected;
  }

  /** The rows of a plan, in order. */
  public List<Row> rows(Plan plan) {
    return switch (plan) {
      case Plan.Scan scan -> scan(scan);
      case Plan.Values values -> values.rows();
      case Plan.Project project -> project(project);
      case Plan.Edit edit -> throw new IllegalArgumentException("no rows with any fields: " + edit);
      case Plan.Filter filter -> filter(filter.input(), filter.condition());
      case Plan.FilterRows filter -> each(filter.input(), row -> kept(filter, row));
      case Plan.MapRows map -> each(map.input(), row -> mapped(map, row));
      case Plan.Extend extend -> each(extend.input(), row -> List.of(extended(extend, row)));
      case Plan.Unnest unnest -> each(unnest.input(), row -> unnested(unnest, row));
      case Plan.Aggregate aggregate -> aggregate(aggregate);
      case Plan.MergeGroups merge ->
          throw new IllegalArgumentException("no functions of groups: " + merge);
      case Plan.Distinct distinct -> distinct(distinct);
      case Plan.Join join -> join(join);
      case Plan.Union union -> union(union);
      case Plan.Sort sort -> sort(sort);
      case Plan.Limit limit ->
          rows(limit.input()).stream().skip(limit.skip()).limit(limit.count()).toList();
      case Plan.Write write -> rows(write.input());
    };
  }

  private List<Row> scan(Plan.Scan scan) {
    List<Row> rows = new ArrayList<>();
    for (String location : scan.source().locations()) {
      Table table = files.get(location);
      if (table == null) {
        throw new IllegalArgumentException("The oracle was not told what is in " + location);
      }
      rows.addAll(table.rows(scan.fileSchema()));
    }
    Evaluation evaluation = new Evaluation(scan.fileSchema());
    return guarded(
        rows,
        row ->
            evaluation.isTrue(scan.condition(), row)
                ? List.of(
                    project(evaluation, row, scan.columns().stream().map(Named::column).toList()))
                : List.of());
  }

  private List<Row> project(Plan.Project project) {
    Evaluation evaluation = new Evaluation(project.input().schema());
    return each(project.input(), row -> List.of(project(evaluation, row, project.columns())));
  }

  private static Row project(Evaluation evaluation, Row row, List<Named> columns) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Named column : columns) {
      values.put(column.name(), evaluation.passed(column.expression(), row));
    }
    return Row.of(values);
  }

  private List<Row> filter(Plan input, Expr condition) {
    Evaluation evaluation = new Evaluation(input.schema());
    return each(input, row -> evaluation.isTrue(condition, row) ? List.of(row) : List.of());
  }

  private static List<Row> kept(Plan.FilterRows filter, Row row) throws Exception {
    return filter.predicate().test(row) ? List.of(row) : List.of();
  }

  private static List<Row> mapped(Plan.MapRows map, Row row) throws Exception {
    List<Row> rows = new ArrayList<>();
    map.mapper().map(row).forEach(rows::add);
    return rows;
  }

  private static Row extended(Plan.Extend extend, Row row) throws Exception {
    return row.without(extend.name()).with(extend.name(), extend.function().value(row));
  }

  private static List<Row> unnested(Plan.Unnest unnest, Row row) {
    List<Row> rows = new ArrayList<>();
    Object list = row.get(unnest.column());
    for (Object item : list == null ? List.of() : (List<?>) list) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      for (String name : row.names()) {
        boolean replaced = name.equals(unnest.column());
        values.put(replaced ? unnest.name() : name, replaced ? item : raw(row, name));
      }
      rows.add(Row.of(values));
    }
    return rows;
  }

  private static @Nullable Object raw(Row row, String name) {
    return row.raw(row.names().indexOf(name));
  }

  private List<Row> aggregate(Plan.Aggregate aggregate) {
    Grouping grouping = new Grouping(aggregate);
    each(
        aggregate.input(),
        row -> {
          grouping.add(row);
          return List.of();
        });
    return grouping.rows();
  }

  private List<Row> distinct(Plan.Distinct distinct) {
    Set<Key> seen = new HashSet<>();
    return each(
        distinct.input(), row -> seen.add(key(row, distinct.columns())) ? List.of(row) : List.of());
  }

  private List<Row> join(Plan.Join join) {
    List<Keyed> left = keyed(join.left(), join.leftKeys());
    List<Keyed> right = keyed(join.right(), join.rightKeys());
    return new Joining(join, left, right).rows();
  }

  /** A row and its key. */
  record Keyed(Key key, Row row) {}

  private List<Keyed> keyed(Plan plan, List<String> columns) {
    List<Keyed> keyed = new ArrayList<>();
    each(
        plan,
        row -> {
          keyed.add(new Keyed(key(row, columns), row));
          return List.of();
        });
    return keyed;
  }

  static Key key(Row row, List<String> columns) {
    List<@Nullable Object> values = new ArrayList<>();
    for (String column : columns) {
      values.add(Conversion.parsed(row.raw(row.names().indexOf(column))));
    }
    return Key.of(values);
  }

  private List<Row> union(Plan.Union union) {
    List<Row> rows = new ArrayList<>();
    for (Plan input : union.inputs()) {
      rows.addAll(each(input, row -> List.of(arranged(row, union.schema()))));
    }
    return rows;
  }

  private static Row arranged(Row row, Schema schema) {
    if (schema.isOpen()) {
      return row;
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      Object value = row.raw(row.names().indexOf(field.name()));
      values.put(field.name(), widened(value, field.type()));
    }
    return Row.of(values);
  }

  static @Nullable Object widened(@Nullable Object value, Type type) {
    return value instanceof Unparsed read
        ? new Unparsed(read.text(), type)
        : Conversion.to(type, value);
  }

  private List<Row> sort(Plan.Sort sort) {
    Evaluation evaluation = new Evaluation(sort.schema());
    List<Keyed> keyed = new ArrayList<>();
    each(
        sort.input(),
        row -> {
          List<@Nullable Object> values = new ArrayList<>();
          for (SortKey key : sort.keys()) {
            values.add(evaluation.value(key.expression(), row));
          }
          keyed.add(new Keyed(Key.of(values), row));
          return List.of();
        });
    keyed.sort(Comparator.comparing(Keyed::key, (a, b) -> compare(sort.keys(), a, b)));
    return keyed.stream().map(Keyed::row).toList();
  }

  static int compare(List<SortKey> keys, Key left, Key right) {
    for (int i = 0; i < keys.size(); i++) {
      SortKey key = keys.get(i);
      Comparator<Object> order =
          key.direction() == SortKey.Direction.ASCENDING
              ? ValueOrder::compare
              : (a, b) -> ValueOrder.compare(b, a);
      Comparator<@Nullable Object> withNulls =
          key.nulls() == SortKey.NullOrder.FIRST
              ? Comparator.nullsFirst(order)
              : Comparator.nullsLast(order);
      int result = withNulls.compare(left.values().get(i), right.values().get(i));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  private List<Row> each(Plan input, Step step) {
    return guarded(rows(input), step);
  }

  /** What becomes of a row. */
  @FunctionalInterface
  private interface Step {
    List<Row> take(Row row) throws Exception;
  }

  private List<Row> guarded(List<Row> input, Step step) {
    List<Row> rows = new ArrayList<>();
    for (Row row : input) {
      try {
        rows.addAll(step.take(row));
      } catch (Exception e) {
        rejected++;
      }
    }
    return rows;
  }
}
