package dev.leat.expr;

import static dev.leat.expr.Expr.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expressions as Java builds them. */
class ExprTest {

  @Test
  void operandsMayBePlainValues() {
    assertThat(col("a").plus(1).toText()).isEqualTo("a + 1");
    assertThat(col("a").eq('x').toText()).isEqualTo("a = 'x'");
    assertThat(col("a").times(1.5f).toText()).isEqualTo("a * 1.5E0");
    assertThat(col("a").gt(BigInteger.TEN).toText()).isEqualTo("a > 10.");
    assertThat(col("a").in(List.of(1, 2)).toText()).isEqualTo("a in (1, 2)");
    assertThat(col("a").in(1, null).toText()).isEqualTo("a in (1, null)");
    assertThat(col("a").coalesce(null, "x").toText()).isEqualTo("coalesce(a, null, 'x')");
  }

  @Test
  void methodsReadLikeTheText() {
    assertThat(col("d").plus(2, CalendarUnit.MONTH).truncate(CalendarUnit.YEAR).toText())
        .isEqualTo("date_trunc('year', date_add('month', 2, d))");
    assertThat(
            col("t")
                .trim()
                .lower()
                .substring(1, 2)
                .replace("a", "b")
                .startsWith("c")
                .not()
                .toText())
        .isEqualTo("not starts_with(replace(substring(lower(trim(t)), 1, 2), 'a', 'b'), 'c')");
    assertThat(col("a").isNull().and(col("b").not()).and(col("c")).or(col("d")).toText())
        .isEqualTo("a is null and not b and c or d");
  }

  @Test
  void aValueWithoutATypeIsRefused() {
    assertThatThrownBy(() -> col("a").eq(new Object()))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "An expression cannot hold a java.lang.Object (expected: text, a number, a"
                + " date, a boolean or null).");
  }

  @Test
  void wrongNumbersOfArgumentsAreRefused() {
    assertThatThrownBy(() -> Expr.call(Function.UPPER))
        .hasMessage("\"upper\" got 0 arguments (expected: 1).");
    assertThatThrownBy(() -> col("a").in()).hasMessage("\"a in ()\" needs at least one value.");
  }

  @Test
  void expressionsAndAggregatesAreSerialised() throws IOException, ClassNotFoundException {
    Expr expression = Expr.parse("case when a in (1, 2.5) then date '2019-01-01' + b end is null");
    assertThat(copy(expression)).isEqualTo(expression);
    assertThat(copy(Aggregate.sum("a").as("b"))).isEqualTo(Aggregate.sum("a").as("b"));
  }

  private static Object copy(Object value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
