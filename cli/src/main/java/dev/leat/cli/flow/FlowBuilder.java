package dev.leat.cli.flow;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.cli.flow.Step.Column;
import dev.leat.cli.flow.Step.Operand;
import dev.leat.cli.flow.Step.Renaming;
import dev.leat.cli.format.ColumnWords;
import dev.leat.cli.format.Words;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Spelling;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.expr.Typing;
import dev.leat.plan.Named;
import dev.leat.plan.SortKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a dataset of steps: one verb of the library for each; used once. */
final class FlowBuilder {

  private final Map<String, List<Step>> datasets;
  private final Engine engine;
  private final Map<String, Dataset> built = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  FlowBuilder(Map<String, List<Step>> datasets, Engine engine) {
    this.datasets = datasets;
    this.engine = engine;
  }

  /** The dataset of a whole flow, whose last step may say where it is written to. */
  BuiltFlow build(List<Step> steps) {
    datasets.keySet().forEach(this::dataset);
    if (steps.getLast() instanceof Step.Write write) {
      Dataset dataset = dataset(steps.subList(0, steps.size() - 1), write.place());
      return new BuiltFlow(dataset, Optional.of(write.sink()));
    }
    return new BuiltFlow(dataset(steps, steps.getFirst().place()), Optional.empty());
  }

  private Dataset dataset(List<Step> steps, Place place) {
    if (steps.isEmpty()) {
      throw place.error("There are no rows to write. Start the steps with: - read: FILE");
    }
    Dataset dataset = first(steps.getFirst());
    for (Step step : steps.subList(1, steps.size())) {
      Dataset before = dataset;
      dataset = Nodes.at(step.place(), () -> next(before, step));
    }
    return dataset;
  }

  private Dataset dataset(String name) {
    Dataset known = built.get(name);
    if (known != null) {
      return known;
    }
    List<Step> steps = datasets.getOrDefault(name, List.of());
    Dataset dataset = dataset(steps, steps.getFirst().place());
    built.put(name, dataset);
    return dataset;
  }

  private Dataset dataset(Scalar name) {
    String text = name.text();
    if (!datasets.containsKey(text)) {
      throw unknownDataset(name);
    }
    if (!open.add(text)) {
      throw name.place().error("The dataset \"%s\" is made of itself.".formatted(text));
    }
    Dataset dataset = dataset(text);
    open.remove(text);
    return dataset;
  }

  private LeatException unknownDataset(Scalar name) {
    String fix =
        datasets.isEmpty()
            ? "Name it under \"datasets\", or write {read: FILE} here."
            : "The datasets are: %s. To read a file, write {read: FILE}."
                .formatted(Words.quoted(datasets.keySet()));
    return name.place()
        .error(
            "There is no dataset \"%s\". %s%s"
                .formatted(name.text(), Spelling.suggestion(name.text(), datasets.keySet()), fix));
  }

  private Dataset dataset(Operand operand) {
    return switch (operand) {
      case Operand.Name name -> dataset(name.name());
      case Operand.Steps steps -> dataset(steps.steps(), steps.steps().getFirst().place());
    };
  }

  /** The rows that a first step gives. */
  private Dataset first(Step step) {
    return switch (step) {
      case Step.Read read -> Nodes.at(read.place(), () -> Dataset.read(read.source(), engine));
      case Step.From from -> dataset(from.name());
      case Step.Values values -> Dataset.of(values.schema(), values.rows());
      case Step.Select s -> throw needsRows(s);
      case Step.Drop s -> throw needsRows(s);
      case Step.Rename s -> throw needsRows(s);
      case Step.With s -> throw needsRows(s);
      case Step.Where s -> throw needsRows(s);
      case Step.Unnest s -> throw needsRows(s);
      case Step.GroupBy s -> throw needsRows(s);
      case Step.Distinct s -> throw needsRows(s);
      case Step.Join s -> throw needsRows(s);
      case Step.Union s -> throw needsRows(s);
      case Step.Sort s -> throw needsRows(s);
      case Step.Limit s -> throw needsRows(s);
      case Step.Write s -> throw needsRows(s);
    };
  }

  private static LeatException needsRows(Step step) {
    return step.place()
        .error(
            "The first step gives rows (expected: read, load, from or values). Add - read: FILE");
  }

