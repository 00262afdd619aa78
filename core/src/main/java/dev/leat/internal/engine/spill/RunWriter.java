package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.kernel.VarNumber;
import dev.leat.internal.engine.kernel.Words;
import dev.leat.internal.engine.rows.SortRecord;

/**
 * Writes rows, which come in order, as a {@link SortedRun}; not safe for threads.
 *
 * <pre>
 *   a row of a block: its length (7 bits a byte), the prefix of its key (8 bytes), the record
 * </pre>
 */
final class RunWriter {

  private final int blockBytes;
  private final RowSort.RecordForm form;
  private final SortedRun run;
  private final ByteBuilder block;
  private final ByteBuilder firstRest = new ByteBuilder(SortedRun.KEY_BYTES);
  private long firstPrefix;
  private int rows;

  /** A writer of blocks of about so many bytes. */
  RunWriter(SpillFile file, int blockBytes, RowSort.RecordForm form) {
    this.blockBytes = blockBytes;
    this.form = form;
    this.run = new SortedRun(file);
    this.block = new ByteBuilder(blockBytes + blockBytes / 8);
  }

  /** Appends a row: the prefix of its key and, in a part of an array, its {@link SortRecord}. */
  void add(long prefix, byte[] page, int start, int length) {
    if (rows == 0) {
      firstPrefix = prefix;
      firstRest.clear();
      firstRest.append(page, KeyBytes.valueStart(page, start), form.rangeKeyLength(page, start));
    }
    VarNumber.append(length, block);
    appendWord(prefix);
    block.append(page, start, length);
    rows++;
    if (block.size() >= blockBytes) {
      flush();
    }
  }

  private void appendWord(long word) {
    block.reserve(Long.BYTES);
    Words.put(block.array(), block.size(), word);
    block.advance(Long.BYTES);
  }

  private void flush() {
    run.append(new SortedRun.Key(firstPrefix, firstRest.array(), 0, firstRest.size()), block, rows);
    block.clear();
    rows = 0;
  }

  /** Ends the run. */
  SortedRun finish() {
    if (rows > 0) {
      flush();
    }
    return run;
  }
}
