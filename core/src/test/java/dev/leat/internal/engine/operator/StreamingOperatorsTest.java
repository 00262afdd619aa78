package dev.leat.internal.engine.operator;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.checkpoint.Steps;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.expression.Evaluators;
import dev.leat.internal.engine.expression.Predicate;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.internal.engine.stage.PlanKeys;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Plan;
import dev.leat.plan.RowMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StreamingOperatorsTest {

  private static final Schema SCHEMA = Schema.of(new Field("n", Type.INTEGER));
  private static final List<Row> ROWS = numbers(0, 25);

  @Test
  void aFilterGivesTheRowsForWhichItsConditionIsTrue() {
    Expr condition = Expr.parse("10 / (n - 7) > 1");
    tester(
            inputs -> {
              Pipeline source = inputs.of(ROWS);
              return worker ->
                  new FilterOperator(
                      source.copyFor(worker),
                      Predicate.compile(condition, SCHEMA),
                      worker,
                      inputs.run().operator("where"));
            })
        .gives(numbers(8, 17));
  }

  @Test
  void aProjectionGivesAValueForEveryRow() {
    Expr shifted = Expr.parse("n + 5");
    tester(
            inputs -> {
              Pipeline source = inputs.of(ROWS);
              return worker ->
                  new ProjectOperator(
                      source.copyFor(worker),
                      List.of(Evaluators.compile(shifted, SCHEMA)),
                      worker,
                      inputs.run().operator("select"));
            })
        .gives(numbers(5, 30));
  }

  @Test
  void aFunctionMayGiveAnyNumberOfRows() {
    RowMapper copies = row -> numbers(0, row.integer("n") % 3);
    tester(
            inputs -> {
              Pipeline source = inputs.of(numbers(3, 6));
              return worker ->
                  new RowsOperator(
                      source.copyFor(worker),
                      copies,
                      SCHEMA,
                      SCHEMA,
                      RowsOperator.Losses.SPENT,
                      worker,
                      inputs.run().operator("map"));
            })
        .gives(rows(0, 0, 1));
  }

  @ParameterizedTest
  @CsvSource({"0,25", "0,0", "0,1", "3,4", "24,9", "25,1", "90,1", "7,9223372036854775807"})
  void aLimitGivesTheRowsOfAStretch(long skip, long count) {
    Plan.Limit plan = new Plan.Limit(new Plan.Values(List.of(), SCHEMA), skip, count);

    tester(inputs -> LimitOperator.pipeline(plan, inputs.of(ROWS), inputs.run()))
        .gives(ROWS.stream().skip(skip).limit(count).toList());
  }

  @Test
  void aUnionGivesOneInputAfterTheOther() {
    tester(inputs ->
            UnionOperator.pipeline(
                List.of(
                    inputs.of(numbers(0, 7)),
                    inputs.of(List.of()),
                    inputs.of(numbers(7, 8)),
                    inputs.of(numbers(8, 25)))))
        .gives(ROWS);
  }

  @Test
  void aLimitOfAUnionOfLimitsGivesTheRowsOfAStretch() {
    Plan.Limit ten = new Plan.Limit(new Plan.Values(List.of(), SCHEMA), 0, 10);
    Plan.Limit middle = new Plan.Limit(ten, 5, 10);
    tester(
            inputs -> {
              Pipeline one = LimitOperator.pipeline(ten, inputs.of(ROWS), inputs.run());
              Pipeline other =
                  LimitOperator.pipeline(ten, inputs.of(numbers(10, 40)), inputs.run());
              Pipeline both = UnionOperator.pipeline(List.of(one, other));
              return LimitOperator.pipeline(middle, both, inputs.run());
            })
        .gives(numbers(5, 15));
  }

  @ParameterizedTest
  @EnumSource
  void aJoinGivesTheRowsOfItsKind(JoinKind kind) {
    tester(inputs -> join(kind, inputs))
        .gives(
            switch (kind) {
              case INNER -> rows(2, 2, 4);
              case LEFT -> rows(1, 2, 2, 3, 4);
              case RIGHT -> rows(2, 2, 4, 9, 8);
              case FULL -> rows(1, 2, 2, 3, 4, 9, 8);
              case SEMI -> rows(2, 4);
              case ANTI -> rows(1, 3);
            });
  }

  @Test
  void theOrphansOfAJoinStandBeforeTheNextInputOfAUnion() {
    tester(inputs ->
            UnionOperator.pipeline(List.of(join(JoinKind.FULL, inputs), inputs.of(rows(0, 0)))))
        .gives(rows(1, 2, 2, 3, 4, 9, 8, 0, 0));
  }

  private static Pipeline join(JoinKind kind, OperatorTester.Inputs inputs) {
    Plan side = new Plan.Values(List.of(), SCHEMA);
    Plan.Join plan = new Plan.Join(side, side, kind, List.of("n"), List.of("n"));
    Supplier<JoinKeys> keys =
        () -> new JoinKeys(List.of(Evaluators.compileKey(Expr.col("n"), SCHEMA)));
    RunState run = inputs.run();
    SpillSpace space = new SpillSpace(run.settings().temporary(), run.settings().maxSpill());
    return Joins.pipeline(
        plan,
        new Joins.Setting(
            run,
            Steps.of(run, space, PlanKeys.ofProcess(), Optional.empty()),
            (pipeline, sink, legs) -> run(pipeline, sink, run),
            task -> task.run()),
        new Joins.Side(() -> inputs.of(rows(1, 2, 3, 4)), keys),
        new Joins.Side(() -> inputs.of(rows(2, 9, 4, 2, 8)), keys));
  }

  private static void run(Pipeline pipeline, Sink sink, RunState run) {
    Worker worker = new Worker(run, run.rejects().sequence());
    Sink.Collector collector = sink.collectorFor(worker);
    try (Operator operator = pipeline.copyFor(worker)) {
      for (long split = operator.advance(); split != Operator.END; split = operator.advance()) {
        for (Batch batch = operator.next(); batch != null; batch = operator.next()) {
          collector.accept(split, batch);
        }
        collector.splitDone(split);
      }
      collector.finish();
    }
  }

  private static OperatorTester tester(Function<OperatorTester.Inputs, Pipeline> operator) {
    return new OperatorTester(SCHEMA, SCHEMA, operator);
  }

  private static List<Row> numbers(long from, long to) {
    return rows(LongStream.range(from, to).toArray());
  }

  private static List<Row> rows(long... numbers) {
    return LongStream.of(numbers).mapToObj(number -> Row.of("n", number)).toList();
  }
}
