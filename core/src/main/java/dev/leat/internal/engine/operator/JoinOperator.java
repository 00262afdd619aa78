package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.RowHeap;
import java.util.Arrays;
import java.util.Optional;
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
  private final JoinProbe probe;
  private int[] leftRows = new int[OUTPUT_ROWS];
  private int pairs;
  private JoinKeys.@Nullable Keyed left;
  private int leftRow;
  private long lost;
  private @Nullable JoinOrphans orphans;
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
    this.right = shape.keptCodec().new Reader();
    this.probe = new JoinProbe(shared.table());
    shared.enter();
  }

  @Override
  public long advance() {
    left = null;
    orphans = null;
    if (leftDone) {
      return END;
    }
    long split = shared.claim(input, shape.kind().keepsRightOrphans());
    if (split == END || shared.isOrphans(split)) {
      leftDone = true;
      shared.leave();
      orphans = split == END ? null : new JoinOrphans(shared.table());
    }
    return split;
  }

  @Override
  public @Nullable Batch next() {
    if (orphans != null) {
      shared.awaitAll();
      return orphans(orphans);
    }
    if (left == null) {
      Batch batch = input.next();
      if (batch == null) {
        return null;
      }
      left = joinKeys.of(batch, misfits);
      leftRow = -1;
      probe.start(left);
    }
    return joined(left);
  }

  private Batch joined(JoinKeys.Keyed rows) {
    pairs = 0;
    right.clear();
    while (pairs < OUTPUT_ROWS) {
      if (probe.more()) {
        pair();
      } else if (++leftRow < rows.batch().rows()) {
        look(rows.batch());
      } else {
        left = null;
        break;
      }
    }
    account(rows.batch());
    return output(rows.batch());
  }

  private void account(Batch rows) {
    count.add(left == null ? rows.rows() : 0, pairs);
    worker.run().unmatched(lost);
    shared.leftOrphan(lost);
    lost = 0;
  }

  /** Takes the next row of the left side, and its first partner. */
  private void look(Batch rows) {
    boolean found = probe.find(leftRow);
    switch (shape.kind()) {
      case INNER, RIGHT -> pairOrLose(found, rows);
      case LEFT, FULL -> pairOrKeep(found);
      case SEMI -> keepIf(found, rows);
      case ANTI -> keepIf(!found, rows);
    }
  }

  private void pairOrLose(boolean found, Batch rows) {
    if (found) {
      pair();
    } else {
      lost += weight(rows);
    }
  }

  private void pairOrKeep(boolean found) {
    if (found) {
      pair();
    } else {
      right.addNulls();
      leftRows[pairs++] = leftRow;
    }
  }

  private void keepIf(boolean wanted, Batch rows) {
    probe.leave();
    if (wanted) {
      leftRows[pairs++] = leftRow;
    } else {
      lost += weight(rows);
    }
  }

  private void pair() {
    right.add(probe.page(), probe.columns());
    leftRows[pairs++] = leftRow;
  }

  /** The number of input rows that the present row of the left side stands for. */
  private long weight(Batch rows) {
    return shape.weight() < 0
        ? 1
        : ((LongColumn) rows.column(shape.weight())).values()[leftRow]; // as PartialGroups counts
  }

  private Batch output(Batch rows) {
    int[] chosen = Arrays.copyOf(leftRows, pairs);
    Column[] columns = new Column[shape.width()];
    for (int i = 0; i < shape.leftWidth(); i++) {
      columns[i] = rows.column(i).gather(chosen, pairs);
    }
    System.arraycopy(right.columns(), 0, columns, shape.leftWidth(), shape.rightColumns());
    return new Batch(pairs, columns, rows.origin().gather(chosen, pairs));
  }

  /** The rows of the right side that nothing matched, with nulls on the left but for the keys. */
  private @Nullable Batch orphans(JoinOrphans from) {
    right.clear();
    while (right.rows() < OUTPUT_ROWS) {
      long columns = from.next();
      if (columns == JoinOrphans.END) {
        break;
      }
      right.add(shared.table().page(columns), RowHeap.offset(columns));
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
      columns[shape.leftKeys()[i]] = rightColumns[shape.rightColumns() + i];
    }
    System.arraycopy(rightColumns, 0, columns, shape.leftWidth(), shape.rightColumns());
    return columns;
  }

  @Override
  public Optional<Resumable> resumable() {
    return shape.kind().keepsRightOrphans()
        ? Optional.empty()
        : input.resumable().map(shared::above);
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
