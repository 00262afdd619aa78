package dev.leat.internal.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.memory.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowHeapTest {

  private final Budget budget = new Budget(DataSize.megabytes(64));
  private final RowHeap heap = new RowHeap(budget, "sort");

  @Test
  void everyRowIsFoundAgainByItsAddress() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<RowHeap.Appender> appenders = List.of(heap.appender(), heap.appender());
      List<byte[]> rows = new ArrayList<>();
      List<Long> addresses = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        rows.add(bytes(random, random.nextInt(200) == 0 ? 30_000 : 40));
        addresses.add(appenders.get(i % 2).add(rows.getLast(), 0, rows.getLast().length));
      }
      for (int i = 0; i < rows.size(); i++) {
        assertThat(row(addresses.get(i), rows.get(i).length))
            .as("seed %d, row %d", seed, i)
            .isEqualTo(rows.get(i));
      }
    }
  }

  @Test
  void aRowLargerThanAnySlabGetsASlabOfItsOwn() {
    byte[] large = bytes(new Random(1), 3_000_000);
    RowHeap.Appender appender = heap.appender();
    long before = appender.add(new byte[] {1}, 0, 1);
    long address = appender.add(large, 0, large.length);
    long after = appender.add(new byte[] {2}, 0, 1);

    assertThat(row(address, large.length)).isEqualTo(large);
    assertThat(row(before, 1)).containsExactly(1);
    assertThat(row(after, 1)).containsExactly(2);
  }

  @Test
  void aPackedAddressIsThatOfTheSameRow() {
    RowHeap.Appender appender = heap.appender();
    for (int length : new int[] {1, 500, 1_000_000, 3_000_000, 1, 70_000, 1_048_575, 1, 1}) {
      long address = appender.add(new byte[length], 0, length);
      long packed = RowHeap.packed(address);

      assertThat(packed).isBetween(0L, (1L << RowHeap.PACKED_BITS) - 1);
      assertThat(RowHeap.unpacked(packed)).isEqualTo(address);
    }
  }

  @Test
  void aRowWithoutBytesHasAnAddressToo() {
    long address = heap.appender().add(new byte[0], 0, 0);

    assertThat(row(address, 0)).isEmpty();
  }

  @Test
  void regionsAreReadInTheOrderOfAppending() {
    RowHeap.Appender appender = heap.appender();
    for (int i = 0; i < 100_000; i++) {
      appender.add(new byte[] {(byte) i, (byte) (i >> 8)}, 0, 2);
    }
    int[] next = {0};
    appender.forEachRegion((page, from, to) -> {
      for (int at = from; at < to; at += 2) {
        assertThat(page[at]).isEqualTo((byte) next[0]++);
      }
    });

    assertThat(next[0]).isEqualTo(100_000);
    assertThat(appender.sizeBytes()).isEqualTo(200_000);
  }

  @Test
  void slabsAreReservedAndGivenBack() {
    heap.appender().add(new byte[1], 0, 1);
    heap.appender().add(new byte[1], 0, 1);
    assertThat(budget.reservedBytes()).isEqualTo(4096);
    heap.appender().add(new byte[5000], 0, 5000);
    assertThat(budget.reservedBytes()).isEqualTo(4096 + 8192);
    heap.close();
    heap.close();
    assertThat(budget.reservedBytes()).isZero();
    assertThat(budget.peakBytes()).isEqualTo(4096 + 8192);
  }

  @Test
  void regionsOfAPartServeAgainOnceTheyAreFreed() {
    RowHeap.Appender part = heap.partAppender();
    append(part, 2_000_000);
    long reserved = budget.reservedBytes();
    part.free();
    append(heap.partAppender(), 1_900_000);

    assertThat(budget.reservedBytes()).isEqualTo(reserved);
  }

  @Test
  void partsShareSlabsWithoutMixingTheirRows() {
    List<RowHeap.Appender> parts =
        IntStream.range(0, 50).mapToObj(i -> heap.partAppender()).toList();
    for (int i = 0; i < 200_000; i++) {
      int part = i % 50;
      parts.get(part).add(new byte[] {(byte) part}, 0, 1);
    }
    for (int i = 0; i < 50; i++) {
      byte part = (byte) i;
      int[] rows = {0};
      parts
          .get(i)
          .forEachRegion((page, from, to) -> {
            for (int at = from; at < to; at++) {
              assertThat(page[at]).isEqualTo(part);
              rows[0]++;
            }
          });
      assertThat(rows[0]).isEqualTo(4_000);
    }
  }

  private static void append(RowHeap.Appender appender, int bytes) {
    for (int i = 0; i < bytes / 100; i++) {
      appender.add(new byte[100], 0, 100);
    }
  }

  @Test
  void anAppenderThatWasFreedStartsAnew() {
    RowHeap.Appender appender = heap.appender();
    appender.add(new byte[] {1, 2, 3}, 0, 3);
    appender.free();
    long address = appender.add(new byte[] {4, 5}, 0, 2);

    assertThat(row(address, 2)).containsExactly(4, 5);
    assertThat(appender.sizeBytes()).isEqualTo(2);
  }

  @Test
  void theBudgetRefusesASlabThatDoesNotFitAndNamesTheOperator() {
    Budget small = new Budget(DataSize.kilobytes(10));
    RowHeap.Appender appender = new RowHeap(small, "sort").appender();
    appender.add(new byte[4096], 0, 4096);

    assertThatThrownBy(() -> appender.add(new byte[1], 0, 1))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MEMORY))
        .hasMessage(
            "The memory cap of 10 KB is too small for the sort, which needs more than 12 KB so far."
                + " Raise it with --memory.");
    assertThat(small.reservedBytes()).isEqualTo(4096);
  }

  private byte[] row(long address, int length) {
    int start = RowHeap.offset(address);
    return Arrays.copyOfRange(heap.page(address), start, start + length);
  }

  private static byte[] bytes(Random random, int bound) {
    byte[] bytes = new byte[bound];
    random.nextBytes(bytes);
    return bytes;
  }
}
