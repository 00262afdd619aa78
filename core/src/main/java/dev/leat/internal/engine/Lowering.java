package dev.leat.internal.engine;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Typing;
import dev.leat.internal.engine.checkpoint.Step;
import dev.leat.internal.engine.checkpoint.Steps;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.expression.Predicate;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.internal.engine.file.Landing;
import dev.leat.internal.engine.format.FormatReader;
import dev.leat.internal.engine.format.Formats;
import dev.leat.internal.engine.operator.EditOperator;
import dev.leat.internal.engine.operator.FilterOperator;
import dev.leat.internal.engine.operator.JoinKeys;
import dev.leat.internal.engine.operator.Joins;
import dev.leat.internal.engine.operator.LimitOperator;
import dev.leat.internal.engine.operator.Merges;
import dev.leat.internal.engine.operator.Pipeline;
import dev.leat.internal.engine.operator.ProjectOperator;
import dev.leat.internal.engine.operator.RowFilterOperator;
import dev.leat.internal.engine.operator.RowsOperator;
import dev.leat.internal.engine.operator.SortKeyWriter;
import dev.leat.internal.engine.operator.SortSink;
import dev.leat.internal.engine.operator.SortedOperator;
import dev.leat.internal.engine.operator.UnionOperator;
import dev.leat.internal.engine.operator.UnnestOperator;
import dev.leat.internal.engine.operator.ValuesOperator;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.plan.RowMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns a plan into a pipeline of operators: the one switch over all kinds of plans.
 *
 * <p>A breaker runs the pipeline below it to its end here, and gives a pipeline of what it kept.
 */
final class Lowering {

  private final RunState run;
  private final Driver driver;
  private final Steps steps;

  Lowering(RunState run, Driver driver, Steps steps) {
    this.run = run;
    this.driver = driver;
    this.steps = steps;
  }

  /** The pipeline of a whole plan. */
  Pipeline lowerAll(Plan plan) {
    run.budget().expectKeepers(keepers(plan));
    return lower(plan);
  }

  /** The number of operators that keep rows. */
  private static int keepers(Plan plan) {
    int own =
        switch (plan) {
          case Plan.Aggregate a -> 1;
          case Plan.MergeGroups m -> 1;
          case Plan.Distinct d -> 1;
          case Plan.Join j -> 1;
          case Plan.Sort s -> 1;
          case Plan.Scan s -> 0;
          case Plan.Values v -> 0;
          case Plan.Project p -> 0;
          case Plan.Edit e -> 0;
          case Plan.Filter f -> 0;
          case Plan.FilterRows f -> 0;
          case Plan.MapRows m -> 0;
          case Plan.Extend e -> 0;
          case Plan.Unnest u -> 0;
          case Plan.Union u -> 0;
          case Plan.Limit l -> 0;
          case Plan.Write w -> 0;
        };
    return own + plan.inputs().stream().mapToInt(Lowering::keepers).sum();
  }

  /** The pipeline of a plan; everything below its last breaker has been run. */
  Pipeline lower(Plan plan) {
    return switch (plan) {
      case Plan.Scan scan -> scan(scan);
      case Plan.Values values -> ValuesOperator.pipeline(values, run);
      case Plan.Project project -> project(project);
      case Plan.Edit edit -> edit(edit);
      case Plan.Filter filter -> filter(lower(filter.input()), filter.condition(), filter.schema());
      case Plan.FilterRows filter -> filterRows(filter);
      case Plan.MapRows map -> mapRows(map);
      case Plan.Extend extend -> extend(extend);
      case Plan.Unnest unnest -> unnest(unnest);
      case Plan.Aggregate aggregate -> Grouping.aggregate(aggregate, lowerer());
      case Plan.MergeGroups merge -> merge(merge);
      case Plan.Distinct distinct -> Grouping.distinct(distinct, lowerer());
      case Plan.Join join -> join(join);
      case Plan.Union union -> union(union);
      case Plan.Sort sort -> sort(sort);
      case Plan.Limit limit -> LimitOperator.pipeline(limit, lower(limit.input()), run);
      case Plan.Write write -> lower(write.input());
    };
  }

  private Grouping.Context lowerer() {
    return new Grouping.Context(setting(), this::lower);
  }

  private Pipeline scan(Plan.Scan plan) {
    List<InputFile> files = Inputs.ofProcess().resolve(plan.source(), Landing.of(run.settings()));
    FormatReader.Scan scan = Formats.reader(plan.source().format()).scan(plan, files, run);
    Pipeline pipeline = scan::copyFor;
    return plan.givesAllRows() ? pipeline : filter(pipeline, plan.condition(), plan.schema());
  }

  private Pipeline project(Plan.Project plan) {
    Pipeline input = lower(plan.input());
    OperatorCount count = run.operator("select " + shown(Plan.names(plan.columns())));
    return worker ->
        new ProjectOperator(
            input.copyFor(worker),
            evaluators(expressions(plan.columns()), plan.input().schema()),
            worker,
            count);
  }

  private static String shown(List<String> names) {
    String all = String.join(", ", names);
    return all.length() <= 60 ? all : all.substring(0, 60) + " ...";
  }

  private static List<Expr> expressions(List<Named> columns) {
    return columns.stream().map(Named::expression).toList();
  }

  static List<Evaluator> evaluators(List<Expr> expressions, Schema schema) {
    return expressions.stream().map(e -> Evaluators.compile(e, schema)).toList();
  }

  private Pipeline filter(Pipeline input, Expr condition, Schema schema) {
    OperatorCount count = run.operator("where " + condition.toText());
    return worker ->
        new FilterOperator(
            input.copyFor(worker), Predicate.compile(condition, schema), worker, count);
  }

