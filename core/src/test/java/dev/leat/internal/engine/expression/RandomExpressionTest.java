package dev.leat.internal.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random expressions give the same values by columns as row by row, in every form of a column. */
class RandomExpressionTest {

  private static final Schema SCHEMA = RandomExpressions.SCHEMA;
  private static final int EXPRESSIONS = 1_500;
  private static final int[] BATCHES = {1, 40, 7, 0, 60};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void unparsedTextGivesTheSameAsOneRowAtATime(long seed) {
    RandomExpressions random = new RandomExpressions(seed);
    for (int i = 0; i < EXPRESSIONS; i++) {
      Expr expression = random.expression(random.type(), 3);
      Evaluator evaluator = Evaluators.compile(expression, SCHEMA);
      for (int rows : BATCHES) {
        List<Map<String, String>> table = table(random, rows, 15);
        compare(expression, table, result(evaluator, unparsed(table)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void typedColumnsGiveTheSame(long seed) {
    RandomExpressions random = new RandomExpressions(seed);
    for (int i = 0; i < EXPRESSIONS; i++) {
      Expr expression = random.expression(random.type(), 3);
      Evaluator evaluator = Evaluators.compile(expression, SCHEMA);
      for (int rows : BATCHES) {
        List<Map<String, String>> table = table(random, rows, Integer.MAX_VALUE);
        List<String> unparsed = result(evaluator, unparsed(table));
        List<String> typed = result(evaluator, typed(table));
        boolean asRead =
            expression instanceof Expr.Column
                || expression.toText().contains("as text")
                || hasText(expression);
        if (!asRead) {
          assertThat(typed).as(expression.toText()).isEqualTo(unparsed);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void rowsOfAnOpenSchemaGiveTheSame(long seed) {
    RandomExpressions random = new RandomExpressions(seed);
    for (int i = 0; i < EXPRESSIONS; i++) {
      Expr expression = random.expression(random.type(), 2);
      List<Map<String, String>> table = table(random, 30, Integer.MAX_VALUE);
      Batch typed = typed(table);
      List<String> expected = result(Evaluators.compile(expression, SCHEMA), typed);
      List<String> dynamic = result(Evaluators.compile(expression, Schema.open()), open(typed));
      for (int row = 0; row < expected.size(); row++) {
        if (!expected.get(row).equals("error")) {
          assertThat(dynamic.get(row))
              .as("%s of %s", expression, table.get(row))
              .isEqualTo(expected.get(row));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void aPredicateKeepsTheRowsForWhichItsConditionIsTrue(long seed) {
    RandomExpressions random = new RandomExpressions(seed);
    for (int i = 0; i < EXPRESSIONS; i++) {
      Expr condition = random.condition(3);
      Predicate predicate = Predicate.compile(condition, SCHEMA);
      for (int rows : BATCHES) {
        Batch batch = unparsed(table(random, rows, 15));
        List<String> values = result(Evaluators.compile(condition, SCHEMA), batch);
        Set<Integer> failed = new TreeSet<>();
        int[] kept = new int[rows];
        int count = predicate.select(batch, kept, (row, column, reason) -> failed.add(row));
        List<Integer> selected = new ArrayList<>();
        for (int k = 0; k < count; k++) {
          selected.add(kept[k]);
        }
        assertThat(selected).isSorted().doesNotHaveDuplicates();
        for (int row = 0; row < rows; row++) {
          String value = values.get(row);
          if (!value.equals("error")) {
            assertThat(selected.contains(row))
                .as("%s row %s", condition, row)
                .isEqualTo(value.equals("true"));
            assertThat(failed).as(condition.toText()).doesNotContain(row);
          }
        }
      }
    }
  }

  private static boolean hasText(Expr expression) {
    return expression.parts().stream().anyMatch(RandomExpressionTest::hasText)
        || expression instanceof Expr.Call call
            && Set.of("||", "concat").contains(call.function().text());
  }

  private static void compare(
      Expr expression, List<Map<String, String>> table, List<String> actual) {
    for (int row = 0; row < table.size(); row++) {
      assertThat(actual.get(row))
          .as("%s of %s", expression, table.get(row))
          .isEqualTo(naive(expression, table.get(row)));
    }
  }

  private static String naive(Expr expression, Map<String, String> row) {
    if (expression instanceof Expr.Column column) {
      return String.valueOf(row.get(column.name()));
    }
    try {
      return Fixture.text(new Naive(SCHEMA, row).value(expression));
    } catch (Naive.Misfit e) {
      return "error";
    }
  }

  private static List<Map<String, String>> table(RandomExpressions random, int rows, int misfits) {
    List<Map<String, String>> table = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      table.add(random.row(misfits));
    }
    return table;
  }

  private static List<String> result(Evaluator evaluator, Batch batch) {
    Set<Integer> failed = new TreeSet<>();
    Column column = evaluator.evaluate(batch, (row, name, reason) -> failed.add(row));
    List<String> values = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      values.add(failed.contains(row) ? "error" : Fixture.text(column, row));
    }
    return values;
  }

  private static Batch unparsed(List<Map<String, String>> table) {
    Column[] columns = new Column[SCHEMA.size()];
    for (int i = 0; i < columns.length; i++) {
      String name = SCHEMA.field(i).name();
      List<String> texts = new ArrayList<>();
      table.forEach(row -> texts.add(row.get(name)));
      columns[i] = Fixture.text(texts);
    }
    return new Batch(table.size(), columns, Origin.COMPUTED);
  }

  private static Batch typed(List<Map<String, String>> table) {
    Batch unparsed = unparsed(table);
    Column[] columns = new Column[SCHEMA.size()];
    for (int i = 0; i < columns.length; i++) {
      Field field = SCHEMA.field(i);
      columns[i] =
          Evaluators.compileTyped(Expr.col(field.name()), SCHEMA)
              .evaluate(unparsed, (row, name, reason) -> {});
      assertThat(columns[i] instanceof TextColumn).isEqualTo(field.type() == Type.TEXT);
    }
    return unparsed.with(columns);
  }

  private static Batch open(Batch typed) {
    Object[] rows = new Object[typed.rows()];
    for (int i = 0; i < rows.length; i++) {
      List<Object> values = new ArrayList<>();
      for (int c = 0; c < typed.width(); c++) {
        values.add(SCHEMA.field(c).name());
        values.add(Boxes.get(typed.column(c), i));
      }
      rows[i] = Row.of(values.toArray());
    }
    Column column = new ObjectColumn(Type.ANY, rows);
    return new Batch(rows.length, new Column[] {column}, Origin.COMPUTED);
  }
}
