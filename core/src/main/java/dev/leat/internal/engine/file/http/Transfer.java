package dev.leat.internal.engine.file.http;

/**
 * How far a download has got; may be asked from any thread.
 *
 * <p>Only the thread that downloads writes to it, or whoever it waits for.
 */
public final class Transfer {

  private volatile long receivedBytes;
  private volatile long totalBytes = Part.UNKNOWN_SIZE;

  /** A download that has not begun. */
  public Transfer() {}

  /** The bytes that are there, those of earlier tries and processes included. */
  public long receivedBytes() {
    return receivedBytes;
  }

  /** The bytes of the whole, or -1 while unknown. */
  public long totalBytes() {
    return totalBytes;
  }

  void received(long bytes) {
    receivedBytes = bytes;
  }

  void total(long bytes) {
    totalBytes = bytes;
  }
}
