package dev.leat.internal.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.Settings;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {

  private final RunState run = new RunState(Settings.defaults());

  @Test
  void aValueIsPassedFromSplitToSplitWhoeverWorksOnThem() throws InterruptedException {
    Turns<Long> turns = new Turns<>(run, 0L);
    AtomicLong queue = new AtomicLong();
    long splits = 20_000;
    join(
        started(
            8,
            () -> {
              for (long i = queue.getAndIncrement(); i < splits; i = queue.getAndIncrement()) {
                turns.hand(i, turns.await(i) + i);
              }
            }));

    assertThat(turns.await(splits)).isEqualTo(splits * (splits - 1) / 2);
  }

  @Test
  void theFirstSplitNeedNotWait() {
    assertThat(new Turns<>(run, "first").await(0)).isEqualTo("first");
  }

  @Test
  void stoppingTheRunWakesAllWhoWait() throws InterruptedException {
    Turns<Long> turns = new Turns<>(run, 0L);
    AtomicInteger split = new AtomicInteger();
    AtomicInteger stopped = new AtomicInteger();
    List<Thread> threads =
        started(
            4,
            () -> {
              if (isStopped(turns, split.incrementAndGet())) {
                stopped.incrementAndGet();
              }
            });
    run.stop();
    join(threads);

    assertThat(stopped).hasValue(4);
  }

  @Test
  void whoComesAfterTheStopDoesNotWait() {
    run.stop();

    assertThat(isStopped(new Turns<>(run, 0L), 3)).isTrue();
  }

  @Test
  void anInterruptedThreadStopsWaiting() throws InterruptedException {
    AtomicReference<RuntimeException> thrown = new AtomicReference<>();
    List<Thread> thread =
        started(
            1,
            () -> {
              try {
                new Turns<>(run, 0L).await(1);
              } catch (RuntimeException e) {
                thrown.set(e);
              }
            });
    thread.getFirst().interrupt();
    join(thread);

    assertThat(thrown.get())
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERRUPTED));
  }

  @Test
  void aRunThatWasStoppedEndsTheWorkOfWhoeverChecks() {
    run.check();
    run.stop();

    assertThat(run.isStopped()).isTrue();
    assertThatThrownBy(run::check).isInstanceOf(RunState.Stopped.class);
  }

  private static boolean isStopped(Turns<Long> turns, long split) {
    try {
      turns.await(split);
      return false;
    } catch (RunState.Stopped e) {
      return true;
    }
  }

  private static List<Thread> started(int count, Runnable task) {
    return IntStream.range(0, count).mapToObj(i -> Thread.ofPlatform().start(task)).toList();
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
