package dev.leat.internal.engine.event;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Place;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.run.Reject;
import java.util.ArrayList;
import java.util.List;

/** One thread's share of a pipeline: the run it works for, and the rejects of its present split. */
public final class Worker {

  private static final int RAW_TEXT_LIMIT = 1 << 16;

  private final RunState run;
  private final RejectLog.Sequence sequence;
  private final List<RejectLog.Entry> rejects = new ArrayList<>();

  /** A worker of a pipeline whose splits are put in order by a sequence. */
  public Worker(RunState run, RejectLog.Sequence sequence) {
    this.run = run;
    this.sequence = sequence;
  }

  /** The run. */
  public RunState run() {
    return run;
  }

  /** Rejects a row of the present split. */
  public void reject(Place place, String column, String reason) {
    reject(place, column, reason, RejectLog.Budgeting.COUNTED);
  }

  /** Rejects a row of the present split, which may count against the budget or not. */
  public void reject(Place place, String column, String reason, RejectLog.Budgeting budgeting) {
    String raw = place.rawText();
    String shown = raw.length() <= RAW_TEXT_LIMIT ? raw : raw.substring(0, RAW_TEXT_LIMIT);
    Reject reject =
        new Reject(place.source(), place.line(), place.byteOffset(), column, reason, shown);
    rejects.add(new RejectLog.Entry(reject, budgeting));
  }

  /** Hands in the rejects of a split that is done. */
  public void splitDone(long split) {
    sequence.done(split, rejects);
    rejects.clear();
  }

  /** A collector of the rows of a batch that could not be evaluated. */
  public Misfits misfits() {
    return new Misfits();
  }

  /** The rows of one batch that could not be evaluated, which become rejects. */
  public final class Misfits implements RowErrors {

    private final List<Misfit> found = new ArrayList<>();

    private record Misfit(int row, String column, String reason) {}

    @Override
    public void add(int row, String column, String reason) {
      found.add(new Misfit(row, column, reason));
    }

    /** Whether no row was reported. */
    public boolean isEmpty() {
      return found.isEmpty();
    }

    /**
     * Rejects the rows reported and forgets them.
     *
     * @param rows the batch that they are rows of
     * @return for each row of the batch whether it was rejected
     */
    public boolean[] reject(Batch rows) {
      boolean[] bad = new boolean[rows.rows()];
      for (Misfit misfit : found) {
        if (!bad[misfit.row()]) {
          bad[misfit.row()] = true;
          Worker.this.reject(rows.origin().place(misfit.row()), misfit.column(), misfit.reason());
        }
      }
      found.clear();
      return bad;
    }

    /** Rejects the rows reported and gives the batch without them. */
    public Batch removeFrom(Batch rows) {
      if (found.isEmpty()) {
        return rows;
      }
      boolean[] bad = reject(rows);
      int[] kept = new int[rows.rows()];
      int count = 0;
      for (int row = 0; row < bad.length; row++) {
        if (!bad[row]) {
          kept[count++] = row;
        }
      }
      return rows.gather(kept, count);
    }
  }
}
