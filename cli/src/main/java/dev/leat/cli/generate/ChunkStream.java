package dev.leat.cli.generate;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * The chunks of a file in their order, made ahead of the reader by several threads.
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
 *
 * @param <C> what holds the rows of a chunk
 */
final class ChunkStream<C> implements AutoCloseable {
  /** Puts rows into chunks, on any thread; the rows depend on the index of the chunk only. */
  @FunctionalInterface
  interface Filler<C> {
    /** Replaces what the chunk holds by the rows with this index, and gives it back. */
    C fill(C chunk, long index);
  }

  private final Filler<C> filler;
  private final long chunkCount;
  private final ExecutorService workers;
  private final Queue<Future<C>> ahead = new ArrayDeque<>();
  private long nextIndex;

  /** A stream of no more than {@code chunkCount} chunks, so that a small file is little work. */
  ChunkStream(Supplier<C> emptyChunks, Filler<C> filler, long chunkCount, int threads) {
    this.filler = filler;
    this.chunkCount = chunkCount;
    this.workers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("leat-generate-", 1).factory());
    long inFlight = Math.min(2L * threads, chunkCount);
    for (int i = 0; i < inFlight; i++) {
      recycle(emptyChunks.get());
    }
  }

  /** The next chunk, waiting for it if need be. */
  C next() throws InterruptedIOException {
    try {
      return ahead.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("A chunk of rows could not be made", e.getCause());
    }
  }

  /** Gives a chunk back to be filled with the next rows that nobody works on yet. */
  void recycle(C chunk) {
    if (nextIndex < chunkCount) {
      long index = nextIndex++;
      ahead.add(workers.submit(() -> filler.fill(chunk, index)));
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    workers.close();
  }
}
