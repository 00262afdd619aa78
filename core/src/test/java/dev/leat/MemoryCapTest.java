package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MemoryCapTest {

  private static final Engine SMALL = Engine.local().threads(2).memory(DataSize.kilobytes(64));

  private final Dataset rows =
      Dataset.of(
          LongStream.range(0, 50_000)
              .mapToObj(i -> new Numbered(i * 7919 % 50_000, "row " + i))
              .toList());

  record Numbered(long id, String name) {}

  @Test
  void aSortThatDoesNotFitSaysWhatToRaise() {
    assertRefused(rows.sort("id"), "the sort, which");
  }

  @Test
  void aGroupingThatDoesNotFitSaysWhatToRaise() {
    assertRefused(rows.groupBy("id").count(), "the group by id, which");
  }

  @Test
  void aJoinThatDoesNotFitSaysWhatToRaise() {
    assertRefused(rows.join(rows, "id"), "the join on id, which");
  }

  @Test
  void distinctRowsThatDoNotFitSayWhatToRaise() {
    assertRefused(rows.distinct(), "the distinct, which");
  }

  @Test
  void whatStreamsNeedsNoMemory() {
    assertThat(rows.where("id < 10").with("twice", "id * 2").limit(5).on(SMALL).collect())
        .hasSize(5);
  }

  @Test
  void aCapThatIsLargeEnoughChangesNothing() {
    List<?> expected = rows.sort("id").limit(100).collect();

    assertThat(rows.sort("id").limit(100).on(SMALL.memory(DataSize.megabytes(8))).collect())
        .isEqualTo(expected);
  }

  private static void assertRefused(Dataset dataset, String operator) {
    assertThatThrownBy(() -> dataset.on(SMALL).collect())
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MEMORY))
        .hasMessageStartingWith("The memory cap of 64 KB is too small for " + operator)
        .hasMessageEndingWith("Raise it with --memory.");
  }
}
