package dev.leat.internal.engine.operator;

import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.kernel.Hashing;
import dev.leat.internal.engine.kernel.KeyBytes;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.internal.engine.rows.RowCodec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Joins the rows of the left side, in their order, with the rows of a {@link JoinTable}.
 *
 * <p>A right or full join ends with one more split: the rows of the table that found no partner.
 * The copy that finds the input empty last gives it, since by then all others are done.
 */
final class JoinOperator implements Operator {

  private static final int OUTPUT_ROWS = 1 << 13;

  private final JoinShape shape;
  private final Operator input;
  private final Worker worker;
  private final Worker.Misfits misfits;
  private final JoinKeys joinKeys;
  private final JoinShared shared;
  private final OperatorCount count;
  private final RowCodec.Reader right;
  private final KeyBytes key = new KeyBytes();
  private int[] leftRows = new int[OUTPUT_ROWS];
  private int pairs;
  private JoinKeys.@Nullable Keyed left;
  private int leftRow;
  private int found;
  private int[] chains = new int[0];
  private long[] hashes = new long[0];
  private long hash;
  private int keyLength;
  private int orphan = -1;
  private boolean leftDone;

  JoinOperator(
      JoinShape shape, Operator input, JoinKeys joinKeys, JoinShared shared, Worker worker) {
    this.shape = shape;
    this.input = input;
    this.worker = worker;
    this.misfits = worker.misfits();
    this.joinKeys = joinKeys;
    this.shared = shared;
    this.count = shared.count();
    this.right = shape.rightCodec().new Reader();
    shared.enter();
  }

  @Override
  public long advance() {
    left = null;
    orphan = -1;
    if (leftDone) {
      return END;
    }
    long split = shared.claim(input, shape.kind().keepsRightOrphans());
    if (split == END || shared.isOrphans(split)) {
      leftDone = true;
      shared.leave();
      orphan = split == END ? -1 : 0;
    }
    return split;
  }

  @Override
  public @Nullable Batch next() {
    if (orphan >= 0) {
      shared.awaitAll();
      return orphans();
    }
    if (left == null) {
      Batch batch = input.next();
      if (batch == null) {
        return null;
      }
      left = joinKeys.of(batch, misfits);
      lookAhead(left);
      leftRow = -1;
      found = 0;
    }
    return joined(left);
  }

  private Batch joined(JoinKeys.Keyed rows) {
    pairs = 0;
    right.clear();
    while (pairs < OUTPUT_ROWS) {
      found = found == 0 ? 0 : shared.table().next(found, hash, key.bytes(), keyLength);
      if (found != 0) {
        pair(found);
      } else if (++leftRow < rows.batch().rows()) {
        look(rows);
      } else {
        left = null;
        break;
      }
    }
    count.add(left == null ? rows.batch().rows() : 0, pairs);
    return output(rows.batch());
  }

  /**
   * Finds the chains of all rows of a batch, and brings what is compared next into the cache; in
   * loops of their own, so that the processor waits for many cache misses at once. A null has no
   * chain.
   */
  private void lookAhead(JoinKeys.Keyed rows) {
    int count = rows.batch().rows();
    if (chains.length < count) {
      chains = new int[count];
      hashes = new long[count];
    }
    for (int row = 0; row < count; row++) {
      int length = key.encode(rows.keys(), row);
      hashes[row] = Hashing.mix(0, key.bytes(), 0, length);
      chains[row] = rows.hasNull(row) ? 0 : shared.table().chain(hashes[row]);
    }
    shared.table().fetch(chains, count);
  }

  /** Takes the next row of the left side, and its first partner. */
  private void look(JoinKeys.Keyed rows) {
    int chain = chains[leftRow];
    found = 0;
    if (chain != 0) {
      hash = hashes[leftRow];
      keyLength = key.encode(rows.keys(), leftRow);
      found = shared.table().find(chain, hash, key.bytes(), keyLength);
    }
    switch (shape.kind()) {
      case INNER, RIGHT -> pairOrLose(rows);
      case LEFT, FULL -> pairOrKeep();
      case SEMI -> keepIf(found != 0, rows);
      case ANTI -> keepIf(found == 0, rows);
    }
  }

  private void pairOrLose(JoinKeys.Keyed rows) {
    if (found != 0) {
      pair(found);
    } else {
      worker.run().unmatched(weight(rows.batch()));
      shared.leftOrphan(weight(rows.batch()));
    }
  }

  private void pairOrKeep() {
    if (found != 0) {
      pair(found);
    } else {
      right.addNulls();
      leftRows[pairs++] = leftRow;
    }
  }

  private void keepIf(boolean wanted, JoinKeys.Keyed rows) {
    if (found != 0) {
      shared.table().match(found);
    }
    found = 0;
    if (wanted) {
      leftRows[pairs++] = leftRow;
    } else {
      worker.run().unmatched(weight(rows.batch()));
      shared.leftOrphan(weight(rows.batch()));
    }
  }

  private void pair(int partner) {
    shared.table().match(partner);
    int row = partner - 1;
    right.add(shared.table().page(row), shared.table().columnsOf(row));
    leftRows[pairs++] = leftRow;
  }

  /** The number of input rows that the present row of the left side stands for. */
  private long weight(Batch rows) {
    Object weight =
        shape.weight() < 0 ? null : RowBatches.value(rows.column(shape.weight()), leftRow);
    return weight == null ? 1 : (Long) Values.convert(weight, Type.INTEGER);
  }

  private Batch output(Batch rows) {
    int[] chosen = Arrays.copyOf(leftRows, pairs);
    Column[] columns = new Column[shape.width()];
    for (int i = 0; i < shape.leftWidth(); i++) {
      columns[i] = rows.column(i).gather(chosen, pairs);
    }
    if (shape.kind().keepsRightColumns()) {
      Column[] rightColumns = right.columns();
      for (int i = 0; i < shape.rightColumns().length; i++) {
        columns[shape.leftWidth() + i] = rightColumns[shape.rightColumns()[i]];
      }
    }
    return new Batch(pairs, columns, rows.origin().gather(chosen, pairs));
  }

  /** The rows of the right side that nothing matched, with nulls on the left but for the keys. */
  private @Nullable Batch orphans() {
    right.clear();
    while (orphan < shared.table().size() && right.rows() < OUTPUT_ROWS) {
      if (!shared.table().isMatched(orphan)) {
        right.add(shared.table().page(orphan), shared.table().columnsOf(orphan));
      }
      orphan++;
    }
    if (right.rows() == 0) {
      return null;
    }
    count.add(0, right.rows());
    return new Batch(right.rows(), orphanColumns(), Origin.COMPUTED);
  }

  private Column[] orphanColumns() {
    Column[] rightColumns = right.columns();
    Column[] columns = new Column[shape.width()];
    int[] nulls = new int[right.rows()];
    Arrays.fill(nulls, TextColumn.NULL);
    Arrays.fill(columns, new TextColumn(new byte[0], new int[right.rows()], nulls));
    for (int i = 0; i < shape.leftKeys().length; i++) {
      columns[shape.leftKeys()[i]] = rightColumns[shape.rightKeys()[i]];
    }
    for (int i = 0; i < shape.rightColumns().length; i++) {
      columns[shape.leftWidth() + i] = rightColumns[shape.rightColumns()[i]];
    }
    return columns;
  }

  @Override
  public void close() {
    if (!leftDone) {
      leftDone = true;
      shared.leave();
    }
    input.close();
  }
}
