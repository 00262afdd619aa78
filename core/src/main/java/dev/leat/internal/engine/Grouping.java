package dev.leat.internal.engine;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.expr.AggregateFunction;
import dev.leat.expr.Expr;
import dev.leat.expr.Order;
import dev.leat.expr.Typing;
import dev.leat.internal.engine.aggregate.Accumulator;
import dev.leat.internal.engine.aggregate.Accumulators;
import dev.leat.internal.engine.aggregate.MergeableAccumulator;
import dev.leat.internal.engine.aggregate.OrderedValues;
import dev.leat.internal.engine.checkpoint.Step;
import dev.leat.internal.engine.checkpoint.Steps;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.expression.Evaluator;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.operator.EqualKeys;
import dev.leat.internal.engine.operator.GroupMerge;
import dev.leat.internal.engine.operator.GroupOrders;
import dev.leat.internal.engine.operator.GroupSink;
import dev.leat.internal.engine.operator.Joins;
import dev.leat.internal.engine.operator.PartialGroups;
import dev.leat.internal.engine.operator.Pipeline;
import dev.leat.internal.engine.operator.ProjectOperator;
import dev.leat.internal.engine.operator.SortKeyWriter;
import dev.leat.internal.engine.operator.SortedGroups;
import dev.leat.internal.engine.operator.SortedOperator;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.plan.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lowers the plans that group rows: aggregations, and distinct rows. */
final class Grouping {

  private Grouping() {}

  /** What lowering needs: the setting of all breakers, and the way to the plans below. */
  record Context(Joins.Setting setting, Function<Plan, Pipeline> lower) {

    RunState run() {
      return setting.run();
    }

    Steps steps() {
      return setting.steps();
    }
  }

  static Pipeline aggregate(Plan.Aggregate plan, Context context) {
    Schema input = plan.input().schema();
    List<Type> keyTypes = types(plan.keys(), input);
    Spec spec = new Spec(plan.keys(), keyTypes, plan.aggregates(), input);
    String name = "group by " + String.join(", ", Plan.names(plan.keys()));
    return switch (plan.groups()) {
      case WHOLE ->
          isSorted(plan)
              ? SortedGroups.pipeline(
                  name,
                  plan,
                  new SortedSpec(spec),
                  context.setting(),
                  () -> context.lower().apply(plan.input()))
              : run(name, plan, spec, GroupOrders.byKey(keyTypes), context);
      case IN_PARTS -> inParts(name, plan, spec, context);
    };
  }

  /**
   * Whether rows are sorted to be grouped: to make lists, in one order that no other aggregate
   * depends on.
   */
  static boolean isSorted(Plan.Aggregate plan) {
    List<Aggregate> lists =
        plan.aggregates().stream().filter(a -> a.function() == AggregateFunction.COLLECT).toList();
    if (lists.isEmpty() || plan.keys().isEmpty() || plan.groups() != Plan.Aggregate.Groups.WHOLE) {
      return false;
    }
    List<Order> order = lists.getFirst().order();
    return lists.stream().allMatch(list -> list.order().equals(order))
        && (order.isEmpty() || plan.aggregates().stream().noneMatch(Grouping::isOfInputOrder));
  }

  private static boolean isOfInputOrder(Aggregate aggregate) {
    return switch (aggregate.function()) {
      case FIRST, LAST, MIN, MAX -> true;
      case COUNT, COUNT_DISTINCT, SUM, AVG, COLLECT -> false;
    };
  }

  private static Pipeline inParts(String name, Plan.Aggregate plan, Spec spec, Context context) {
    Pipeline input = context.lower().apply(plan.input());
    RunState run = context.run();
    return PartialGroups.pipeline(input, spec, run.operator(name), run);
  }

  /**
   * A row is known by its first position; what is not compared is that of the first row, and so is
   * a value that can be written in many ways.
   */
  static Pipeline distinct(Plan.Distinct plan, Context context) {
    Schema schema = plan.schema();
    List<String> names = schema.isOpen() ? List.of(Evaluators.WHOLE_ROW) : schema.names();
    List<String> compared = plan.columns().isEmpty() ? names : plan.columns();
    List<Named> keys = compared.stream().map(Named::column).toList();
    List<Aggregate> firsts = new ArrayList<>();
    for (String name : names) {
      if (!plan.columns().contains(name) || hasManyTexts(schema.type(name))) {
        firsts.add(Aggregate.first(name).as(name));
      }
    }
    Spec spec = new Spec(keys, types(keys, schema), firsts, schema).withFirstPosition();
    Pipeline rows = run("distinct", plan, spec, GroupOrders.byPosition(firsts.size()), context);
    List<Expr> inOrder = names.stream().map(name -> (Expr) Expr.col(name)).toList();
    Schema kept = spec.outputSchema();
    return worker ->
        new ProjectOperator(
            rows.copyFor(worker),
            Lowering.evaluators(inOrder, kept),
            worker,
            context.run().operator(""));
  }

