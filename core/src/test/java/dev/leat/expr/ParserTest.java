package dev.leat.expr;

import static dev.leat.expr.Expr.col;
import static dev.leat.expr.Expr.lit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the texts of expressions are read as, and that they are written back so. */
class ParserTest {

  @Test
  void textMeansTheSameAsTheMethods() {
    assertThat(Expr.parse("year >= 2000 and country = 'NZ'"))
        .isEqualTo(col("year").ge(2000).and(col("country").eq("NZ")));
    assertThat(Expr.parse("a + b * 2 - c"))
        .isEqualTo(col("a").plus(col("b").times(2)).minus(col("c")));
    assertThat(Expr.parse("a is null or not b")).isEqualTo(col("a").isNull().or(col("b").not()));
    assertThat(Expr.parse("a in (1, 'x', null)")).isEqualTo(col("a").in(1, "x", null));
    assertThat(Expr.parse("a between 1 and 2 + 3")).isEqualTo(col("a").between(1, lit(2).plus(3)));
    assertThat(Expr.parse("date_trunc('month', d)"))
        .isEqualTo(col("d").truncate(CalendarUnit.MONTH));
    assertThat(Expr.parse("case when a > 1 then 'x' else 'y' end"))
        .isEqualTo(Expr.when(col("a").gt(1), "x").otherwise("y"));
    assertThat(Expr.parse("try_cast(a as int)")).isEqualTo(col("a").tryCast(Type.INTEGER));
    assertThat(Expr.parse("a::date")).isEqualTo(col("a").cast(Type.DATE));
  }

  @Test
  void literalsHaveTheTypeOfTheirSpelling() {
    assertThat(Expr.parse("9223372036854775807")).isEqualTo(lit(Long.MAX_VALUE));
    assertThat(Expr.parse("-9223372036854775808")).isEqualTo(lit(Long.MIN_VALUE));
    assertThat(Expr.parse("9223372036854775808"))
        .isEqualTo(lit(new BigDecimal("9223372036854775808")));
    assertThat(Expr.parse("1.50")).isEqualTo(lit(new BigDecimal("1.50")));
    assertThat(Expr.parse(".5")).isEqualTo(lit(new BigDecimal("0.5")));
    assertThat(Expr.parse("1e3")).isEqualTo(lit(1000.0));
    assertThat(Expr.parse("TRUE")).isEqualTo(lit(true));
    assertThat(Expr.parse("null")).isEqualTo(lit(null));
    assertThat(Expr.parse("'it''s'")).isEqualTo(lit("it's"));
    assertThat(Expr.parse("date '2019-01-31'")).isEqualTo(lit(LocalDate.of(2019, 1, 31)));
    assertThat(Expr.parse("timestamp '2019-01-31 10:00'"))
        .isEqualTo(lit(LocalDateTime.of(2019, 1, 31, 10, 0)));
    assertThat(Expr.parse("timestamp '2019-01-31T10:00:00+02:00'"))
        .isEqualTo(lit(Instant.parse("2019-01-31T08:00:00Z")));
  }

  @Test
  void namesAreBareOrQuotedOrPaths() {
    assertThat(Expr.parse("\"region id\"")).isEqualTo(col("region id"));
    assertThat(Expr.parse("\"say \"\"hi\"\"\"")).isEqualTo(col("say \"hi\""));
    assertThat(Expr.parse("`a b`")).isEqualTo(col("a b"));
    assertThat(Expr.parse("author.name")).isEqualTo(col("author.name"));
    assertThat(Expr.parse("tags.0.name + 1.5"))
        .isEqualTo(col("tags.0.name").plus(lit(new java.math.BigDecimal("1.5"))));
    assertThat(Expr.parse("größe")).isEqualTo(col("größe"));
    assertThat(Expr.parse("date")).isEqualTo(col("date"));
    assertThat(Expr.parse("left")).isEqualTo(col("left"));
    assertThat(Expr.parse("\"and\"")).isEqualTo(col("and"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          a + b * c; a + b * c
          (a + b) * c; (a + b) * c
          a - (b - c); a - (b - c)
          a - b - c; a - b - c
          a / b / c; a / b / c
          -a; -(a)
          -5; -5
          - 5; -5
          -(5); -(5)
          2 - -3; 2 - -3
          +a; a
          a = b = c; (a = b) = c
          a == b; a = b
          a != b; a <> b
          not a = b; not a = b
          (not a) = b; (not a) = b
          not not a; not not a
          a or b and c; a or b and c
          (a or b) and c; (a or b) and c
          a and b and c; a and b and c
          (a and b) and c; (a and b) and c
          a || b || c; a || b || c
          a || b = c; a || b = c
          a not in (1, 2); a not in (1, 2)
          not (a in (1, 2)); a not in (1, 2)
          a not like 'x'; a not like 'x'
          a ilike 'x'; a ilike 'x'
          a between 1 and 2; a >= 1 and a <= 2
          a not between 1 and 2; not (a >= 1 and a <= 2)
          a between 1 and 2 and b; (a >= 1 and a <= 2) and b
          a is not null; a is not null
          (a = b) is null; (a = b) is null
          a = b is null; (a = b) is null
          a is true; coalesce(a, false)
          a is not false; not coalesce(not a, false)
          CASE a WHEN 1 THEN 'x' END; case when a = 1 then 'x' end
          case when a then 1 when b then 2 else 3 end; case when a then 1 when b then 2 else 3 end
          CAST(a AS varchar); cast(a as text)
          a::double precision; cast(a as double)
          a + b::int; a + cast(b as integer)
          -a::int; -(cast(a as integer))
          Upper(A); upper(A)
          substr(a, 1); substring(a, 1)
          extract(year from d); year(d)
          position('x' in a); strpos(a, 'x')
          mod(a, 2); a % 2
          pow(a, 2); power(a, 2)
          if(a, 1, 2); case when a then 1 else 2 end
          nvl(a, 0); coalesce(a, 0)
          "select"; select
          "a b".c; "a b.c"
          "or" or b; "or" or b
          1.0; 1.0
          5.; 5.
          1e3; 1000.0E0
          1.5E300; 1.5E300
          'it''s'; 'it''s'
          timestamp '2019-01-31'; timestamp '2019-01-31T00:00:00'
          timestamp '2019-01-31 10:00:00Z'; timestamp '2019-01-31T10:00:00Z'
          """)
  void aTextIsWrittenBackInItsPlainForm(String text, String expected) {
    Expr expression = Expr.parse(text);
    assertThat(expression.toText()).isEqualTo(expected);
    assertThat(Expr.parse(expected)).isEqualTo(expression);
  }

  @Test
  void columnsAreNamedInTheOrderOfTheText() {
    assertThat(Expr.parse("case when b > 1 then a else cast(c as text) end in (b, d)").columns())
        .containsExactly("b", "a", "c", "d");
    assertThat(Expr.parse("1 + 2").columns()).isEmpty();
  }

  @Test
  void columnsCanBeReplaced() {
    Expr replaced =
        Expr.parse("case when a > 1 then upper(a) else b end in (a)")
            .replaceColumns(name -> name.equals("a") ? col("x").plus(1) : col(name));
    assertThat(replaced.toText())
        .isEqualTo("case when x + 1 > 1 then upper(x + 1) else b end in (x + 1)");
  }
}
