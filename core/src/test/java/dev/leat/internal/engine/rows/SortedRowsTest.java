package dev.leat.internal.engine.rows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.memory.Budget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedRowsTest {

  private static final SortedRows.Parallel THREE_THREADS =
      task -> {
        List<Thread> threads = IntStream.range(0, 3).mapToObj(i -> new Thread(task)).toList();
        threads.forEach(Thread::start);
        threads.forEach(SortedRowsTest::join);
      };

  private final RowHeap heap = new RowHeap(new Budget(DataSize.megabytes(256)), "sort");

  @Test
  void rowsComeInTheOrderOfTheirKeysAndTiesInInputOrder() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int letters = 1 + random.nextInt(4);
      List<String> keys = keys(random.nextInt(400), () -> word(random, letters, 12));
      assertSorted("seed " + seed, keys, 1 + random.nextInt(40));
    }
  }

  @Test
  void keysWithLongCommonStartsAreToldApart() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      String start = "x".repeat(random.nextInt(300));
      List<String> keys = keys(300, () -> start + word(random, 2, 20));
      assertSorted("seed " + seed, keys, 3);
    }
  }

  @Test
  void aCommonStartOfMegabytesDoesNotOverflowTheStack() {
    String start = "x".repeat(3_000_000);

    assertSorted("long", List.of(start + "c", start + "a", start, start + "b", start + "a"), 2);
  }

  @Test
  void manyRowsAreCutIntoRanges() {
    Random random = new Random(1);
    List<String> keys = keys(300_000, () -> word(random, 26, 5));

    assertSorted("many", keys, 70);
    assertThat(sortedRows(keys, 70).ranges()).isEqualTo(15);
  }

  @Test
  void manyEqualRowsAreOneRangeInInputOrder() {
    assertSorted("equal", keys(200_000, () -> "the same key"), 9);
  }

  @Test
  void noRowsAreOneEmptyRange() {
    SortedRows none = SortedRows.of(heap, List.of(), THREE_THREADS);

    assertThat(none.ranges()).isEqualTo(1);
    assertThat(none.new Taker().take(0)).isZero();
    assertSorted("empty segments", List.of(), 5);
  }

  @Test
  void oneRowIsInOrder() {
    assertSorted("one", List.of("a"), 1);
    assertSorted("one, among empty segments", List.of("a"), 7);
  }

  @Test
  void keysAreComparedAsUnsignedBytes() {
    assertSorted("bytes", List.of("\u00FF", "\u007F", "\u0080", "a", "\u00FFa", "\0"), 2);
  }

  private void assertSorted(String what, List<String> keys, int segments) {
    SortedRows sorted = sortedRows(keys, segments);
    List<Integer> order = new ArrayList<>();
    SortedRows.Taker taker = sorted.new Taker();
    for (int range = 0; range < sorted.ranges(); range++) {
      int rows = taker.take(range);
      for (int i = 0; i < rows; i++) {
        order.add(row(taker.addresses()[i]));
      }
    }
    List<Integer> expected = new ArrayList<>(IntStream.range(0, keys.size()).boxed().toList());
    expected.sort(Comparator.comparing(keys::get));
    assertThat(order).as(what).isEqualTo(expected);
  }

  /** Rows whose first column is their number, cut evenly into segments. */
  private SortedRows sortedRows(List<String> keys, int count) {
    List<SortedRows.Segment> segments = new ArrayList<>();
    RowHeap.Appender appender = heap.appender();
    RangeSort sort = new RangeSort(heap);
    for (int i = 0; i < count; i++) {
      for (int row = keys.size() * i / count; row < keys.size() * (i + 1) / count; row++) {
        add(keys.get(row), row, sort, appender);
      }
      sort.byPrefix();
      segments.add(sort.segment(i));
    }
    return SortedRows.of(heap, segments, THREE_THREADS);
  }

  private static void add(String text, int number, RangeSort sort, RowHeap.Appender appender) {
    ByteBuilder key = new ByteBuilder(16);
    byte[] bytes = text.getBytes(ISO_8859_1);
    KeyOrder.text(bytes, 0, bytes.length, key);
    ByteBuilder row = new ByteBuilder(16);
    SortRecord.append(key, number, row);
    byte[] payload = Integer.toString(number).getBytes(ISO_8859_1);
    KeyBytes.append(row, payload, 0, payload.length);
    sort.add(SortedRows.prefix(key), appender.add(row));
  }

  private int row(long address) {
    byte[] page = heap.page(address);
    int at = SortRecord.values(page, RowHeap.offset(address));
    int start = KeyBytes.valueStart(page, at);
    return Integer.parseInt(new String(page, start, KeyBytes.length(page, at), ISO_8859_1));
  }

  private static List<String> keys(int count, Supplier<String> maker) {
    return IntStream.range(0, count).mapToObj(i -> maker.get()).toList();
  }

  private static String word(Random random, int letters, int maxLength) {
    StringBuilder word = new StringBuilder();
    for (int left = random.nextInt(maxLength + 1); left > 0; left--) {
      word.append((char) ('a' + random.nextInt(letters)));
    }
    return word.toString();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
