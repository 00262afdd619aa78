package dev.leat.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aggregates: their names, their types and their text. */
class AggregateTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("city", Type.TEXT),
          new Field("price", Type.DECIMAL),
          new Field("amount", Type.INTEGER),
          new Field("tags", Type.LIST),
          new Field("thing", Type.ANY));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          count(); count(); count; INTEGER
          COUNT(*); count(); count; INTEGER
          count(city); count(city); count_city; INTEGER
          count(distinct city); count_distinct(city); count_distinct_city; INTEGER
          count_distinct(city) as cities; count_distinct(city) as cities; cities; INTEGER
          sum(amount); sum(amount); sum_amount; INTEGER
          sum(price * amount) as total; sum(price * amount) as total; total; DECIMAL
          sum(price * 2); sum(price * 2); sum; DECIMAL
          avg(amount); avg(amount); avg_amount; DOUBLE
          mean(price); avg(price); avg_price; DECIMAL
          min(city); min(city); min_city; TEXT
          max(price) as "top price"; max(price) as "top price"; top price; DECIMAL
          first(city); first(city); first_city; TEXT
          last(tags); last(tags); last_tags; LIST
          collect(city); collect(city); collect_city; LIST
          sum(thing); sum(thing); sum_thing; ANY
          collect(city order by price); collect(city order by price); collect_city; LIST
          collect(city ORDER BY price * 2 DESC NULLS LAST, amount asc nulls first) as c; collect(city order by price * 2 desc nulls last, amount) as c; c; LIST
          collect(order order by order); collect(order order by order); collect_order; -
          count(distinct); count(distinct); count_distinct; -
          """)
  void textIsReadAndWrittenBack(String text, String plain, String name, String type) {
    Aggregate aggregate = Aggregate.parse(text);
    assertThat(aggregate.toText()).isEqualTo(plain);
    assertThat(aggregate.name()).isEqualTo(name);
    assertThat(Aggregate.parse(plain)).isEqualTo(aggregate);
    if (!type.equals("-")) {
      assertThat(aggregate.type(SCHEMA)).isEqualTo(Type.valueOf(type));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          sun(amount); there is no aggregate "sun" (did you mean "sum"?)
          sum(amount) total; "total" is unexpected (expected: "as" and a name, or the end)
          sum(); ")" is unexpected (expected: a column, a value or a function)
          sum amount; "amount" is unexpected (expected: "(")
          1; "1" is unexpected (expected: an aggregate, such as count() or sum(amount))
          sum(amount order by city); only collect takes an order
          collect(city order price); "price" is unexpected (expected: "by")
          collect(city order by price nulls); ")" is unexpected (expected: "first")
          collect(city order by); ")" is unexpected (expected: a column, a value or a function)
          sum(amount) as; the text ends here (expected: the name of a column)
          """)
  void whatIsNoAggregateIsNamed(String text, String message) {
    assertThatThrownBy(() -> Aggregate.parse(text))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theMethodsMeanTheSameAsTheText() {
    assertThat(Aggregate.sum("amount").as("total"))
        .isEqualTo(Aggregate.parse("sum(amount) as total"));
    assertThat(Aggregate.countDistinct("city")).isEqualTo(Aggregate.parse("count(distinct city)"));
    assertThat(Aggregate.collect("city").orderBy("price desc", "amount nulls last").as("all"))
        .isEqualTo(Aggregate.parse("collect(city order by price desc, amount nulls last) as all"));
    assertThat(Aggregate.avg(Expr.col("price").times(2)))
        .isEqualTo(Aggregate.parse("avg(price * 2)"));
  }

  @Test
  void anArgumentThatDoesNotFitIsNamed() {
    assertThatThrownBy(() -> Aggregate.sum("city").type(SCHEMA))
        .hasMessage(
            "\"sum(city)\" does not take a value of type TEXT (expected: a number; write"
                + " sum(cast(city as decimal))).");
    assertThatThrownBy(() -> Aggregate.max("tags").type(SCHEMA))
        .hasMessage(
            "\"max(tags)\" does not take a value of type LIST (expected: values that can be"
                + " compared).");
    assertThatThrownBy(() -> Aggregate.collect("city").orderBy("pricy").type(SCHEMA))
        .hasMessageContaining("\"price\"");
    assertThatThrownBy(() -> Aggregate.sum("price").orderBy("city"))
        .hasMessage(
            "\"sum\" takes no order (expected: collect(... order by ...)). Leave \"order by\""
                + " out.");
    assertThatThrownBy(() -> Aggregate.sum("citi").type(SCHEMA)).hasMessageContaining("\"city\"");
  }
}
