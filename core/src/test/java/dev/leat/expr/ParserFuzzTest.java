package dev.leat.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.LeatException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random texts: only a {@code LeatException} may leave the parser, and text is read back. */
class ParserFuzzTest {

  private static final List<String> WORDS =
      List.of(
          "a",
          "b.c",
          "\"d e\"",
          "`f`",
          "1",
          "2.5",
          "1e3",
          "'x'",
          "'it''s'",
          "null",
          "true",
          "false",
          "date '2019-01-01'",
          "timestamp '2019-01-01 10:00'",
          "date",
          "(",
          "(",
          ")",
          ")",
          ",",
          "+",
          "-",
          "*",
          "/",
          "%",
          "||",
          "=",
          "<>",
          "<",
          ">=",
          "::",
          "and",
          "or",
          "not",
          "is",
          "in",
          "between",
          "like",
          "ilike",
          "case",
          "when",
          "then",
          "else",
          "end",
          "cast(",
          "as",
          "integer",
          "try_cast(",
          "extract(",
          "year",
          "from",
          "upper(",
          "coalesce(",
          "substring(",
          "position(",
          "if(",
          "round(",
          "count(",
          "distinct",
          ".",
          "'",
          "\"",
          "?",
          "\u0000",
          "é",
          "\uD800",
          "\n");

  @Test
  void randomTokens() {
    Random random = new Random(42);
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
        text.append(random.nextInt(8) == 0 ? "" : " ");
      }
      read += check(text.toString()) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(2_000);
  }

  @Test
  void randomCharacters() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n >= 0; n--) {
        text.append(
            (char) (random.nextInt(50) == 0 ? random.nextInt(65_536) : random.nextInt(128)));
      }
      check(text.toString());
    }
  }

  private static boolean check(String text) {
    checkAggregate(text);
    try {
      Expr expression = Expr.parse(text);
      assertThat(Expr.parse(expression.toText())).as(text).isEqualTo(expression);
      return true;
    } catch (LeatException e) {
      assertThat(e.getMessage()).isNotBlank();
      return false;
    }
  }

  private static void checkAggregate(String text) {
    try {
      Aggregate aggregate = Aggregate.parse(text);
      assertThat(Aggregate.parse(aggregate.toText())).as(text).isEqualTo(aggregate);
    } catch (LeatException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }
}
