package dev.leat.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.leat.expr.AggregateFunction;
import dev.leat.expr.Expr;
import dev.leat.expr.Function;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that docs/expressions.md has every function and that what it shows can be parsed. */
class ExpressionPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`.*?) \\| .* \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private String page = "";

  @BeforeEach
  void readPage() throws IOException {
    page = Document.of(Document.root(), "docs/expressions.md").text();
  }

  @Test
  void pageHasEveryFunctionAndOperatorAndNoOther() {
    List<String> functions = Arrays.stream(Function.values()).map(Function::text).sorted().toList();
    String tables = page.substring(page.indexOf("## Operators"), page.indexOf("## Aggregates"));
    assertThat(named(tables)).isEqualTo(functions);
  }

  @Test
  void pageHasEveryAggregateAndNoOther() {
    List<String> aggregates =
        Arrays.stream(AggregateFunction.values()).map(AggregateFunction::text).sorted().toList();
    assertThat(named(page.substring(page.indexOf("## Aggregates")))).isEqualTo(aggregates);
  }

  private static List<String> named(String tables) {
    return ROW.matcher(tables)
        .results()
        .map(row -> row.group(1).replace("`", "").replace("\\|", "|"))
        .sorted()
        .toList();
  }

  @Test
  void everyNotationOfThePageIsParsed() {
    String table = page.substring(0, page.indexOf("## Operators"));
    for (MatchResult row : ROW.matcher(table).results().toList()) {
      for (MatchResult code : CODE.matcher(row.group(1)).results().toList()) {
        assertThatCode(() -> Expr.parse(code.group(1))).doesNotThrowAnyException();
      }
    }
  }
}
