package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.event.RunState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the bytes of splits in the order of the splits.
 *
 * <p>Bytes that come before their turn wait in memory. The worker of a split far ahead of its turn,
 * or when much waits, waits as well, which bounds what is held to a few splits for each worker and
 * to an eighth of the memory; the worker whose turn it is never waits. What was written leaves its
 * room to later splits. Safe for all threads.
 */
final class OrderedOutput {

  private static final int SPLITS_AHEAD = 4;

  /** What a split may hold before its turn; with more it waits, so that one large split streams. */
  private static final int MOST_BYTES = 1 << 23;

  private static final int LEAST_BYTES = 1 << 18;
  private static final int PART_OF_MEMORY = 8;

  private final Assembly assembly;
  private final RunState run;
  private final int window;
  private final int mostOfSplit;
  private final long most;
  private final Map<Long, ByteBuilder> waiting = new HashMap<>();
  private final Deque<ByteBuilder> written = new ArrayDeque<>();
  private long next;
  private long held;

  /** An output to a file that is assembled. */
  OrderedOutput(Assembly assembly, RunState run) {
    this.assembly = assembly;
    this.run = run;
    int threads = run.settings().threads();
    this.window = SPLITS_AHEAD * threads;
    long share = run.budget().capBytes() / PART_OF_MEMORY / threads;
    this.mostOfSplit = Math.clamp(share, LEAST_BYTES, MOST_BYTES);
    this.most = (long) mostOfSplit * threads;
  }

  /** An empty builder for the bytes of a split: one that was written before, if there is one. */
  ByteBuilder builder() {
    synchronized (run) {
      ByteBuilder free = written.poll();
      return free == null ? new ByteBuilder(1 << 12) : free;
    }
  }

  /** Writes and clears what a split has so far, if it is its turn or too much to be held. */
  void writePart(long split, ByteBuilder bytes) {
    synchronized (run) {
      if (split != next && bytes.size() < mostOfSplit) {
        return;
      }
      run.awaitUntil(() -> split == next);
    }
    write(bytes);
  }

  private void write(ByteBuilder bytes) {
    assembly.piece(bytes.array(), bytes.size());
    bytes.clear();
  }

  /** Takes the bytes of a split; the builder is no longer the caller's. */
  void put(long split, ByteBuilder bytes) {
    synchronized (run) {
      run.awaitUntil(() -> split == next || split < next + window && held < most);
      waiting.put(split, bytes);
      held += bytes.size();
      if (split != next) {
        return;
      }
    }
    writeReady();
  }

  /** Writes all splits whose turn it is; only the worker of the first of them comes here. */
  private void writeReady() {
    ByteBuilder ready = ready();
    while (ready != null) {
      int size = ready.size();
      write(ready);
      synchronized (run) {
        keep(ready);
        held -= size;
        next++;
        run.notifyAll();
      }
      ready = ready();
    }
  }

  private void keep(ByteBuilder free) {
    if (free.array().length <= 2 * mostOfSplit && written.size() < window) {
      written.push(free);
    }
  }

  private @Nullable ByteBuilder ready() {
    synchronized (run) {
      return waiting.remove(next);
    }
  }
}
