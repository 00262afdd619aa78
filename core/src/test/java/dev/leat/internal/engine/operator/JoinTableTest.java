package dev.leat.internal.engine.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.memory.Budget;
import dev.leat.internal.engine.memory.Reservation;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.rows.SortedRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinTableTest {

  private static final SortedRows.Parallel ONE_THREAD = Runnable::run;

  private final Budget budget = new Budget(DataSize.megabytes(256));

  @ParameterizedTest
  @CsvSource({"0,1,1", "1,1,1", "7,3,4", "50,5,3", "3000,1,2", "3000,4000,1", "3000,200,7"})
  void aTableGivesThePartnersOfEachRowInInputOrder(int rows, int keys, int parts) {
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<List<String>> right = keys(random, rows, keys, 1 + (int) seed % 3);
      List<List<String>> left = keys(random, 2500, keys, 1 + (int) seed % 3);
      try (JoinTable table = JoinTable.of(kept(random, right), parts, reserve(), ONE_THREAD)) {
        check(table, left, right);
      }
      assertThat(budget.reservedBytes()).isZero();
    }
  }

  @Test
  void manyThreadsFillATableAsOneDoes() {
    Random random = new Random(1);
    List<List<String>> right = keys(random, 100_000, 70_000, 1);
    List<List<String>> left = keys(random, 5_000, 70_000, 1);
    try (JoinTable table =
        JoinTable.of(kept(random, right), 8, reserve(), JoinTableTest::onFourThreads)) {
      check(table, left, right);
    }
  }

  @Test
  void keysWhoseSlotsLookAlikeAreToldApart() {
    List<List<String>> alike = new ArrayList<>();
    long wanted = hash("0") & 0x3FF;
    for (int i = 0; alike.size() < 400; i++) {
      if ((hash(Integer.toString(i)) & 0x3FF) == wanted) {
        alike.add(List.of(Integer.toString(i)));
      }
    }
    List<List<String>> right = alike.subList(0, 300);
    try (JoinTable table = JoinTable.of(kept(new Random(1), right), 3, reserve(), ONE_THREAD)) {
      check(table, alike, right);
    }
  }

  @Test
  void theTableIsReservedBeforeItIsFilled() {
    List<List<String>> right = keys(new Random(1), 10_000, 10_000, 1);
    Reservation tooSmall = new Budget(DataSize.kilobytes(64)).reservation("join on id");
    JoinRows rows = kept(new Random(1), right);

    assertThatThrownBy(() -> JoinTable.of(rows, 1, tooSmall, ONE_THREAD))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("join on id");
  }

  private Reservation reserve() {
    return budget.reservation("join");
  }

  private static long hash(String key) {
    byte[] bytes = key.getBytes(UTF_8);
    return Hashing.mix(0, bytes, 0, bytes.length);
  }

  /** Asks for some rows of the left side, then for those of the right that none asked for. */
  private static void check(JoinTable table, List<List<String>> left, List<List<String>> right) {
    Map<List<String>, List<Integer>> places = places(right);
    JoinProbe probe = new JoinProbe(table);
    probe.start(new JoinKeys.Keyed(batch(left.size()), columns(left)));
    for (int row = 0; row < left.size(); row++) {
      List<String> key = left.get(row);
      List<Integer> expected = hasNull(key) ? List.of() : places.getOrDefault(key, List.of());
      assertThat(partners(probe, row)).as("row %d: %s", row, key).isEqualTo(expected);
    }
    Set<List<String>> asked = new HashSet<>(left);
    List<Integer> orphans =
        IntStream.range(0, right.size())
            .filter(row -> hasNull(right.get(row)) || !asked.contains(right.get(row)))
            .boxed()
            .toList();
    assertThat(table.orphans()).isEqualTo(orphans.size());
    assertThat(orphans(table)).isEqualTo(orphans);
  }

  private static boolean hasNull(List<String> key) {
    return key.stream().anyMatch(Objects::isNull);
  }

  private static Map<List<String>, List<Integer>> places(List<List<String>> rows) {
    Map<List<String>, List<Integer>> places = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      places.computeIfAbsent(rows.get(row), key -> new ArrayList<>()).add(row);
    }
    return places;
  }

  private static List<Integer> partners(JoinProbe probe, int row) {
    List<Integer> partners = new ArrayList<>();
    if (probe.find(row)) {
      do {
        partners.add(number(probe.page(), probe.columns()));
      } while (probe.more());
    }
    return partners;
  }

  private static List<Integer> orphans(JoinTable table) {
    List<Integer> found = new ArrayList<>();
    JoinOrphans orphans = new JoinOrphans(table);
    for (long at = orphans.next(); at != JoinOrphans.END; at = orphans.next()) {
      found.add(number(table.page(at), RowHeap.offset(at)));
    }
    return found;
  }

  private static int number(byte[] page, int at) {
    int start = KeyBytes.valueStart(page, at);
    return Integer.parseInt(new String(page, start, KeyBytes.length(page, at), UTF_8));
  }

  /** Rows of some keys and their number, kept in splits by several writers in turn. */
  private JoinRows kept(Random random, List<List<String>> keys) {
    int width = keys.isEmpty() ? 1 : keys.getFirst().size();
    JoinRows rows = new JoinRows(new RowHeap(budget, "join"), width, 1, 1 << 20);
    List<JoinRows.Writer> writers = List.of(rows.writer(), rows.writer(), rows.writer());
    List<TextColumn> values = new ArrayList<>(List.of(columns(keys)));
    values.add(column(IntStream.range(0, keys.size()).mapToObj(Integer::toString).toList()));
    TextColumn[] all = values.toArray(TextColumn[]::new);
    KeyBytes encoder = new KeyBytes();
    int split = 0;
    JoinRows.Writer writer = writers.getFirst();
    for (int row = 0; row < keys.size(); row++) {
      if (random.nextInt(50) == 0) {
        split += 1 + random.nextInt(2);
        writer = writers.get(random.nextInt(3));
      }
      int length = encoder.encode(all, row);
      writer.add(split, encoder.bytes(), 0, length);
    }
    writers.forEach(JoinRows.Writer::count);
    return rows;
  }

  private static List<List<String>> keys(Random random, int rows, int keys, int width) {
    List<List<String>> made = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      String[] values = new String[width];
      for (int i = 0; i < width; i++) {
        int value = random.nextInt(i == 0 ? keys : 2);
        values[i] = random.nextInt(30) == 0 ? null : "x".repeat(value % 20) + value;
      }
      made.add(Arrays.asList(values));
    }
    return made;
  }

  private static Batch batch(int rows) {
    return new Batch(rows, new Column[0], Origin.COMPUTED);
  }

  private static TextColumn[] columns(List<List<String>> rows) {
    int width = rows.isEmpty() ? 1 : rows.getFirst().size();
    return IntStream.range(0, width)
        .mapToObj(i -> column(rows.stream().map(row -> row.get(i)).toList()))
        .toArray(TextColumn[]::new);
  }

  private static TextColumn column(List<String> values) {
    ByteBuilder bytes = new ByteBuilder(16);
    int[] starts = new int[values.size()];
    int[] lengths = new int[values.size()];
    for (int i = 0; i < starts.length; i++) {
      String value = values.get(i);
      starts[i] = bytes.size();
      if (value != null) {
        bytes.append(value.getBytes(UTF_8));
      }
      lengths[i] = value == null ? TextColumn.NULL : bytes.size() - starts[i];
    }
    return new TextColumn(bytes.array(), starts, lengths);
  }

  private static void onFourThreads(Runnable task) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(Thread.ofPlatform().start(task));
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
