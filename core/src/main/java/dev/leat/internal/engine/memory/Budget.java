package dev.leat.internal.engine.memory;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the operators of one run may hold together; safe for all threads.
 *
 * <p>Operators reserve before they keep rows. A refusal means that the operator has to give memory
 * back; one that cannot fails with a message that names it and says what to raise.
 */
public final class Budget {

  /** What reading, decoding and writing take of the memory of a run, at most and of a small one. */
  private static final long OUTSIDE_BYTES = DataSize.megabytes(64).bytes();

  private static final int OUTSIDE_SHARE = 4;

  private final long capBytes;
  private final long outsideBytes;
  private final AtomicLong reserved = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();
  private final AtomicInteger keepers = new AtomicInteger();

  /** A budget of a size, all of which is for operators. */
  public Budget(DataSize cap) {
    this(cap.bytes(), 0);
  }

  private Budget(long capBytes, long outsideBytes) {
    this.capBytes = capBytes;
    this.outsideBytes = outsideBytes;
  }

  /**
   * The budget of a run with a memory cap: some of it, a quarter but no more than 64 MB, is left
   * for the buffers in which rows are read and written.
   */
  public static Budget ofRun(DataSize cap) {
    long outside = Math.min(OUTSIDE_BYTES, cap.bytes() / OUTSIDE_SHARE);
    return new Budget(cap.bytes() - outside, outside);
  }

  /** An empty reservation for an operator, which is named in the message of a refusal. */
  public Reservation reservation(String operator) {
    return new Reservation(this, operator);
  }

  /** What operators may reserve together, in bytes. */
  public long capBytes() {
    return capBytes;
  }

  /** The bytes reserved at this moment. */
  public long reservedBytes() {
    return reserved.get();
  }

  /** The bytes that are not reserved at this moment, 0 or more. */
  public long freeBytes() {
    return Math.max(0, capBytes - reserved.get());
  }

  /** Says how many operators will keep rows, each of which then asks for its share. */
  public void expectKeepers(int count) {
    keepers.set(count);
  }

  /**
   * The bytes that the next operator that keeps rows may reserve before it spills: half of what is
   * free while others are to follow, since two of them at most hold rows at a time.
   */
  public long nextShare() {
    return keepers.getAndDecrement() > 1 ? freeBytes() / 2 : freeBytes();
  }

  /** The most bytes that were reserved at one time. */
  public long peakBytes() {
    return peak.get();
  }

  void change(String operator, long bytes) {
    long now = reserved.addAndGet(bytes);
    if (bytes > 0 && now > capBytes) {
      reserved.addAndGet(-bytes);
      throw refusal(operator, now);
    }
    if (now > peak.get()) {
      peak.accumulateAndGet(now, Math::max);
    }
  }

  private LeatException refusal(String operator, long wanted) {
    return new LeatException(
        ErrorKind.MEMORY,
        "The memory cap of %s is too small for the %s, which needs more than %s so far. Raise it with --memory."
            .formatted(
                new DataSize(capBytes + outsideBytes),
                operator,
                new DataSize(wanted + outsideBytes)));
  }
}
