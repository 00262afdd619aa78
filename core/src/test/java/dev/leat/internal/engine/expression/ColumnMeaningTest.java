package dev.leat.internal.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.Origin;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Expressions over columns: unparsed text, misfits, nulls, and rows that differ in their fields.
 */
class ColumnMeaningTest {

  private static final Fixture PEOPLE =
      Fixture.table(
          "name text, age integer, paid decimal, born date, zip text",
          "Ann | 41 | 1.50 | 1978-02-03 | 007",
          "Bob | null | 20 | null | null",
          "Cid | x7 | 3.0 | 1990-13-01 | 8",
          "    | 007 | -1 | 2000-01-01 | 10",
          "Eve | 9 | 1e2 | 1999-12-31 | n/a");

  @Test
  void aBareColumnStaysAsItWasRead() {
    assertThat(PEOPLE.values("age")).containsExactly("41", "null", "x7", "007", "9");
    Column untouched =
        Evaluators.compile(Expr.col("age"), PEOPLE.schema())
            .evaluate(PEOPLE.batch(), (r, c, e) -> {});
    assertThat(untouched).isSameAs(PEOPLE.batch().column(1));
  }

  @Test
  void aColumnCastToTextStaysAsItWasRead() {
    assertThat(PEOPLE.values("cast(age as text)")).containsExactly("41", "null", "x7", "007", "9");
    assertThat(PEOPLE.values("age || '!'")).containsExactly("41!", "null", "x7!", "007!", "9!");
  }

  @Test
  void aMisfitIsAnErrorOnlyWhereTheTypeIsNeeded() {
    assertThat(PEOPLE.values("age + 1"))
        .containsExactly("42", "null", "age! \"x7\" is not an INTEGER", "8", "10");
    assertThat(PEOPLE.values("age is null"))
        .containsExactly("false", "true", "false", "false", "false");
    assertThat(PEOPLE.values("try_cast(age as integer)"))
        .containsExactly("41", "null", "null", "7", "9");
    assertThat(PEOPLE.values("year(born)"))
        .containsExactly(
            "1978",
            "null",
            "born! \"1990-13-01\" is not a DATE (expected: such as 2019-01-31)",
            "2000",
            "1999");
  }

  @Test
  void aTextColumnIsReadAsANumberWhereOneIsCompared() {
    assertThat(PEOPLE.values("zip = 7"))
        .containsExactly("true", "null", "false", "false", "zip! \"n/a\" is not a DECIMAL");
    assertThat(PEOPLE.values("zip in (7, 10)"))
        .containsExactly("true", "null", "false", "true", "zip! \"n/a\" is not a DECIMAL");
    assertThat(PEOPLE.values("zip = '7'"))
        .containsExactly("false", "null", "false", "false", "false");
  }

  @Test
  void comparisonsWithConstantsWorkOnBytesFromBothSides() {
    assertThat(PEOPLE.selected("age >= 9")).containsExactly(0, -3, 4);
    assertThat(PEOPLE.selected("9 <= age")).containsExactly(0, -3, 4);
    assertThat(PEOPLE.selected("age >= 8.5")).containsExactly(0, -3, 4);
    assertThat(PEOPLE.selected("age = '7'")).containsExactly(-3, 3);
    assertThat(PEOPLE.selected("not age = 7")).containsExactly(0, -3, 4);
    assertThat(PEOPLE.selected("paid > 1.5")).containsExactly(1, 2, 4);
    assertThat(PEOPLE.selected("paid > 1.5e0")).containsExactly(1, 2, 4);
    assertThat(PEOPLE.selected("born < date '1999-12-31'")).containsExactly(0, -3);
    assertThat(PEOPLE.selected("born = '2000-01-01'")).containsExactly(-3, 3);
    assertThat(PEOPLE.selected("born < timestamp '1999-12-31 10:00'")).containsExactly(0, -3, 4);
    assertThat(PEOPLE.selected("name < 'Bob'")).containsExactly(0, 3);
    assertThat(PEOPLE.selected("name <> 'Bob'")).containsExactly(0, 2, 3, 4);
    assertThat(PEOPLE.selected("name in ('Eve', 'Ann')")).containsExactly(0, 4);
    assertThat(PEOPLE.selected("name not in ('Eve', 'Ann')")).containsExactly(1, 2, 3);
    assertThat(PEOPLE.selected("name not in ('Eve', null)")).isEmpty();
    assertThat(PEOPLE.selected("age in (9, 7)")).containsExactly(-3, 3, 4);
    assertThat(PEOPLE.selected("name like '%i%'")).containsExactly(2);
    assertThat(PEOPLE.selected("name not like '_n%'")).containsExactly(1, 2, 3, 4);
    assertThat(PEOPLE.selected("starts_with(name, 'E')")).containsExactly(4);
    assertThat(PEOPLE.selected("name = ''")).containsExactly(3);
    assertThat(PEOPLE.selected("age like '%7'")).containsExactly(2, 3);
  }

