package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.VarNumber;
import dev.leat.internal.engine.kernel.Words;
import dev.leat.internal.engine.rows.SortRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of a {@link SortedRun} within a range of keys; not safe for threads. */
final class RunCursor {

  private final SortedRun run;
  private final BlockBuffer buffer = new BlockBuffer();
  private SortedRun.@Nullable Key end;
  private int nextBlock;
  private int position;
  private long prefix;
  private int record;
  private int recordEnd;
  private int rest;
  private int restLength;

  RunCursor(SortedRun run) {
    this.run = run;
  }

  /**
   * Goes to the first row of a range.
   *
   * @param from the first key wanted, or null for all from the first row on
   * @param to the first key not wanted, or null for all to the last row
   * @return whether there is a row
   */
  boolean seek(SortedRun.@Nullable Key from, SortedRun.@Nullable Key to) {
    end = to;
    nextBlock = from == null ? 0 : run.lastBelow(from);
    position = 0;
    if (!load()) {
      return false;
    }
    boolean any = next();
    while (any && from != null && compareTo(from) < 0) {
      any = next();
    }
    return any;
  }

  private boolean load() {
    if (nextBlock == run.blocks()) {
      return false;
    }
    run.file().read(nextBlock++, buffer);
    position = 0;
    return true;
  }

  /** Goes to the next row; false behind the last. */
  boolean next() {
    if (position == buffer.length() && !load()) {
      return false;
    }
    byte[] bytes = buffer.bytes();
    int length = (int) VarNumber.at(bytes, position);
    int at = VarNumber.end(bytes, position);
    prefix = Words.at(bytes, at);
    record = at + Long.BYTES;
    recordEnd = record + length;
    position = recordEnd;
    rest = KeyBytes.valueStart(bytes, record);
    restLength = KeyBytes.length(bytes, record);
    SortedRun.Key last = end;
    return last == null || compareTo(last) < 0;
  }

  private int compareTo(SortedRun.Key key) {
    return SortedRun.Key.compare(prefix, buffer.bytes(), rest, restLength, key);
  }

  /** The order of the present rows of two cursors, equal keys by their splits. */
  int compareTo(RunCursor other) {
    if (prefix != other.prefix) {
      return Long.compareUnsigned(prefix, other.prefix);
    }
    int order = compareRest(other);
    return order != 0 ? order : Long.compare(split(), other.split());
  }

  private int compareRest(RunCursor other) {
    return Arrays.compareUnsigned(
        buffer.bytes(),
        rest,
        rest + restLength,
        other.buffer.bytes(),
        other.rest,
        other.rest + other.restLength);
  }

  private long split() {
    return VarNumber.at(buffer.bytes(), rest + restLength);
  }

  /** The prefix of the key of the present row. */
  long prefix() {
    return prefix;
  }

  /** The array that holds the present row. */
  byte[] page() {
    return buffer.bytes();
  }

  /** Where its {@link SortRecord} starts. */
  int record() {
    return record;
  }

  /** Where it ends. */
  int recordEnd() {
    return recordEnd;
  }
}
