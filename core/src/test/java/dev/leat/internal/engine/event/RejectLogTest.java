package dev.leat.internal.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.event.RejectLog.Budgeting;
import dev.leat.internal.engine.event.RejectLog.Entry;
import dev.leat.run.Reject;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RejectLogTest {

  @Test
  void rejectsComeInTheOrderOfTheInputInWhateverOrderSplitsAreDone() {
    for (long seed = 0; seed < 100; seed++) {
      RejectLog log = log(RejectPolicy.unlimited());
      List<Long> offsets = new ArrayList<>();
      log.receiver(reject -> offsets.add(reject.byteOffset()));
      finish(log.sequence(), shuffled(30, seed));

      assertThat(offsets).as("seed %d", seed).isSorted().hasSize((int) log.count());
      assertThat(log.first()).as("seed %d", seed).hasSize(Report.SHOWN_REJECTS);
    }
  }

  @Test
  void theRejectThatBreaksTheBudgetIsTheSameInEveryOrder() {
    for (long seed = 0; seed < 100; seed++) {
      RejectLog log = log(RejectPolicy.atMost(7));
      List<Integer> order = shuffled(30, seed);

      LeatException failure =
          catchThrowableOfType(LeatException.class, () -> finish(log.sequence(), order));
      assertThat(failure.kind()).as("seed %d", seed).isEqualTo(ErrorKind.REJECTS);
      assertThat(failure)
          .as("seed %d", seed)
          .hasMessageStartingWith("8 rows were rejected, the first: x.csv:301: reason 301");
    }
  }

  @Test
  void withinASplitRejectsAreOrderedByTheirOffsets() {
    RejectLog log = log(RejectPolicy.unlimited());
    log.sequence().done(0, List.of(entry(30), entry(10), entry(20)));

    assertThat(log.first()).extracting(Reject::byteOffset).containsExactly(10L, 20L, 30L);
  }

  @Test
  void rejectsOfALaterSplitWaitForTheEarlierOnes() {
    RejectLog log = log(RejectPolicy.fail());
    RejectLog.Sequence sequence = log.sequence();

    assertThatCode(() -> sequence.done(1, List.of(entry(100)))).doesNotThrowAnyException();
    assertThat(log.count()).isZero();
    assertThatThrownBy(() -> sequence.done(0, List.of()))
        .hasMessage(
            "A row was rejected: x.csv:100: reason 100\nThe row is: row\\n100\nRejects allowed: 0."
                + " Mend the row, or allow more with --max-rejects and collect them with --rejects"
                + " FILE.");
  }

  @Test
  void whoComesAfterTheFailureFailsInTheSameWords() {
    RejectLog.Sequence sequence = log(RejectPolicy.fail()).sequence();

    assertThatThrownBy(() -> sequence.done(0, List.of(entry(100))))
        .hasMessageStartingWith("A row was rejected: x.csv:100:");
    assertThatThrownBy(() -> sequence.done(1, List.of(entry(200))))
        .hasMessageStartingWith("A row was rejected: x.csv:100:");
  }

  @Test
  void everyPipelineHasAnOrderOfItsOwn() {
    RejectLog log = log(RejectPolicy.unlimited());
    log.sequence().done(0, List.of(entry(5)));
    log.sequence().done(0, List.of(entry(1)));

    assertThat(log.first()).extracting(Reject::byteOffset).containsExactly(5L, 1L);
  }

  @Test
  void aRejectThatWasAskedForBreaksNoBudgetAndIsNotBlamed() {
    RejectLog log = log(RejectPolicy.fail());
    RejectLog.Sequence sequence = log.sequence();
    sequence.done(0, List.of(new Entry(reject(1), Budgeting.TOLERATED)));

    assertThat(log.count()).isEqualTo(1);
    assertThatCode(() -> log.checkShare(1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> sequence.done(1, List.of(entry(2))))
        .hasMessageStartingWith("A row was rejected: x.csv:2: reason 2\n");
  }

  @Test
  void theShareOfRejectsIsJudgedAtTheEnd() {
    RejectLog log = log(RejectPolicy.atMostPercent(1.5));
    log.sequence().done(0, List.of(entry(1), entry(2), entry(3)));

    assertThatCode(() -> log.checkShare(200)).doesNotThrowAnyException();
    assertThatThrownBy(() -> log.checkShare(199))
        .hasMessageContaining("Rejects allowed: 1.5 % of the rows read.");
  }

  @Test
  void withoutRejectsAnyShareIsAllowed() {
    assertThatCode(() -> log(RejectPolicy.atMostPercent(0)).checkShare(0))
        .doesNotThrowAnyException();
  }

  private static RejectLog log(RejectPolicy policy) {
    return new RejectLog(Settings.defaults().withRejects(policy));
  }

  private static List<Integer> shuffled(int count, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /** Hands in splits, of which every third one has two rejects. */
  private static void finish(RejectLog.Sequence sequence, List<Integer> splits) {
    for (int split : splits) {
      List<Entry> two = List.of(entry(split * 100L + 301), entry(split * 100L + 302));
      sequence.done(split, split % 3 == 0 ? two : List.of());
    }
  }

  private static Entry entry(long offset) {
    return new Entry(reject(offset), Budgeting.COUNTED);
  }

  private static Reject reject(long offset) {
    return new Reject("x.csv", offset, offset, "", "reason " + offset, "row\n" + offset);
  }
}
