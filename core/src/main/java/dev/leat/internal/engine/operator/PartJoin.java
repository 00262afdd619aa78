package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import dev.leat.internal.engine.spill.RowSort;
import java.util.BitSet;

/**
 * Joins the parts of two sides that were spilled, one part after the other; for one worker.
 *
 * <pre>
 *   part of the right: [ chunk 1 ][ chunk 2 ]...   each in a JoinTable, while
 *   part of the left:  [ all rows            ]     are looked up in it, once for each chunk
 * </pre>
 *
 * <p>One chunk is the usual case; more are needed where a single key has more rows than fit. The
 * pairs go to a {@link RowSort} by the position of their left row, and so come in the order of the
 * left side in the end; those of one left row are added in the order of the right side. Rows of the
 * right side without a partner are put behind them, by their own position. A grace hash join
 * (Kitsuregawa, Tanaka, Moto-oka 1983).
 */
final class PartJoin {

  private static final int BATCH_ROWS = 1 << 13;
  private static final long BEHIND_LEFT = Long.MIN_VALUE;

  /** What a row costs in a {@link JoinTable} besides its bytes: a slot, and a node of a list. */
  private static final long TABLE_BYTES = 28;

  private final JoinSpill spill;
  private final JoinShape shape;
  private final Worker worker;
  private final Worker.Misfits misfits;
  private final JoinKeys leftKeys;
  private final RowCodec.Reader left;
  private final RowSort.Writer out;
  private final ByteBuilder key = new ByteBuilder(Long.BYTES);
  private final ByteBuilder rightRow = new ByteBuilder(256);
  private final BitSet matched = new BitSet();
  private long given;
  private final long[] positions = new long[BATCH_ROWS];

  PartJoin(JoinSpill spill, Worker worker, RowSort.Writer out) {
    this.spill = spill;
    this.shape = spill.shape();
    this.worker = worker;
    this.misfits = worker.misfits();
    this.leftKeys = spill.leftKeys();
    this.left = spill.leftCodec().new Reader();
    this.out = out;
  }

  /** Joins the parts of a number. */
  void join(int part) {
    matched.clear();
    PartRows right = new PartRows(spill.right().files(), part, spill.keptRows()::end);
    boolean more = right.next();
    do {
      JoinRows rows = spill.rows(kept() + positions());
      more = load(right, rows, more);
      try (JoinTable table = JoinTable.of(rows, 1, spill.reservation(), task -> task.run())) {
        lookUp(part, table, more);
        giveOrphans(table);
      }
    } while (more);
    out.keep(part);
    spill.gave(given);
    given = 0;
  }

  private int kept() {
    return shape.keptColumns().length;
  }

  /** The columns behind the kept ones: the position, where rows without a partner are given. */
  private int positions() {
    return shape.kind().keepsRightOrphans() ? 1 : 0;
  }

  /** Keeps rows as long as there is room; false when all were kept. */
  private boolean load(PartRows right, JoinRows rows, boolean any) {
    JoinRows.Writer writer = rows.writer();
    boolean more = any;
    for (long kept = 0;
        more && writer.sizeBytes() + TABLE_BYTES * kept < spill.chunkBytes();
        kept++) {
      rightRow.clear();
      rightRow.append(right.page(), right.start(), right.end() - right.start());
      if (shape.kind().keepsRightOrphans()) {
        setKey(BEHIND_LEFT | right.position());
        KeyBytes.append(rightRow, key.array(), 0, key.size());
      }
      writer.add(right.split(), rightRow.array(), 0, rightRow.size());
      more = right.next();
    }
    writer.count();
    return more;
  }

  private void setKey(long position) {
    key.clear();
    for (int shift = 56; shift >= 0; shift -= 8) {
      key.append((byte) (position >>> shift));
    }
  }

  private void lookUp(int part, JoinTable table, boolean moreChunks) {
    JoinProbe probe = new JoinProbe(table);
    PartRows rows = new PartRows(spill.left().files(), part, spill.leftCodec()::end);
    int first = 0;
    left.clear();
    while (rows.next()) {
      positions[left.rows()] = rows.position();
      left.add(rows.page(), rows.start());
      if (left.rows() == BATCH_ROWS) {
        lookUp(probe, first, moreChunks);
        first += BATCH_ROWS;
        left.clear();
        worker.run().check();
      }
    }
    lookUp(probe, first, moreChunks);
  }

