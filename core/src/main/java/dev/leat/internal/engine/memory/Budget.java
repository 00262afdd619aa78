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

  private final long capBytes;
  private final AtomicLong reserved = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();
  private final AtomicInteger keepers = new AtomicInteger();

  /** A budget of a size. */
  public Budget(DataSize cap) {
    capBytes = cap.bytes();
  }

  /** An empty reservation for an operator, which is named in the message of a refusal. */
  public Reservation reservation(String operator) {
    return new Reservation(this, operator);
  }

  /** The size of the budget, in bytes. */
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
            .formatted(new DataSize(capBytes), operator, new DataSize(wanted)));
  }
}
