package dev.leat.internal.engine;

import dev.leat.data.Schema;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.io.Json;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.plan.SortKey;
import dev.leat.run.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says how a plan runs: one operator a line, its inputs below it, and what it keeps in memory. */
final class Explanation {

  /** The names of columns that a rule of the optimiser adds, apart from any name of a user. */
  private static final Pattern OF_OPTIMISER = Pattern.compile("\"\\(([a-z 0-9]+)\\)\"");

  private final StringBuilder text = new StringBuilder();

  private Explanation() {}

  static String of(Plan plan, Settings settings) {
    Explanation explanation = new Explanation();
    explanation.add(plan, 0);
    return explanation
        .text
        .append(
            "%s, memory %s\n".formatted(counted(settings.threads(), "thread"), settings.memory()))
        .toString();
  }

  private void add(Plan plan, int depth) {
    text.append("  ".repeat(depth)).append(line(plan)).append('\n');
    plan.inputs().forEach(input -> add(input, depth + 1));
  }

  private static String line(Plan plan) {
    return switch (plan) {
      case Plan.Scan scan -> scan(scan);
      case Plan.Values values -> "values: " + counted(values.rows().size(), "row");
      case Plan.Project project -> "select " + named(project.columns()) + "  [streams]";
      case Plan.Edit edit -> edit(edit) + "  [streams]";
      case Plan.Filter filter -> "where " + filter.condition().toText() + "  [streams]";
      case Plan.FilterRows ignored -> "where (function)  [streams]";
      case Plan.MapRows ignored -> "map (function)  [streams]";
      case Plan.Extend extend -> "with %s (function)  [streams]".formatted(extend.name());
      case Plan.Unnest unnest -> "unnest %s  [streams]".formatted(unnested(unnest));
      case Plan.Aggregate aggregate -> aggregate(aggregate);
      case Plan.MergeGroups merge ->
          "merge %s by %s (function)  [keeps all rows, spills]"
              .formatted(
                  counted(merge.sides().size(), "input"), String.join(", ", merge.keyNames()));
      case Plan.Distinct distinct ->
          "distinct %s  [keeps the distinct rows, spills]"
              .formatted(String.join(", ", distinct.columns()));
      case Plan.Join join -> join(join);
      case Plan.Union ignored -> "union  [streams]";
      case Plan.Sort sort -> "sort by %s  [keeps all rows, spills]".formatted(keys(sort));
      case Plan.Limit limit -> limit(limit);
      case Plan.Write write -> "write " + write.sink().location();
    };
  }

  private static String edit(Plan.Edit edit) {
    List<String> parts = new ArrayList<>();
    if (!edit.removed().isEmpty()) {
      parts.add("drop " + String.join(", ", edit.removed()));
    }
    new TreeMap<>(edit.renamed())
        .forEach((from, to) -> parts.add("rename %s to %s".formatted(from, to)));
    if (!edit.set().isEmpty()) {
      parts.add("with " + named(edit.set()));
    }
    return String.join(", ", parts);
  }

  private static String columns(Plan.Scan scan) {
    Schema all = scan.fileSchema();
    if (all.isOpen()) {
      return "whole documents";
    }
    if (scan.source().format() instanceof Json) {
      return scan.columns().isEmpty() ? "no fields" : String.join(", ", scan.columns());
    }
    return scan.columns().size() == all.size()
        ? "all " + counted(all.size(), "column")
        : "%s (%d of %s)"
            .formatted(
                String.join(", ", scan.columns()),
                scan.columns().size(),
                counted(all.size(), "column"));
  }

  private static String scan(Plan.Scan scan) {
    String columns = columns(scan);
    String condition = scan.givesAllRows() ? "" : " where " + scan.condition().toText();
    return "scan %s as %s: %s%s  [streams, in parallel]"
        .formatted(
            String.join(", ", scan.source().shownLocations()),
            scan.source().format().name(),
            columns,
            condition);
  }

  private static String unnested(Plan.Unnest plan) {
    return plan.name().equals(plan.column()) ? plan.name() : plan.column() + " as " + plan.name();
  }

  private static String aggregate(Plan.Aggregate plan) {
    String aggregates =
        plan.aggregates().stream().map(Explanation::aggregate).collect(Collectors.joining(", "));
    String kept =
        switch (plan.groups()) {
          case WHOLE ->
              Grouping.isSorted(plan)
                  ? "keeps all rows, sorted by key, spills"
                  : "keeps the groups, sorted by key, spills";
          case IN_PARTS -> "each thread for itself, in a part of the memory";
        };
    return "group by %s: %s  [%s]".formatted(named(plan.keys()), aggregates, kept);
  }

  private static String aggregate(Aggregate aggregate) {
    return OF_OPTIMISER.matcher(aggregate.toText()).replaceAll("$1");
  }

  private static String counted(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static String join(Plan.Join plan) {
    String keys =
        plan.leftKeys().equals(plan.rightKeys())
            ? String.join(", ", plan.leftKeys())
            : String.join(", ", plan.leftKeys()) + " = " + String.join(", ", plan.rightKeys());
    return "%s join on %s  [keeps the right side, the second below; spills both]"
        .formatted(plan.kind().name().toLowerCase(java.util.Locale.ROOT), keys);
  }

  private static String limit(Plan.Limit limit) {
    String count = limit.count() == Long.MAX_VALUE ? "all" : Long.toString(limit.count());
    return "limit: skip %d, give %s  [streams]".formatted(limit.skip(), count);
  }

  private static String keys(Plan.Sort sort) {
    return sort.keys().stream()
        .map(key ->
            key.expression().toText()
                + (key.direction() == SortKey.Direction.DESCENDING ? " desc" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String named(Iterable<Named> columns) {
    StringBuilder names = new StringBuilder();
    for (Named column : columns) {
      boolean plain =
          column.expression() instanceof Expr.Column source && source.name().equals(column.name());
      names
          .append(names.isEmpty() ? "" : ", ")
          .append(plain ? column.name() : column.expression().toText() + " as " + column.name());
    }
    return names.toString();
  }
}
