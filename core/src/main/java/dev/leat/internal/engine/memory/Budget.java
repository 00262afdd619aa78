package dev.leat.internal.engine.memory;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
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

  /** A budget of a size. */
  public Budget(DataSize cap) {
    capBytes = cap.bytes();
  }

  /** An empty reservation for an operator, which is named in the message of a refusal. */
  public Reservation reservation(String operator) {
    return new Reservation(this, operator);
  }

  /** The bytes reserved at this moment. */
  public long reservedBytes() {
    return reserved.get();
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