  private void lookUp(JoinProbe probe, int first, boolean moreChunks) {
    Batch batch = left.batch();
    TextColumn[] values = spill.leftCodec().texts(batch);
    probe.start(leftKeys.of(batch, misfits));
    long lost = 0;
    for (int row = 0; row < batch.rows(); row++) {
      boolean before = matched.get(first + row);
      boolean found = probe.find(row);
      if (found) {
        matched.set(first + row);
      }
      lost += give(probe, values, row, new Partner(before, found, !moreChunks));
    }
    worker.run().unmatched(lost);
    spill.leftOrphan(lost);
  }

  /**
   * What is known of the partners of a left row.
   *
   * @param before whether a chunk before this one had any
   * @param found whether this one has
   * @param last whether this one is the last
   */
  private record Partner(boolean before, boolean found, boolean last) {

    boolean never() {
      return last && !before && !found;
    }

    boolean first() {
      return found && !before;
    }
  }

  /** Gives what comes of a left row: how many rows of the input are lost for it. */
  private long give(JoinProbe probe, TextColumn[] values, int row, Partner partner) {
    return switch (shape.kind()) {
      case INNER, RIGHT -> {
        givePairs(probe, values, row, partner);
        yield partner.never() ? weight(values, row) : 0;
      }
      case LEFT, FULL -> {
        givePairs(probe, values, row, partner);
        giveAloneIf(partner.never(), values, row);
        yield 0;
      }
      case SEMI -> {
        probe.leave();
        giveAloneIf(partner.first(), values, row);
        yield partner.never() ? weight(values, row) : 0;
      }
      case ANTI -> {
        probe.leave();
        giveAloneIf(partner.never(), values, row);
        yield partner.first() ? weight(values, row) : 0;
      }
    };
  }

  private void givePairs(JoinProbe probe, TextColumn[] values, int row, Partner partner) {
    if (!partner.found()) {
      return;
    }
    do {
      int start = begin(values, row);
      appendRight(probe.page(), probe.columns());
      end(start);
    } while (probe.more());
  }

  private int begin(TextColumn[] values, int row) {
    setKey(positions[row]);
    int start = out.begin(key, 0);
    RowCodec.append(values, row, out.rows());
    return start;
  }

  private void end(int start) {
    out.end(key, start);
    out.keepIfMany(0);
    given++;
  }

  private void giveAloneIf(boolean wanted, TextColumn[] values, int row) {
    if (!wanted) {
      return;
    }
    int start = begin(values, row);
    for (int i = 0; i < shape.rightColumns(); i++) {
      appendNull();
    }
    end(start);
  }

  private void appendNull() {
    KeyBytes.append(out.rows(), new byte[0], 0, TextColumn.NULL);
  }

  private void appendRight(byte[] page, int columns) {
    int end = columns;
    for (int i = 0; i < shape.rightColumns(); i++) {
      end = KeyBytes.end(page, end);
    }
    out.rows().append(page, columns, end - columns);
  }

  private long weight(TextColumn[] values, int row) {
    return shape.weight() < 0 ? 1 : Long.parseLong(values[shape.weight()].text(row));
  }

  private void giveOrphans(JoinTable table) {
    spill.rightOrphan(table.orphans());
    if (!shape.kind().keepsRightOrphans()) {
      return;
    }
    JoinOrphans orphans = new JoinOrphans(table);
    for (long row = orphans.next(); row != JoinOrphans.END; row = orphans.next()) {
      giveOrphan(table.page(row), RowHeap.offset(row));
    }
  }

  /** The kept columns are those of the right side, then its keys; its position is behind them. */
  private void giveOrphan(byte[] page, int columns) {
    int[] starts = new int[kept() + 1];
    starts[0] = columns;
    for (int i = 0; i < kept(); i++) {
      starts[i + 1] = KeyBytes.end(page, starts[i]);
    }
    key.clear();
    key.append(page, KeyBytes.valueStart(page, starts[kept()]), Long.BYTES);
    int start = out.begin(key, 0);
    for (int column = 0; column < shape.leftWidth(); column++) {
      int keyNumber = indexOf(shape.leftKeys(), column);
      if (keyNumber < 0) {
        appendNull();
      } else {
        int from = starts[shape.rightColumns() + keyNumber];
        out.rows().append(page, from, KeyBytes.end(page, from) - from);
      }
    }
    out.rows().append(page, columns, starts[shape.rightColumns()] - columns);
    end(start);
  }

  private static int indexOf(int[] numbers, int wanted) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == wanted) {
        return i;
      }
    }
    return -1;
  }
}