  private Pipeline edit(Plan.Edit plan) {
    Pipeline input = lower(plan.input());
    OperatorCount count = run.operator("edit");
    return worker -> new EditOperator(plan, input.copyFor(worker), worker, count);
  }

  private Pipeline filterRows(Plan.FilterRows plan) {
    Pipeline input = lower(plan.input());
    OperatorCount count = run.operator("where (function)");
    return worker ->
        new RowFilterOperator(
            input.copyFor(worker), plan.predicate(), plan.schema(), worker, count);
  }

  private Pipeline mapRows(Plan.MapRows plan) {
    return rows(
        "map (function)", plan.input(), plan.mapper(), plan.schema(), RowsOperator.Losses.SPENT);
  }

  private Pipeline extend(Plan.Extend plan) {
    RowMapper extend =
        row -> List.of(row.without(plan.name()).with(plan.name(), plan.function().value(row)));
    return rows(
        "with " + plan.name() + " (function)",
        plan.input(),
        extend,
        plan.schema(),
        RowsOperator.Losses.SPENT);
  }

  private Pipeline unnest(Plan.Unnest plan) {
    Schema schema = plan.input().schema();
    if (schema.isOpen()) {
      RowMapper unnest = row -> OpenRows.unnested(row, plan.column(), plan.name());
      return rows(
          "unnest " + plan.column(), plan.input(), unnest, schema, RowsOperator.Losses.FILTERED);
    }
    Pipeline below = lower(plan.input());
    OperatorCount count = run.operator("unnest " + plan.column());
    int position = schema.position(plan.column());
    return worker ->
        new UnnestOperator(below.copyFor(worker), position, plan.column(), worker, count);
  }

  private Pipeline rows(
      String name, Plan input, RowMapper mapper, Schema to, RowsOperator.Losses losses) {
    Pipeline below = lower(input);
    OperatorCount count = run.operator(name);
    return worker ->
        new RowsOperator(below.copyFor(worker), mapper, input.schema(), to, losses, worker, count);
  }

  private Pipeline join(Plan.Join join) {
    Plan.Join plan = Alignment.ofKeys(join);
    Schema left = plan.left().schema();
    Schema right = plan.right().schema();
    List<Expr> leftKeys = new ArrayList<>();
    List<Expr> rightKeys = new ArrayList<>();
    for (int i = 0; i < plan.leftKeys().size(); i++) {
      String leftKey = plan.leftKeys().get(i);
      String rightKey = plan.rightKeys().get(i);
      Type common = Typing.common(left.type(leftKey), right.type(rightKey));
      leftKeys.add(Alignment.column(leftKey, left, common));
      rightKeys.add(Alignment.column(rightKey, right, common));
    }
    return Joins.pipeline(
        plan,
        setting(),
        new Joins.Side(() -> lower(plan.left()), () -> keys(leftKeys, left)),
        new Joins.Side(() -> lower(plan.right()), () -> keys(rightKeys, right)));
  }

  private Pipeline merge(Plan.MergeGroups plan) {
    return Merges.pipeline(plan, setting(), () -> plan.inputs().stream().map(this::lower).toList());
  }

  private Joins.Setting setting() {
    return new Joins.Setting(run, steps, driver::run, this::onEveryThread);
  }

  private static JoinKeys keys(List<Expr> expressions, Schema schema) {
    List<Evaluator> evaluators =
        expressions.stream().map(e -> Evaluators.compileKey(e, schema)).toList();
    return new JoinKeys(evaluators);
  }

  private Pipeline union(Plan.Union plan) {
    List<Pipeline> inputs = new ArrayList<>();
    for (Plan input : plan.inputs()) {
      inputs.add(
          plan.schema().isOpen() ? open(input) : project(Alignment.to(plan.schema(), input)));
    }
    run.operator("union");
    return UnionOperator.pipeline(inputs);
  }

  /** An input as whole rows, for a union with rows of any fields. */
  private Pipeline open(Plan input) {
    RowMapper same = List::<Row>of;
    return input.schema().isOpen()
        ? lower(input)
        : rows("rows", input, same, Schema.open(), RowsOperator.Losses.SPENT);
  }

  private Pipeline sort(Plan.Sort plan) {
    RowCodec codec = RowCodec.of(plan.schema());
    Step step = steps.begin(plan);
    OrderedRows rows = step.ordered("sort").orElseGet(() -> step.done(sorted(plan, codec, step)));
    run.closeAtEnd(rows::close);
    return SortedOperator.pipeline(rows, codec, run.settings().batchRows());
  }

  private OrderedRows sorted(Plan.Sort plan, RowCodec codec, Step step) {
    Schema schema = plan.schema();
    Pipeline input = lower(plan.input());
    OperatorCount count = run.operator("sort");
    RowHeap heap = new RowHeap(run.budget(), count.name());
    run.closeAtEnd(heap::close);
    RowSort sorted =
        new RowSort(
            heap,
            RowSort.form(codec),
            step.space(),
            count,
            run.budget().nextShare() / 3 * 2,
            threads());
    SortSink sink =
        new SortSink(
            () -> plan.keys().stream().map(key -> new SortKeyWriter(key, schema)).toList(),
            codec,
            sorted,
            count);
    driver.run(input, sink, step.legs(sorted));
    run.phase("sort");
    return sorted.ordered(this::onEveryThread);
  }

  private int threads() {
    return run.settings().threads();
  }

  private void onEveryThread(Runnable task) {
    driver.parallel(Collections.nCopies(run.settings().threads(), task));
  }
}
