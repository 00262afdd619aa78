package dev.leat.internal.engine.rows;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.memory.Budget;
import dev.leat.internal.engine.memory.Reservation;
import java.util.Arrays;

/**
 * Keeps rows as bytes in slabs, each row found again by its address.
 *
 * <p>Every worker appends through an {@link Appender} of its own, which takes regions of the slabs:
 * small ones first and each twice as large as the one before, so that many appenders with few rows
 * cost little. Slabs are large, because a garbage collector leaves large arrays where they are, and
 * regions that are freed are used again for others of their size, because memory that was never
 * touched before costs more than the rows. Rows may be read by all threads once the threads that
 * appended them have ended. An address is the number of a slab above the offset in it.
 */
public final class RowHeap implements AutoCloseable {

  private static final int FIRST_REGION_BYTES = 1 << 10;
  private static final int PART_REGION_BYTES = 1 << 14;
  private static final int FIRST_SLAB_BYTES = 1 << 12;
  private static final int OFFSET_BITS = 20;
  private static final int SLAB_BYTES = 1 << OFFSET_BITS;
  private static final int LINE_BYTES = 64;

  /** Regions are of 2^10, 2^11 ... 2^20 bytes; those that are freed wait in a list for each. */
  private static final int SIZES = OFFSET_BITS - 10 + 1;

  /** The number of bits that {@link #packed} needs, for 16 million slabs. */
  public static final int PACKED_BITS = OFFSET_BITS + 24;

  /** Of a small budget, a slab is a small part, too. */
  private static final int LEAST_SLAB_BYTES = 1 << 16;

  private static final int SLABS_OF_BUDGET = 64;

  private final Budget budget;
  private final Reservation reservation;
  private final int slabBytes;

  /** Volatile, since the table is replaced as it grows while others read rows kept before. */
  private volatile byte[][] slabs = new byte[16][];

  private int slabCount;
  private int slabUsed;
  private final long[][] freeRegions = new long[SIZES][];
  private final int[] freeCounts = new int[SIZES];
  private long freeBytes;

  /** Written so that the compiler cannot leave out the reading; nobody looks at it. */
  @SuppressWarnings("unused")
  private int fetched;

  /** An empty heap that reserves its slabs from a budget, in the name of an operator. */
  public RowHeap(Budget budget, String operator) {
    this.budget = budget;
    reservation = budget.reservation(operator);
    slabBytes =
        Math.toIntExact(
            Long.highestOneBit(
                Math.clamp(budget.capBytes() / SLABS_OF_BUDGET, LEAST_SLAB_BYTES, SLAB_BYTES)));
  }

  /** A new appender for one worker, which may take whole slabs. */
  public Appender appender() {
    return new Appender(slabBytes);
  }

  /** A new appender for one worker, which takes small parts only of so many bytes in all. */
  public Appender appender(long mostBytes) {
    long region = Math.clamp(mostBytes / 16, PART_REGION_BYTES, slabBytes);
    return new Appender(Math.toIntExact(Long.highestOneBit(region)));
  }

  /** A new appender for one of many parts; its regions stay small, and serve again when freed. */
  public Appender partAppender() {
    return new Appender(PART_REGION_BYTES);
  }

  /**
   * Reserves memory that is kept for the rows outside of the heap, or gives back what is negative.
   */
  public synchronized void reserve(long bytes) {
    reservation.add(bytes);
  }

  /** The array that an address lies in. */
  public byte[] page(long address) {
    return slabs[(int) (address >>> 32)];
  }

  /** The offset of an address in its array. */
  public static int offset(long address) {
    return (int) address;
  }

  /** The address of a row that is not empty in {@link #PACKED_BITS} bits. */
  public static long packed(long address) {
    return address >>> 32 << OFFSET_BITS | offset(address);
  }

  /** The address that was packed. */
  public static long unpacked(long packed) {
    return packed >>> OFFSET_BITS << 32 | (packed & (SLAB_BYTES - 1));
  }

  /**
   * Reads the starts of rows, so that they are in the cache when they are read one by one.
   *
   * <p>Rows in another order than they were kept in cost a cache miss each, and those that cross
   * into another line of the cache cost two. In a loop that does nothing else the processor waits
   * for about ten of them at once.
   */
  public void fetch(long[] addresses, int from, int to) {
    byte[][] all = slabs;
    int sum = 0;
    for (int i = from; i < to; i++) {
      byte[] slab = all[(int) (addresses[i] >>> 32)];
      int offset = (int) addresses[i];
      int last = Math.min(offset + LINE_BYTES - 1, slab.length - 1);
      sum += last < offset ? 0 : slab[offset] + slab[last];
    }
    fetched = sum;
  }

  /** Whether the budget has so much left, and a slab for what does not fit into regions. */
  public boolean canGrow(long bytes) {
    return budget.freeBytes() > bytes + slabBytes;
  }

  /** A region of the last slab or, when that has no room, of a new one. */
  private synchronized long newRegion(int bytes) {
    int list = listOf(bytes);
    if (list >= 0 && freeCounts[list] > 0) {
      freeBytes -= bytes >= PART_REGION_BYTES ? bytes : 0;
      return freeRegions[list][--freeCounts[list]];
    }
    if (slabCount == 0 || slabs[slabCount - 1].length - slabUsed < bytes) {
      newSlab(bytes);
    }
    long region = (long) (slabCount - 1) << 32 | slabUsed;
    slabUsed += bytes;
    return region;
  }

