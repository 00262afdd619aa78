package dev.leat.cli.generate;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The chunks of {@code location.csv} in their order, made ahead of the reader by several threads.
 *
 * <p>Two chunks per thread go round for ever, so memory does not grow with the file:
 *
 * <pre>
 *   recycle(chunk) ──► worker fills chunk 5 ┐
 *                      worker fills chunk 4 ┤ waiting in order ──► next() returns chunk 3
 * </pre>
 *
 * <p>One thread reads; it owns a chunk from {@link #next} until {@link #recycle}. Closing ends the
 * workers.
 */
final class EventStream implements AutoCloseable {
  private final EventRows rows;
  private final long seed;
  private final long chunkCount;
  private final ExecutorService workers;
  private final Queue<Future<EventChunk>> ahead = new ArrayDeque<>();
  private long nextIndex;

  /** A stream of no more than {@code chunkCount} chunks, so that a small file is little work. */
  EventStream(EventRows rows, long seed, long chunkCount, int threads) {
    this.rows = rows;
    this.seed = seed;
    this.chunkCount = chunkCount;
    this.workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("leat-generate-", 1).factory());
    long inFlight = Math.min(2L * threads, chunkCount);
    for (int i = 0; i < inFlight; i++) {
      recycle(new EventChunk());
    }
  }

  /** The next chunk, waiting for it if need be. */
  EventChunk next() throws InterruptedIOException {
    try {
      return ahead.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("A chunk of events could not be made", e.getCause());
    }
  }

  /** Gives a chunk back to be filled with the next rows that nobody works on yet. */
  void recycle(EventChunk chunk) {
    if (nextIndex < chunkCount) {
      long index = nextIndex++;
      ahead.add(workers.submit(() -> chunk.fill(rows, seed, index)));
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    workers.close();
  }
}
