package dev.leat.conformance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.expr.Typing;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Parses texts that are almost expressions. */
class ExpressionFuzzTest {

  private static final String[] TOKENS =
      """
      id name "odd_""name" `x` day 1 0.5 1e3 1e999 'text' 'it''s' 9223372036854775808 + - * / % = ==
      <> != < <= > >= || :: ( ) , . and or not is null in between like ilike case when then else end
      true false cast try_cast as integer date decimal text timestamp '2019-01-01' extract year from
      substring for position if sum count distinct now() round coalesce concat date_trunc
      regexp_extract '(' ' " \0 😀 é # ; $1 _ (((((((( not not - -
      '2019-01-01T10:00:00Z' \ud83d
      """
          .split("\\s+");

  private static final Schema SCHEMA =
      Schema.of(
          new Field("id", Type.INTEGER),
          new Field("name", Type.TEXT),
          new Field("odd \"name", Type.TEXT),
          new Field("day", Type.DATE),
          new Field("x", Type.ANY));

  @FuzzTest
  void parserThrowsNothingButLeatException(FuzzedDataProvider data) {
    parse(data.consumeRemainingAsString());
  }

  @Test
  void parserThrowsNothingButLeatExceptionOnRandomTokens() {
    Random random = new Random(Long.getLong("leat.seed", 1));
    for (int i = 0; i < 50_000; i++) {
      parse(randomTokens(random));
    }
  }

  @Test
  void parserSurvivesDeepNesting() {
    for (String open :
        new String[] {"(", "-", "not ", "case when ", "f(", "x + (", "x in (", "'"}) {
      parse(open.repeat(50_000));
      parse("1" + " + 1".repeat(50_000));
      parse(open.repeat(150) + "1" + ")".repeat(150));
    }
  }

  private static String randomTokens(Random random) {
    StringBuilder text = new StringBuilder();
    int tokens = 1 + random.nextInt(12);
    for (int i = 0; i < tokens; i++) {
      text.append(TOKENS[random.nextInt(TOKENS.length)]).append(random.nextInt(8) == 0 ? "" : " ");
    }
    return text.toString();
  }

  /** Parses a text as everything it could be; what can be parsed can be written and read again. */
  private static void parse(String text) {
    try {
      Expr expression = Expr.parse(text);
      assertThat(Expr.parse(expression.toText()))
          .as("written from <%s>", text)
          .isEqualTo(expression);
      Typing.typeOf(expression, SCHEMA);
    } catch (LeatException e) {
      assertThat(e.kind()).as("kind for <%s>", text).isEqualTo(ErrorKind.USAGE);
    }
    parseAggregate(text);
  }

  private static void parseAggregate(String text) {
    try {
      Aggregate aggregate = Aggregate.parse(text);
      assertThat(Aggregate.parse(aggregate.toText()))
          .as("written from <%s>", text)
          .isEqualTo(aggregate);
      aggregate.type(SCHEMA);
    } catch (LeatException e) {
      assertThat(e.kind()).as("kind for <%s>", text).isEqualTo(ErrorKind.USAGE);
    }
  }
}
