package dev.leat.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.plan.Plan;
import dev.leat.run.Progress;
import dev.leat.run.RejectPolicy;
import dev.leat.run.RunListener;
import dev.leat.run.Settings;
import dev.leat.spi.Cursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulledCursorTest {

  private static final int ROWS = 100_000;

  private final LocalEngine engine = new LocalEngine();
  private final Listener listener = new Listener();
  private final Settings settings =
      Settings.defaults().withBatches(1_000, 1 << 14).withListener(listener);

  @TempDir private Path directory;

  /** Remembers whom to ask for the progress, and how often a run has ended. */
  private static final class Listener implements RunListener {
    private @Nullable Supplier<Progress> progress;
    private int finished;

    @Override
    public void started(Supplier<Progress> supplier) {
      progress = supplier;
    }

    @Override
    public void finished() {
      finished++;
    }

    private long memoryBytes() {
      return progress.get().memoryBytes();
    }
  }

  @Test
  void theFirstRowDoesNotReadTheWholeFile() throws IOException {
    Plan plan = numbers().plan();
    try (Cursor cursor = engine.open(plan, settings)) {
      assertThat(cursor.next()).isEqualTo(Row.of("id", 0L, "text", "row 0"));
      assertThat(cursor.report().rowsIn()).isBetween(1L, 4_000L);
      assertThat(cursor.report().rowsOut()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsReadBeforeTheFirstRowIsAskedFor() throws IOException {
    try (Cursor cursor = engine.open(numbers().sort("id").plan(), settings)) {
      assertThat(cursor.report().rowsIn()).isZero();
      assertThat(cursor.schema().names()).containsExactly("id", "text");
    }
  }

  @Test
  void aLimitReadsLittleAndItsAccountBalances() throws IOException {
    Plan plan = new Plan.Limit(numbers().plan(), 10, 20);
    try (Cursor cursor = engine.open(plan, settings)) {
      assertThat(drained(cursor)).isEqualTo(20);
      assertThat(cursor.report().rowsIn()).isLessThan(4_000);
      assertThat(cursor.report().rowsIn())
          .isEqualTo(cursor.report().rowsOut() + cursor.report().skipped());
    }
  }

  @Test
  void aLimitOnAllThreadsReadsLittleToo() throws IOException {
    Plan plan = new Plan.Limit(numbers().plan(), 5, 100);
    try (Cursor cursor = engine.collect(plan, settings.withThreads(4))) {
      assertThat(cursor.next().get("id")).isEqualTo(5L);
      assertThat(drained(cursor)).isEqualTo(99);
      assertThat(cursor.report().rowsIn()).isLessThan(ROWS / 2);
    }
  }

  @Test
  void allRowsArePulledInOrder() throws IOException {
    long expected = 0;
    try (Cursor cursor = engine.open(numbers().plan(), settings)) {
      while (cursor.hasNext()) {
        assertThat(cursor.next().integer("id")).isEqualTo(expected++);
      }
      assertThatThrownBy(cursor::next).isInstanceOf(NoSuchElementException.class);
      assertThat(cursor.report().rowsOut()).isEqualTo(ROWS);
    }
    assertThat(expected).isEqualTo(ROWS);
  }

  @Test
  void closingEarlyFreesWhatTheRunHeld() throws IOException {
    Dataset numbers = numbers();
    Cursor cursor = engine.open(numbers.join(numbers.sort("text"), "id").plan(), settings);
    cursor.next();
    assertThat(listener.memoryBytes()).isPositive();
    cursor.close();

    assertThat(listener.memoryBytes()).isZero();
    assertThat(cursor.hasNext()).isFalse();
  }

  @Test
  void theEndOfARunIsToldOnceHoweverOftenItIsClosed() throws IOException {
    Cursor cursor = engine.open(numbers().limit(3).plan(), settings);
    drained(cursor);
    cursor.close();
    cursor.close();

    assertThat(listener.finished).isEqualTo(1);
  }

  @Test
  void rejectsAreInTheirFileHoweverOftenTheCursorIsClosed() throws IOException {
    Path rejects = directory.resolve("rejects.csv");
    Settings collecting = settings.withRejects(RejectPolicy.unlimited().writtenTo(rejects));
    Cursor cursor = engine.open(numbers().where("10 / (id - 1) = 5").plan(), collecting);
    assertThat(drained(cursor)).isEqualTo(1);
    cursor.close();
    cursor.close();

    assertThat(Files.readAllLines(rejects)).hasSize(2);
    assertThat(Files.readAllLines(rejects).get(1)).contains(",3,").endsWith("\"1,row 1\"");
  }

  @Test
  void aRejectFailsThePullThatReachesIt() throws IOException {
    Dataset failing = numbers().with("x", "10 / (id - 50000)");
    try (Cursor cursor = engine.open(failing.plan(), settings)) {
      assertThat(cursor.next().get("id")).isEqualTo(0L);
      assertThatThrownBy(() -> drained(cursor))
          .isInstanceOf(LeatException.class)
          .hasMessageContaining(":50002: ");
    }
  }

  private static int drained(Cursor cursor) {
    int rows = 0;
    while (cursor.hasNext()) {
      cursor.next();
      rows++;
    }
    return rows;
  }

  private Dataset numbers() throws IOException {
    Path file = directory.resolve("numbers.csv");
    StringBuilder text = new StringBuilder("id,text\n");
    for (int i = 0; i < ROWS; i++) {
      text.append(i).append(",row ").append(i).append('\n');
    }
    Files.writeString(file, text);
    return Dataset.read(file.toString());
  }
}