  /** Whether equal values of a type are commonly written in different texts. */
  private static boolean hasManyTexts(Type type) {
    return switch (type) {
      case DECIMAL, DOUBLE, DATETIME, INSTANT, LIST, ANY -> true;
      case TEXT, BOOLEAN, INTEGER, DATE -> false;
    };
  }

  private static Pipeline run(
      String name, Plan plan, Spec spec, GroupMerge.Order order, Context context) {
    RunState run = context.run();
    Step step = context.steps().begin(plan);
    OrderedRows rows =
        step.ordered(name)
            .orElseGet(() -> step.done(grouped(name, plan, spec, order, context, step)));
    run.closeAtEnd(rows::close);
    return SortedOperator.pipeline(rows, spec.rowCodec(), run.settings().batchRows());
  }

  private static OrderedRows grouped(
      String name, Plan plan, Spec spec, GroupMerge.Order order, Context context, Step step) {
    RunState run = context.run();
    Pipeline input = context.lower().apply(plan.inputs().getFirst());
    OperatorCount count = run.operator(name);
    RowHeap heap = new RowHeap(run.budget(), name);
    run.closeAtEnd(heap::close);
    long share = run.budget().nextShare() / 3;
    int threads = run.settings().threads();
    GroupSink sink = new GroupSink(spec, heap, context.steps().scratch(), share, threads, count);
    context.setting().running().run(input, sink);
    run.phase(name);
    RowSort sort =
        new RowSort(heap, RowSort.form(spec.rowCodec()), step.space(), count, share, threads);
    return new GroupMerge(spec, sink, order, run, count, heap, sort)
        .ordered(context.setting().parallel());
  }

  private static List<Type> types(List<Named> keys, Schema schema) {
    return keys.stream().map(key -> Typing.typeOf(key.expression(), schema)).toList();
  }

  /** The keys and aggregates of one grouping. */
  private record Spec(
      List<Named> keyColumns,
      List<Type> keyTypes,
      List<Aggregate> aggregates,
      Schema input,
      boolean positioned)
      implements GroupSink.Grouping {

    Spec(List<Named> keyColumns, List<Type> keyTypes, List<Aggregate> aggregates, Schema input) {
      this(keyColumns, keyTypes, aggregates, input, false);
    }

    Spec withFirstPosition() {
      return new Spec(keyColumns, keyTypes, aggregates, input, true);
    }

    @Override
    public int keys() {
      return keyColumns.size();
    }

    @Override
    public List<Evaluator> evaluators() {
      List<Evaluator> evaluators = new ArrayList<>();
      for (Named key : keyColumns) {
        evaluators.add(Evaluators.compileGroupKey(key.expression(), input));
      }
      for (Aggregate aggregate : aggregates) {
        evaluators.add(argument(aggregate));
      }
      if (positioned) {
        evaluators.add(Evaluators.compile(Expr.lit(true), input));
      }
      return evaluators;
    }

    private Evaluator argument(Aggregate aggregate) {
      Expr argument = argumentOf(aggregate);
      return aggregate.order().isEmpty()
          ? evaluator(aggregate, argument, input)
          : new OrderedValues(argument, aggregate.order(), input);
    }

    @Override
    public List<MergeableAccumulator> accumulators() {
      List<MergeableAccumulator> accumulators = new ArrayList<>();
      for (Aggregate aggregate : aggregates) {
        accumulators.add(Accumulators.of(aggregate, argumentType(aggregate)));
      }
      if (positioned) {
        accumulators.add(Accumulators.firstPosition());
      }
      return accumulators;
    }

    private Type argumentType(Aggregate aggregate) {
      return Typing.typeOf(argumentOf(aggregate), input);
    }

    @Override
    public RowCodec keyCodec() {
      return new RowCodec(keyTypes);
    }

    @Override
    public EqualKeys equalKeys() {
      return new EqualKeys(Plan.names(keyColumns), keyTypes);
    }

    @Override
    public RowCodec resultCodec() {
      List<Type> types = resultTypes();
      return new RowCodec(types);
    }

    private List<Type> resultTypes() {
      List<Type> types = new ArrayList<>();
      aggregates.forEach(aggregate -> types.add(aggregate.type(input)));
      if (positioned) {
        types.add(Type.INTEGER);
      }
      return types;
    }

    RowCodec rowCodec() {
      List<Type> types = new ArrayList<>(keyTypes);
      types.addAll(resultTypes());
      return new RowCodec(types);
    }

    /** The columns of the rows of a distinct: those compared, then the first of the others. */
    Schema outputSchema() {
      List<Field> fields = new ArrayList<>();
      for (Named key : keyColumns) {
        Type type = input.type(key.name());
        String name = hasManyTexts(type) ? "(key " + key.name() + ")" : key.name();
        fields.add(new Field(name, type));
      }
      aggregates.forEach(first -> fields.add(new Field(first.name(), input.type(first.name()))));
      return Schema.of(fields);
    }
  }