  private void newSlab(int bytes) {
    int doubled = slabCount == 0 ? FIRST_SLAB_BYTES : slabs[slabCount - 1].length * 2;
    int size = Math.max(bytes, Math.min(slabBytes, doubled));
    reservation.add(size);
    if (slabCount == slabs.length) {
      slabs = Arrays.copyOf(slabs, slabCount * 2);
    }
    slabs[slabCount++] = new byte[size];
    slabUsed = 0;
  }

  /** The number of slabs. */
  public synchronized int slabs() {
    return slabCount;
  }

  /** A slab, by its number from 0. */
  public synchronized byte[] slab(int number) {
    return slabs[number];
  }

  /** Makes room for so many slabs of another heap, whose addresses then mean the same here. */
  public synchronized void expectSlabs(int count) {
    slabs = new byte[Math.max(1, count)][];
    slabCount = count;
  }

  /** Makes a slab that is expected, still empty. */
  public byte[] makeSlab(int number, int bytes) {
    reserve(bytes);
    byte[] slab = new byte[bytes];
    synchronized (this) {
      slabs[number] = slab;
      slabUsed = slab.length;
    }
    return slab;
  }

  private synchronized byte[] slabOf(long region) {
    return page(region);
  }

  private synchronized void freeRegion(long region, int bytes) {
    int list = listOf(bytes);
    if (list < 0) {
      slabs[(int) (region >>> 32)] = new byte[0];
      reservation.add(-bytes);
      return;
    }
    if (freeRegions[list] == null) {
      freeRegions[list] = new long[16];
    }
    if (freeCounts[list] == freeRegions[list].length) {
      freeRegions[list] = Arrays.copyOf(freeRegions[list], freeCounts[list] * 2);
    }
    freeRegions[list][freeCounts[list]++] = region;
    freeBytes += bytes >= PART_REGION_BYTES ? bytes : 0;
  }

  /** The size of a region for a row that needs a larger one than usual. */
  private static int sizeFor(int length) {
    return length <= SLAB_BYTES ? Integer.highestOneBit(length - 1) << 1 : length;
  }

  /** The list of free regions of a size, or -1 for the size of a single large row. */
  private static int listOf(int bytes) {
    boolean power = Integer.bitCount(bytes) == 1 && bytes >= FIRST_REGION_BYTES;
    return power && bytes <= SLAB_BYTES ? Integer.numberOfTrailingZeros(bytes) - 10 : -1;
  }

  /**
   * The bytes that are in use or free only in small regions, and those kept outside of the heap for
   * its rows.
   */
  public synchronized long usedBytes() {
    return reservation.heldBytes() - freeBytes;
  }

  /** Frees all slabs. */
  @Override
  public synchronized void close() {
    slabs = new byte[0][];
    slabCount = 0;
    Arrays.fill(freeCounts, 0);
    freeBytes = 0;
    reservation.close();
  }

  /** Appends the rows of one worker; not safe for threads. */
  public final class Appender {

    private final int largestRegionBytes;
    private byte[] slab = new byte[0];
    private long slabAddress;
    private int used;
    private int end;
    private int nextRegionBytes = FIRST_REGION_BYTES;
    private long[] regions = new long[2];
    private int[] ends = new int[2];
    private int[] sizes = new int[2];
    private int count;
    private long sizeBytes;

    private Appender(int largestRegionBytes) {
      this.largestRegionBytes = largestRegionBytes;
    }

    /** Appends a row and gives its address. */
    public long add(ByteBuilder row) {
      return add(row.array(), 0, row.size());
    }

    /** Appends a slice of an array as a row and gives its address. */
    public long add(byte[] row, int start, int length) {
      if (end - used < length || count == 0) {
        nextRegion(length);
      }
      System.arraycopy(row, start, slab, used, length);
      long address = slabAddress | used;
      used += length;
      sizeBytes += length;
      return address;
    }

    private void nextRegion(int length) {
      closeRegion();
      int bytes = length <= nextRegionBytes ? nextRegionBytes : sizeFor(length);
      long region = newRegion(bytes);
      if (count == regions.length) {
        regions = Arrays.copyOf(regions, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
        sizes = Arrays.copyOf(sizes, count * 2);
      }
      slab = slabOf(region);
      slabAddress = region >>> 32 << 32;
      used = offset(region);
      end = used + bytes;
      ends[count] = end;
      sizes[count] = bytes;
      regions[count++] = region;
      nextRegionBytes = Math.min(largestRegionBytes, nextRegionBytes * 2);
    }

    /** The bytes of all rows appended. */
    public long sizeBytes() {
      return sizeBytes;
    }

    /** Frees the regions of this appender for others; its rows are gone. */
    public void free() {
      for (int i = 0; i < count; i++) {
        freeRegion(regions[i], sizes[i]);
      }
      count = 0;
      used = 0;
      end = 0;
      sizeBytes = 0;
      nextRegionBytes = FIRST_REGION_BYTES;
    }

    private void closeRegion() {
      if (count > 0) {
        ends[count - 1] = used;
      }
    }

    /** Hands each region to a reader, in the order of appending. */
    public void forEachRegion(RegionReader reader) {
      closeRegion();
      for (int i = 0; i < count; i++) {
        reader.read(slabOf(regions[i]), offset(regions[i]), ends[i]);
      }
    }
  }

  /** Reads the rows of a region. */
  @FunctionalInterface
  public interface RegionReader {
    /** Reads the rows between two offsets of an array. */
    void read(byte[] page, int from, int to);
  }
}