  @Test
  void errorsOfTheSecondConditionCountOnlyWhereItIsNeeded() {
    assertThat(PEOPLE.selected("name <> 'Cid' and age > 8")).containsExactly(0, 4);
    assertThat(PEOPLE.selected("name = 'Cid' or age > 8")).containsExactly(0, 2, 4);
    assertThat(PEOPLE.values("name <> 'Cid' and age > 8"))
        .containsExactly("true", "null", "false", "false", "true");
    assertThat(PEOPLE.values("if(name = 'Cid', 0, age)"))
        .containsExactly("41", "null", "0", "7", "9");
    assertThat(PEOPLE.values("coalesce(try_cast(age as integer), 100 / (length(name) - 3))"))
        .containsExactly(
            "41.0",
            "coalesce! division by zero".replace("coalesce", "100 / (length(name) - 3)"),
            "100 / (length(name) - 3)! division by zero",
            "7.0",
            "9.0");
    assertThat(PEOPLE.selected("not (name = 'Cid' or age <= 8)")).containsExactly(0, 4);
  }

  @Test
  void conditionsOfOtherShapesSelectToo() {
    assertThat(PEOPLE.selected("true")).containsExactly(0, 1, 2, 3, 4);
    assertThat(PEOPLE.selected("null")).isEmpty();
    assertThat(PEOPLE.selected("age is null or length(name) = 0")).containsExactly(1, 3);
    assertThat(PEOPLE.selected("lower(name) in ('bob', 'cid') and zip is not null"))
        .containsExactly(2);
  }

  @Test
  void typedColumnsAreUsedAsTheyAre() {
    LongColumn ages =
        new LongColumn(
            Type.INTEGER, new long[] {41, 0, 7}, Nulls.of(new boolean[] {false, true, false}));
    Column names = Fixture.text(List.of("Ann", "Bob", "Cid"));
    Fixture table =
        new Fixture(
            Fixture.table("name text, age integer").schema(),
            new Batch(3, new Column[] {names, ages}, Origin.COMPUTED));
    assertThat(table.selected("age > 8")).containsExactly(0);
    assertThat(table.selected("age in (7, 8) and name <> 'x'")).containsExactly(2);
    assertThat(table.values("age * 2")).containsExactly("82", "null", "14");
    assertThat(table.values("name = 'Bob' or age > 8")).containsExactly("true", "true", "false");
    assertThat(table.values("cast(age as text)")).containsExactly("41", "null", "7");
  }

  @Test
  void rowsMayDifferInTheirFieldsAndTypes() {
    Fixture rows =
        Fixture.open(
            Row.of("a", 1, "b", 2),
            Row.of("a", 1.5, "b", 2),
            Row.of("b", 2),
            Row.of("a", "7", "b", new BigDecimal("0.5")),
            Row.of("a", LocalDate.of(2019, 1, 31), "b", 1),
            Row.of("a", true, "b", 1));
    assertThat(rows.values("a + b"))
        .startsWith("3", "3.5", "null", "7.5", "2019-02-01")
        .last()
        .asString()
        .contains("\"a + b\" does not take values of type BOOLEAN, INTEGER");
    assertThat(rows.values("coalesce(a, 'none')"))
        .containsExactly("1", "1.5", "none", "7", "2019-01-31", "true");
    assertThat(rows.values("greatest(b, 1, null)")).containsExactly("2", "2", "2", "1", "1", "1");
    assertThat(rows.values("a is null"))
        .containsExactly("false", "false", "true", "false", "false", "false");
    assertThat(rows.values("upper(a)"))
        .containsExactly("1", "1.5", "null", "7", "2019-01-31", "TRUE");
    assertThat(rows.values("missing")).containsOnly("null");
    assertThat(rows.values("try_cast(a as integer)"))
        .containsExactly("1", "null", "null", "7", "null", "1");
  }

  @Test
  void aConditionOverOpenRowsSelects() {
    Fixture rows = Fixture.open(Row.of("a", 1), Row.of("a", 2.5), Row.of("a", "3"), Row.of("b", 1));
    assertThat(rows.selected("a > 1")).containsExactly(1, 2);
    assertThat(rows.selected("a in (1, 3) or b = 1")).containsExactly(0, 2, 3);
    assertThat(rows.selected("b is null and not a = 1")).containsExactly(1, 2);
  }

  @Test
  void literalsThatCannotFitAreErrorsBeforeAnyRowIsRead() {
    assertUsage(
        "age = 'abc'",
        "In \"age = 'abc'\", \"abc\" is not a DECIMAL. To compare texts, cast the other side to"
            + " text.");
    assertUsage("born > 'today'", "\"today\" is not a DATE");
    assertUsage("date_trunc('mnth', born)", "\"mnth\" is not a unit (expected: second, minute,");
    assertUsage("name like 'a\\'", "ends in a \\");
    assertUsage(
        "regexp_matches(name, '(')",
        "\"(\" is no regular expression: Unclosed group at character 2");
    assertUsage("to_date(name, 'bb')", "\"bb\" is not a format of dates");
    assertUsage("at_zone(born, 'Mars')", "\"Mars\" is not a zone");
  }

  private static void assertUsage(String expression, String message) {
    assertThatThrownBy(() -> Evaluators.compile(Expr.parse(expression), PEOPLE.schema()))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageContaining(message);
  }

  @Test
  void aConditionMustBeOne() {
    assertThatThrownBy(() -> Predicate.compile(Expr.parse("age + 1"), PEOPLE.schema()))
        .isInstanceOf(LeatException.class)
        .hasMessage("The condition \"age + 1\" is of type INTEGER (expected: BOOLEAN).");
  }
}
