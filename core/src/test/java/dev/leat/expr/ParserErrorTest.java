package dev.leat.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of texts that are no expressions. */
class ParserErrorTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      textBlock =
          """
          ~~ → column 1: the text ends here (expected: a column, a value or a function)
          a + → column 4: the text ends here (expected: a column, a value or a function)
          a => 1 → column 4: ">" is unexpected (expected: a column, a value or a function)
          a b → column 3: "b" is unexpected (expected: an operator or the end)
          (a → column 3: the text ends here (expected: an operator or ")")
          a) → column 2: ")" is unexpected (expected: an operator or the end)
          upper(a → column 8: the text ends here (expected: an operator, "," or ")")
          upper(a,) → column 9: ")" is unexpected (expected: a column, a value or a function)
          a in 1 → column 6: "1" is unexpected (expected: "(")
          a in () → column 7: ")" is unexpected (expected: a column, a value or a function)
          a is 1 → column 6: "1" is unexpected (expected: null, true or false)
          a between 1 or 2 → column 13: "or" is unexpected (expected: "and")
          case a end → column 8: "end" is unexpected (expected: "when")
          case when a then 1 → column 19: the text ends here (expected: an operator, "when", "else" or "end")
          case when a 1 → column 13: "1" is unexpected (expected: "then")
          'abc → column 1: the text that starts here has no closing '
          "abc → column 1: the name that starts here has no closing "
          a # b → column 3: the character "#" has no meaning here
          1x → column 1: a name cannot start with a digit; write it in double quotes
          1e999 → column 1: the number 1e999 is too large for a double
          uper(a) → column 1: there is no function "uper" (did you mean "upper"?)
          frobnicate(a) → column 1: there is no function "frobnicate"
          1 + now() → column 5: "now" would differ from run to run; give its value as a parameter
          1 + sum(a) → column 5: "sum" is an aggregate, which stands in a list of aggregates only
          upper(a, b) → column 1: "upper" got 2 arguments (expected: 1)
          round() → column 1: "round" got 0 arguments (expected: 1 to 2)
          coalesce() → column 1: "coalesce" got 0 arguments (expected: at least 1)
          if(a, b) → column 1: "if" got 2 arguments (expected: 3)
          cast(a) → column 7: ")" is unexpected (expected: an operator or "as")
          cast(a as intt) → column 11: there is no type "intt" (expected: text, integer, decimal, double, boolean, date, datetime or instant; did you mean "int"?)
          cast(a as varchar(10)) → column 18: "(" is unexpected (expected: no length or scale; use left or round)
          extract(foo from a) → column 9: "foo" is unexpected (expected: year, quarter, month, week, day, hour, minute, second or epoch)
          date '2019-13-01' → column 6: '2019-13-01' is not a date (expected: such as '2019-01-31')
          timestamp 'x' → column 11: 'x' is not a timestamp (expected: such as '2019-01-31T10:00:00')
          a. → column 3: the text ends here (expected: the name of a field)
          a .1 → column 3: ".1" is unexpected (expected: an operator or the end)
          """)
  void theMessageSaysWhatStandsWhereInsteadOfWhat(String text, String expected) {
    assertThatThrownBy(() -> Expr.parse(text))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .message()
        .startsWith("The expression cannot be read at " + expected + ".\n");
  }

  @Test
  void aCaretPointsToThePlace() {
    assertThatThrownBy(() -> Expr.parse("year >= 2000 andd country = 'NZ'"))
        .hasMessage(
            """
            The expression cannot be read at column 14: "andd" is unexpected (expected: an operator or the end).
              year >= 2000 andd country = 'NZ'
                           ^\
            """);
  }

  @Test
  void theLineIsNamedWhereThereAreSeveral() {
    assertThatThrownBy(() -> Expr.parse("year >= 2000\n  and country ==\n"))
        .hasMessage(
            """
            The expression cannot be read at line 3, column 1: the text ends here (expected: a column, a value or a function).
             \s
              ^\
            """);
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    assertThatThrownBy(() -> Expr.parse("a + ".repeat(1000) + "?"))
        .message()
        .satisfies(
            message -> assertThat(message.lines().skip(1)).allMatch(line -> line.length() < 110))
        .endsWith("^");
  }

  @Test
  void depthIsLimited() {
    assertThatThrownBy(() -> Expr.parse("(".repeat(100_000)))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("nested more than 200 levels deep");
    assertThatThrownBy(() -> Expr.parse("not ".repeat(100_000) + "a"))
        .isInstanceOf(LeatException.class);
    assertThatThrownBy(() -> Expr.parse("-".repeat(100_000) + "a"))
        .isInstanceOf(LeatException.class);
    assertThatThrownBy(() -> Expr.parse("a" + " + a".repeat(100_000)))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("more than 500 levels deep");
    assertThatThrownBy(() -> Expr.parse("case when ".repeat(100_000)))
        .isInstanceOf(LeatException.class);
  }

  @Test
  void chainsOfConditionsAreNotDeep() {
    assertThat(Expr.parse("a = 1" + " or a = 1".repeat(100_000)).parts()).hasSize(100_001);
    assertThat(Expr.parse("a" + " || a".repeat(100_000)).parts()).hasSize(100_001);
  }
}
