package dev.leat.internal.engine.optimize;

import static dev.leat.internal.engine.optimize.Plans.rows;
import static dev.leat.internal.engine.optimize.Plans.scan;
import static dev.leat.internal.engine.optimize.Plans.where;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.expr.Expr;
import dev.leat.plan.Plan;
import org.junit.jupiter.api.Test;

class PushFilterIntoScanTest {

  private final Rule rule = new PushFilterIntoScan();
  private final Plan.Scan scan = scan("a integer", "b integer");

  @Test
  void firesOnAScanOfAllRows() {
    assertThat(rule.rewrite(where(scan, "a > 1"))).contains(scanWhere("a > 1"));
  }

  @Test
  void firesOnAScanThatHasAConditionAndTestsItFirst() {
    assertThat(rule.rewrite(where(scanWhere("a > 1"), "b = 2")))
        .contains(scanWhere("a > 1 and b = 2"));
  }

  @Test
  void doesNotFireOnRowsInMemory() {
    assertThat(rule.rewrite(where(rows("a integer"), "a > 1"))).isEmpty();
  }

  private Plan.Scan scanWhere(String condition) {
    return new Plan.Scan(scan.source(), scan.fileSchema(), scan.columns(), Expr.parse(condition));
  }
}
