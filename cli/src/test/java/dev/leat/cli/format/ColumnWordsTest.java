package dev.leat.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Schema;
import dev.leat.expr.Expr;
import dev.leat.plan.Named;
import dev.leat.plan.SortKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnWordsTest {

  private static final Schema SCHEMA = Schema.ofText(List.of("a", "-a", "b desc", "c"));

  @Test
  void theNameOfAColumnAlwaysWins() {
    assertThat(ColumnWords.sortKey("-a", SCHEMA)).isEqualTo(SortKey.ascending(Expr.col("-a")));
    assertThat(ColumnWords.sortKey("b desc", SCHEMA))
        .isEqualTo(SortKey.ascending(Expr.col("b desc")));
    assertThat(ColumnWords.named("b desc", SCHEMA)).isEqualTo(Named.column("b desc"));
  }

  @Test
  void sortKeysHaveDirectionsAndPlacesForNulls() {
    assertThat(ColumnWords.sortKey("-c", SCHEMA)).isEqualTo(SortKey.descending(Expr.col("c")));
    assertThat(ColumnWords.sortKey("c DESC nulls last", SCHEMA))
        .isEqualTo(SortKey.descending(Expr.col("c")).nullsLast());
    assertThat(ColumnWords.sortKey("upper(c) desc", SCHEMA))
        .isEqualTo(SortKey.descending(Expr.col("c").upper()));
  }

  @Test
  void expressionsHaveNames() {
    assertThat(ColumnWords.named("upper(c) as big", SCHEMA))
        .isEqualTo(new Named("big", Expr.col("c").upper()));
    assertThat(ColumnWords.named("cast(c as integer) as \"the number\"", SCHEMA).name())
        .isEqualTo("the number");
  }
}
