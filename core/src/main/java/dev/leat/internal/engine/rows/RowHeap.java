package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.memory.Budget;
import dev.leat.internal.engine.memory.Reservation;
import java.util.Arrays;

/**
 * Keeps rows as bytes in pages, each row found again by its address.
 *
 * <p>Every worker appends through an {@link Appender} of its own. Pages start small and double, so
 * that many appenders with few rows cost little. Rows may be read by all threads once the threads
 * that appended them have ended. An address is the number of a page above the offset in it.
 */
public final class RowHeap implements AutoCloseable {

  private static final int FIRST_PAGE_BYTES = 1 << 12;
  private static final int LAST_PAGE_BYTES = 1 << 20;

  private final Reservation reservation;
  private byte[][] pages = new byte[64][];
  private int pageCount;

  /** Written so that the compiler cannot leave out the reading; nobody looks at it. */
  @SuppressWarnings("unused")
  private int fetched;

  /** An empty heap that reserves its pages from a budget, in the name of an operator. */
  public RowHeap(Budget budget, String operator) {
    reservation = budget.reservation(operator);
  }

  /** A new appender, for one worker. */
  public Appender appender() {
    return new Appender();
  }

  /** The page that an address lies in. */
  public byte[] page(long address) {
    return pages[(int) (address >>> 32)];
  }

  /** The offset of an address in its page. */
  public static int offset(long address) {
    return (int) address;
  }

  /**
   * Reads the first byte of rows, so that they are in the cache when they are read one by one.
   *
   * <p>Rows in another order than they were kept in cost a cache miss each. In a loop that does
   * nothing else the processor waits for about ten of them at once.
   */
  public void fetch(long[] addresses, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      byte[] page = pages[(int) (addresses[i] >>> 32)];
      int offset = (int) addresses[i];
      sum += offset < page.length ? page[offset] : 0;
    }
    fetched = sum;
  }

  private synchronized int newPage(int bytes) {
    reservation.add(bytes);
    if (pageCount == pages.length) {
      pages = Arrays.copyOf(pages, pageCount * 2);
    }
    pages[pageCount] = new byte[bytes];
    return pageCount++;
  }

  private synchronized byte[] pageAt(int number) {
    return pages[number];
  }

  private synchronized void freePage(int number) {
    reservation.add(-pages[number].length);
    pages[number] = new byte[0];
  }

  /** Frees all pages. */
  @Override
  public synchronized void close() {
    pages = new byte[0][];
    pageCount = 0;
    reservation.close();
  }

  /** Appends the rows of one worker; not safe for threads. */
  public final class Appender {

    private byte[] page = new byte[0];
    private int pageNumber = -1;
    private int used;
    private int nextPageBytes = FIRST_PAGE_BYTES;
    private int[] numbers = new int[4];
    private int[] usedBytes = new int[4];
    private int count;
    private long sizeBytes;

    /** Appends a row and gives its address. */
    public long add(ByteBuilder row) {
      return add(row.array(), row.size());
    }

    /** Appends the first bytes of an array as a row and gives its address. */
    public long add(byte[] row, int length) {
      if (count == 0 || page.length - used < length) {
        turnPage(length);
      }
      System.arraycopy(row, 0, page, used, length);
      long address = (long) pageNumber << 32 | used;
      used += length;
      sizeBytes += length;
      return address;
    }

    private void turnPage(int length) {
      closePage();
      pageNumber = newPage(Math.max(length, nextPageBytes));
      page = pageAt(pageNumber);
      used = 0;
      nextPageBytes = Math.min(LAST_PAGE_BYTES, nextPageBytes * 2);
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count * 2);
        usedBytes = Arrays.copyOf(usedBytes, count * 2);
      }
      numbers[count++] = pageNumber;
    }

    /** The bytes of all rows appended. */
    public long sizeBytes() {
      return sizeBytes;
    }

    /** Frees the pages of this appender; its rows are gone. */
    public void free() {
      for (int i = 0; i < count; i++) {
        freePage(numbers[i]);
      }
      count = 0;
      page = new byte[0];
      used = 0;
      sizeBytes = 0;
    }

    private void closePage() {
      if (count > 0) {
        usedBytes[count - 1] = used;
      }
    }

    /** Hands each page with its number of used bytes to a reader, in the order of appending. */
    public void forEachPage(PageReader reader) {
      closePage();
      for (int i = 0; i < count; i++) {
        reader.read(pageAt(numbers[i]), usedBytes[i]);
      }
    }
  }

  /** Reads the rows of a page from 0 on. */
  @FunctionalInterface
  public interface PageReader {
    /** Reads the rows in the first bytes of a page. */
    void read(byte[] page, int usedBytes);
  }
}
