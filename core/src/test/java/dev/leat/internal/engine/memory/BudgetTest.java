package dev.leat.internal.engine.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private final Budget budget = new Budget(new DataSize(1_000));

  @Test
  void reservationsShareOneBudget() {
    try (Reservation sort = budget.reservation("sort");
        Reservation join = budget.reservation("join on id")) {
      sort.resize(600);
      join.add(400);

      assertThat(budget.reservedBytes()).isEqualTo(1_000);
      assertThatThrownBy(() -> join.add(1))
          .isInstanceOfSatisfying(
              LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MEMORY))
          .hasMessageStartingWith("The memory cap of 1000 B is too small for the join on id,");
    }
    assertThat(budget.reservedBytes()).isZero();
    assertThat(budget.peakBytes()).isEqualTo(1_000);
  }

  @Test
  void aRefusalChangesNothing() {
    Reservation sort = budget.reservation("sort");
    sort.resize(100);
    assertThatThrownBy(() -> sort.resize(1_001)).isInstanceOf(LeatException.class);
    sort.add(900);

    assertThat(budget.reservedBytes()).isEqualTo(1_000);
    assertThat(budget.peakBytes()).isEqualTo(1_000);
  }

  @Test
  void lessMayAlwaysBeHeldAndClosingTwiceGivesBackOnce() {
    Reservation sort = budget.reservation("sort");
    Reservation join = budget.reservation("join");
    sort.resize(500);
    join.resize(500);
    sort.resize(10);
    sort.close();
    sort.close();

    assertThat(budget.reservedBytes()).isEqualTo(500);
  }
}
