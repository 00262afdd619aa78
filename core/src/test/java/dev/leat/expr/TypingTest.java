package dev.leat.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types of expressions, and what is said where types do not fit. */
class TypingTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("name", Type.TEXT),
          new Field("age", Type.INTEGER),
          new Field("paid", Type.DECIMAL),
          new Field("weight", Type.DOUBLE),
          new Field("active", Type.BOOLEAN),
          new Field("born", Type.DATE),
          new Field("seen", Type.DATETIME),
          new Field("at", Type.INSTANT),
          new Field("tags", Type.LIST),
          new Field("thing", Type.ANY));

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          age; INTEGER
          age + 1; INTEGER
          age + 1.5; DECIMAL
          age + 1e0; DOUBLE
          age / 2; DOUBLE
          age / 2.0; DECIMAL
          paid * weight; DOUBLE
          name + 1; DECIMAL
          name * name; DECIMAL
          -name; DECIMAL
          born + 1; DATE
          born - born; INTEGER
          age > 1; BOOLEAN
          name || age; TEXT
          length(name); INTEGER
          round(paid, 1); DECIMAL
          floor(weight); DOUBLE
          sign(weight); INTEGER
          greatest(age, paid); DECIMAL
          greatest(name, age); DECIMAL
          coalesce(age, weight); DOUBLE
          coalesce(age, 'none'); TEXT
          coalesce(null, born); DATE
          nullif(age, 0); INTEGER
          case when active then age end; INTEGER
          case when active then null else paid end; DECIMAL
          case when active then born else seen end; DATETIME
          case when active then tags else name end; ANY
          date_trunc('month', born); DATE
          date_trunc('month', seen); DATETIME
          date_trunc('month', name); DATETIME
          date_add('day', 1, at); INSTANT
          date_diff('day', born, seen); INTEGER
          at_zone(seen, 'UTC'); INSTANT
          at_zone(at, 'UTC'); DATETIME
          epoch(at); DOUBLE
          cast(name as date); DATE
          thing; ANY
          thing + 1; ANY
          thing > 1; BOOLEAN
          upper(thing); TEXT
          coalesce(thing, 1); ANY
          year(thing); INTEGER
          null; TEXT
          name in ('a', null); BOOLEAN
          tags = tags; BOOLEAN
          """)
  void everyExpressionHasAType(String expression, Type expected) {
    assertThat(Typing.typeOf(Expr.parse(expression), SCHEMA)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          nam → There is no column "nam". Did you mean "name"? The columns are: "name", "age",
          age + active → "age + active" does not take values of type INTEGER, BOOLEAN (expected: two numbers, or a date and a whole number of days).
          name + name → "name + name" does not take values of type TEXT, TEXT (expected: numbers; join texts by ||, or cast them to a number).
          seen - 1 → "seen - 1" does not take values of type DATETIME, INTEGER (expected: two numbers, two dates, or a date and a whole number of days).
          abs(active) → "abs(active)" does not take a value of type BOOLEAN (expected: a number).
          age = born → "age = born" does not take values of type INTEGER, DATE (expected: values that can be compared).
          seen < at → "seen < at" does not take values of type DATETIME, INSTANT (expected: values that can be compared).
          tags < tags → "tags < tags" does not take values of type LIST, LIST (expected: values that can be compared).
          age and active → "age and active" does not take values of type INTEGER, BOOLEAN (expected: values of type BOOLEAN).
          not age → "not age" does not take a value of type INTEGER (expected: BOOLEAN).
          left(name, 1.5) → "left(name, 1.5)" does not take values of type TEXT, DECIMAL (expected: TEXT, INTEGER).
          year(age) → "year(age)" does not take a value of type INTEGER (expected: a date or a time).
          age in (1, born) → "age in (1, born)" compares INTEGER with DATE (expected: values that can be compared).
          case when age then 1 end → "case when age then 1 end" has a condition of type INTEGER (expected: BOOLEAN).
          cast(age as date) → "cast(age as date)" casts INTEGER to DATE, which has no meaning.
          cast(seen as instant) → "cast(seen as instant)" casts DATETIME to INSTANT, which needs a zone; write at_zone(..., 'UTC').
          date_diff('day', seen, at) → "date_diff('day', seen, at)" does not take values of type TEXT, DATETIME, INSTANT (expected: a unit, and two dates or two times).
          """)
  void whatDoesNotFitIsNamed(String expression, String message) {
    assertThatThrownBy(() -> Typing.typeOf(Expr.parse(expression), SCHEMA))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .message()
        .startsWith(message);
  }

  @Test
  void everyColumnOfAnOpenSchemaIsOfAnyType() {
    assertThat(Typing.typeOf(Expr.parse("nowhere"), Schema.open())).isEqualTo(Type.ANY);
    assertThat(Typing.typeOf(Expr.parse("a + b"), Schema.open())).isEqualTo(Type.ANY);
    assertThat(Typing.typeOf(Expr.parse("a and b > 1"), Schema.open())).isEqualTo(Type.BOOLEAN);
  }

  @Test
  void theCommonTypeLosesNothing() {
    assertThat(Typing.common(Type.INTEGER, Type.DECIMAL)).isEqualTo(Type.DECIMAL);
    assertThat(Typing.common(Type.DECIMAL, Type.DOUBLE)).isEqualTo(Type.DOUBLE);
    assertThat(Typing.common(Type.DATE, Type.DATETIME)).isEqualTo(Type.DATETIME);
    assertThat(Typing.common(Type.INTEGER, Type.DATE)).isEqualTo(Type.TEXT);
    assertThat(Typing.common(Type.LIST, Type.DATE)).isEqualTo(Type.ANY);
    for (Type left : Type.values()) {
      for (Type right : Type.values()) {
        assertThat(Typing.common(left, right)).isEqualTo(Typing.common(right, left));
        assertThat(Typing.compared(left, right)).isEqualTo(Typing.compared(right, left));
      }
    }
  }

  @Test
  void deepExpressionsAreTypedInLittleTime() {
    String deep = "coalesce(".repeat(190) + "age" + ", 1)".repeat(190);
    assertThat(Typing.typeOf(Expr.parse(deep), SCHEMA)).isEqualTo(Type.INTEGER);
  }
}
