package dev.leat.internal.engine.memory;

/** The share of a {@link Budget} that one operator holds; used by one thread at a time. */
public final class Reservation implements AutoCloseable {

  private final Budget budget;
  private final String operator;
  private long heldBytes;

  Reservation(Budget budget, String operator) {
    this.budget = budget;
    this.operator = operator;
  }

  /**
   * Sets the bytes held.
   *
   * @throws dev.leat.data.LeatException of kind MEMORY when the budget has not so much left
   */
  public void resize(long bytes) {
    budget.change(operator, bytes - heldBytes);
    heldBytes = bytes;
  }

  /** The bytes held. */
  public long heldBytes() {
    return heldBytes;
  }

  /** Holds more bytes. */
  public void add(long bytes) {
    resize(heldBytes + bytes);
  }

  /** Gives everything back; more calls do nothing. */
  @Override
  public void close() {
    resize(0);
  }
}
