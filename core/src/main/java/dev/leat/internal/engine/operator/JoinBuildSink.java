package dev.leat.internal.engine.operator;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.kernel.KeyBytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of the right side of a join, each behind its keys: in memory for a {@link
 * JoinTable}, and in {@link JoinParts} once they do not fit.
 */
final class JoinBuildSink implements Sink {

  /** What a row costs in a {@link JoinTable} besides its bytes. */
  private static final int SLOT_BYTES = 12;

  /** From this part of the limit on it is foreseen whether the rows will fit. */
  private static final int FORESEEN_SHARE = 4;

  /** They will not if they seem to need so many percent of the limit. */
  private static final int BEYOND_PERCENT = 130;

  private final Supplier<JoinKeys> keys;
  private final JoinShape shape;
  private final JoinRows rows;
  private final JoinParts parts;
  private final long limitBytes;
  private final long toRead;
  private final OperatorCount count;
  private final List<BuildCollector> collectors = Collections.synchronizedList(new ArrayList<>());

  /**
   * A sink of rows.
   *
   * @param limitBytes the memory that they and their table may take
   * @param toRead the bytes that will be read for them; 0 or less where that is not known
   */
  JoinBuildSink(
      Supplier<JoinKeys> keys,
      JoinShape shape,
      JoinRows rows,
      JoinParts parts,
      long limitBytes,
      long toRead,
      OperatorCount count) {
    this.keys = keys;
    this.shape = shape;
    this.rows = rows;
    this.parts = parts;
    this.limitBytes = limitBytes;
    this.toRead = toRead;
    this.count = count;
  }

  @Override
  public Collector collectorFor(Worker worker) {
    BuildCollector collector = new BuildCollector(worker);
    collectors.add(collector);
    return collector;
  }

  /** Whether rows had to be spilled; then all are spilled now. */
  boolean spilled() {
    boolean any = collectors.stream().anyMatch(collector -> collector.spilling != null);
    if (any) {
      collectors.forEach(BuildCollector::spillRest);
    }
    return any;
  }

  private final class BuildCollector implements Collector {

    private final Worker.Misfits misfits;
    private final RunState run;
    private final int workers;
    private final long readBefore;
    private final JoinKeys joinKeys = keys.get();
    private final JoinRows.Writer writer = rows.writer();
    private final KeyBytes encoder = new KeyBytes();
    private JoinParts.@Nullable Writer spilling;

    private BuildCollector(Worker worker) {
      this.misfits = worker.misfits();
      this.run = worker.run();
      this.workers = run.settings().threads();
      this.readBefore = run.bytesRead();
    }

    @Override
    public void accept(long split, Batch batch) {
      JoinKeys.Keyed keyed = joinKeys.of(batch, misfits);
      TextColumn[] values = values(keyed);
      JoinParts.Writer spill = spilling;
      for (int row = 0; row < keyed.batch().rows(); row++) {
        int length = encoder.encode(values, row);
        if (spill == null) {
          writer.add(split, encoder.bytes(), 0, length);
        } else {
          spill.add(rows.keyHash(encoder.bytes(), 0), split, encoder.bytes(), 0, length);
        }
      }
      writer.count();
      count.add(batch.rows(), 0);
      if (spill == null && isFull()) {
        spill();
      }
    }

    private boolean isFull() {
      long used = rows.heap().usedBytes() + SLOT_BYTES * rows.size();
      long much = limitBytes / (2L * workers);
      return used > limitBytes && writer.sizeBytes() > much
          || used > limitBytes / FORESEEN_SHARE
              && writer.sizeBytes() > much / FORESEEN_SHARE
              && isForeseenFull(used);
    }

    /** Whether the rows of what is left to read will not fit: what is moved early is moved once. */
    private boolean isForeseenFull(long used) {
      long read = run.bytesRead() - readBefore;
      return toRead > 0
          && read > 0
          && (double) used / read * toRead > limitBytes / 100.0 * BEYOND_PERCENT;
    }

    private void spill() {
      JoinParts.Writer spill = parts.writer();
      spilling = spill;
      writer.giveAway((split, page, start, length) ->
          spill.add(rows.keyHash(page, start), split, page, start, length));
    }

    private void spillRest() {
      if (spilling == null) {
        spill();
      }
      JoinParts.Writer spill = spilling;
      if (spill != null) {
        spill.finish();
      }
    }

    private TextColumn[] values(JoinKeys.Keyed keyed) {
      int width = keyed.keys().length;
      int[] kept = shape.keptColumns();
      TextColumn[] values = new TextColumn[width + kept.length];
      System.arraycopy(keyed.keys(), 0, values, 0, width);
      for (int i = 0; i < kept.length; i++) {
        values[width + i] =
            shape.keptCodec().text(keyed.batch().column(kept[i]), i, keyed.batch().rows());
      }
      return values;
    }
  }
}