  /** What an aggregate takes of each row; rows are counted by something that no row lacks. */
  private static Expr argumentOf(Aggregate aggregate) {
    Expr argument = aggregate.argument();
    return argument == null ? Expr.lit(true) : argument;
  }

  /** Evaluates the argument of an aggregate; what it only passes on may stay as it was read. */
  private static Evaluator evaluator(Aggregate aggregate, Expr argument, Schema schema) {
    return switch (aggregate.function()) {
      case FIRST, LAST, COUNT -> Evaluators.compile(argument, schema);
      case COUNT_DISTINCT, SUM, AVG, MIN, MAX -> Evaluators.compileTyped(argument, schema);
      case COLLECT ->
          Typing.typeOf(argument, schema) == Type.ANY
              ? Evaluators.compile(argument, schema)
              : Evaluators.compileTyped(argument, schema);
    };
  }

  /** The same, for rows that are sorted to be grouped. */
  private record SortedSpec(Spec spec, Schema keptSchema) implements SortedGroups.Grouping {

    SortedSpec(Spec spec) {
      this(spec, Schema.of(argumentFields(spec)));
    }

    private static List<Field> argumentFields(Spec spec) {
      List<Field> fields = new ArrayList<>();
      for (Aggregate aggregate : spec.aggregates()) {
        fields.add(new Field(aggregate.name(), spec.argumentType(aggregate)));
      }
      return fields;
    }

    @Override
    public List<Evaluator> keyTexts() {
      return spec.keyColumns().stream()
          .map(key -> Evaluators.compileGroupKey(key.expression(), spec.input()))
          .toList();
    }

    @Override
    public List<Evaluator> keyValues() {
      List<Evaluator> values = new ArrayList<>();
      for (int i = 0; i < spec.keys(); i++) {
        Expr key = spec.keyColumns().get(i).expression();
        values.add(
            switch (spec.keyTypes().get(i)) {
              case TEXT, LIST, ANY -> Evaluators.compileGroupKey(key, spec.input());
              case BOOLEAN, INTEGER, DECIMAL, DOUBLE, DATE, DATETIME, INSTANT ->
                  Evaluators.compileTyped(key, spec.input());
            });
      }
      return values;
    }

    @Override
    public List<SortKeyWriter> order() {
      return spec.aggregates().stream()
          .filter(aggregate -> aggregate.function() == AggregateFunction.COLLECT)
          .findFirst()
          .map(Aggregate::order)
          .orElse(List.of())
          .stream()
          .map(order -> new SortKeyWriter(SortKey.of(order), spec.input()))
          .toList();
    }

    @Override
    public List<Evaluator> arguments() {
      return spec.aggregates().stream()
          .map(aggregate -> evaluator(aggregate, argumentOf(aggregate), spec.input()))
          .toList();
    }

    @Override
    public List<Evaluator> keptArguments() {
      return spec.aggregates().stream()
          .map(aggregate -> evaluator(aggregate, Expr.col(aggregate.name()), keptSchema))
          .toList();
    }

    @Override
    public List<Accumulator> accumulators() {
      return spec.aggregates().stream()
          .map(aggregate -> Accumulators.ofRuns(aggregate, spec.argumentType(aggregate)))
          .toList();
    }

    @Override
    public RowCodec keyCodec() {
      return spec.keyCodec();
    }

    @Override
    public RowCodec argumentCodec() {
      return RowCodec.of(keptSchema);
    }

    @Override
    public boolean hasManyTexts() {
      return spec.equalKeys().isNeeded();
    }
  }
}
