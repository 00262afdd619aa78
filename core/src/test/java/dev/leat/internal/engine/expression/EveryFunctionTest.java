package dev.leat.internal.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Function;
import dev.leat.expr.Typing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every function can be compiled and evaluated for all the types that it takes. */
class EveryFunctionTest {

  private static final Fixture TABLE =
      Fixture.table(
          "t text, i integer, n decimal, x double, f boolean, d date, l datetime, s instant",
          "month | 3 | 1.5 | 0.5 | true | 2019-01-31 | 2019-01-31T10:00:00 | 2019-01-31T10:00:00Z",
          "null | null | null | null | null | null | null | null",
          "UTC | 0 | -1 | -2 | false | 1969-12-31 | 1969-12-31 | 1969-12-31T00:00Z");

  private static final Fixture ROWS =
      Fixture.open(
          Row.of("t", "month", "i", 3, "n", new BigDecimal("1.5"), "x", 0.5, "f", true)
              .with("d", LocalDate.of(2019, 1, 31))
              .with("l", LocalDateTime.of(2019, 1, 31, 10, 0))
              .with("s", Instant.parse("2019-01-31T10:00:00Z")),
          Row.of());

  @ParameterizedTest
  @EnumSource
  void aFunctionTakesWhatItsTypesSay(Function function) {
    int evaluated = 0;
    for (List<Expr> arguments : combinations(function)) {
      Call call = new Call(function, arguments);
      if (fits(call, TABLE.schema())) {
        Type type = Typing.typeOf(call, TABLE.schema());
        assertThat(Evaluators.compile(call, TABLE.schema()).type()).isEqualTo(type);
        assertThat(TABLE.values(call)).as(call.toText()).hasSize(3);
        assertThat(ROWS.values(call)).as(call.toText()).hasSize(2);
        evaluated++;
      }
    }
    assertThat(evaluated).isPositive();
  }

  private static boolean fits(Call call, Schema schema) {
    try {
      Typing.typeOf(call, schema);
      return true;
    } catch (LeatException e) {
      return false;
    }
  }

  /** The columns, and a list, of which there is no column of unparsed text. */
  private static List<Expr> values() {
    List<Expr> values = new ArrayList<>();
    TABLE.schema().names().forEach(name -> values.add(Expr.col(name)));
    values.add(Expr.call(Function.LIST_OF, Expr.col("i"), Expr.lit(null)));
    return values;
  }

  /** All combinations of values, for each number of arguments from one to three. */
  private static List<List<Expr>> combinations(Function function) {
    List<List<Expr>> all = new ArrayList<>();
    List<List<Expr>> last = List.of(List.of());
    for (int count = 1; count <= 3; count++) {
      List<List<Expr>> longer = new ArrayList<>();
      for (List<Expr> shorter : last) {
        for (Expr value : values()) {
          List<Expr> arguments = new ArrayList<>(shorter);
          arguments.add(value);
          longer.add(arguments);
        }
      }
      longer.stream().filter(arguments -> counts(function, arguments)).forEach(all::add);
      last = longer;
    }
    return all;
  }

  private static boolean counts(Function function, List<Expr> arguments) {
    try {
      return new Call(function, arguments).arguments().size() > 0;
    } catch (LeatException e) {
      return false;
    }
  }
}