  private Dataset next(Dataset rows, Step step) {
    return switch (step) {
      case Step.Read s -> throw alreadyRows(s);
      case Step.From s -> throw alreadyRows(s);
      case Step.Values s -> throw alreadyRows(s);
      case Step.Write s ->
          throw s.place().error("\"write\" is the last step. Move it to the end of \"steps\".");
      case Step.Select select -> rows.select(named(select.columns(), rows.schema()));
      case Step.Drop drop -> rows.drop(names(drop.columns(), rows.schema()));
      case Step.Rename rename -> renamed(rows, rename.renamings());
      case Step.With with -> with(rows, with.columns());
      case Step.Where where -> where(rows, where.conditions());
      case Step.Unnest unnest -> unnested(rows, unnest.list());
      case Step.GroupBy group -> grouped(rows, group);
      case Step.Distinct distinct -> rows.distinct(names(distinct.columns(), rows.schema()));
      case Step.Join join -> joined(rows, join);
      case Step.Union union ->
          rows.union(union.others().stream().map(this::dataset).toArray(Dataset[]::new));
      case Step.Sort sort -> rows.sort(sortKeys(sort.keys(), rows.schema()));
      case Step.Limit limit when limit.skip() > 0 || limit.count() == Long.MAX_VALUE ->
          rows.skip(limit.skip());
      case Step.Limit limit -> rows.limit(limit.count());
    };
  }

  private static LeatException alreadyRows(Step step) {
    return step.place().error("There are rows already. To add more, write: - union: {read: FILE}");
  }

  private static Dataset renamed(Dataset rows, List<Renaming> renamings) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Renaming renaming : renamings) {
      Scalar from = renaming.from();
      Nodes.at(from.place(), () -> rows.schema().type(from.text()));
      names.put(from.text(), renaming.to().text());
    }
    return renamings.isEmpty()
        ? rows
        : Nodes.at(renamings.getFirst().from().place(), () -> rows.rename(names));
  }

  private static Dataset with(Dataset rows, List<Column> columns) {
    Dataset wider = rows;
    for (Column column : columns) {
      Dataset before = wider;
      Named named = named(column, before.schema());
      wider = Nodes.at(column.place(), () -> before.with(named.name(), named.expression()));
    }
    return wider;
  }

  private static Dataset where(Dataset rows, List<Scalar> conditions) {
    Dataset fewer = rows;
    for (Scalar condition : conditions) {
      Dataset before = fewer;
      fewer = Nodes.at(condition.place(), () -> before.where(condition.text()));
    }
    return fewer;
  }

  private static Dataset unnested(Dataset rows, Renaming list) {
    Scalar column = list.from();
    return Nodes.at(column.place(), () -> rows.unnest(column.text(), list.to().text()));
  }

  private static Dataset grouped(Dataset rows, Step.GroupBy group) {
    List<Aggregate> aggregates = new ArrayList<>();
    for (Scalar text : group.aggregates()) {
      aggregates.add(
          Nodes.at(
              text.place(),
              () -> {
                Aggregate aggregate = Aggregate.parse(text.text());
                aggregate.type(rows.schema());
                return aggregate;
              }));
    }
    return rows.groupBy(named(group.keys(), rows.schema()))
        .aggregate(aggregates.toArray(Aggregate[]::new));
  }

  private Dataset joined(Dataset rows, Step.Join join) {
    Dataset other = dataset(join.with());
    List<String> left =
        List.of(names(join.on().stream().map(Renaming::from).toList(), rows.schema()));
    List<String> right =
        List.of(names(join.on().stream().map(Renaming::to).toList(), other.schema()));
    return rows.join(other, join.kind(), left, right);
  }

  private static String[] names(List<Scalar> columns, Schema schema) {
    for (Scalar column : columns) {
      Nodes.at(column.place(), () -> schema.type(column.text()));
    }
    return columns.stream().map(Scalar::text).toArray(String[]::new);
  }

  private static Named[] named(List<Column> columns, Schema schema) {
    return columns.stream().map(column -> named(column, schema)).toArray(Named[]::new);
  }

  private static Named named(Column column, Schema schema) {
    return Nodes.at(
        column.place(),
        () -> {
          Named named =
              switch (column) {
                case Column.Worded worded -> ColumnWords.named(worded.text(), schema);
                case Column.Set set -> new Named(set.name(), Expr.parse(set.expression()));
              };
          Typing.typeOf(named.expression(), schema);
          return named;
        });
  }

  private static SortKey[] sortKeys(List<Scalar> keys, Schema schema) {
    List<SortKey> sorted = new ArrayList<>();
    for (Scalar key : keys) {
      sorted.add(
          Nodes.at(
              key.place(),
              () -> {
                SortKey parsed = ColumnWords.sortKey(key.text(), schema);
                Typing.typeOf(parsed.expression(), schema);
                return parsed;
              }));
    }
    return sorted.toArray(SortKey[]::new);
  }
}
