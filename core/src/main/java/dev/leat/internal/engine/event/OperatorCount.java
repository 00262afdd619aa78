package dev.leat.internal.engine.event;

import dev.leat.run.Report;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the rows of one operator over all its copies. */
public final class OperatorCount {

  private final String name;
  private final AtomicLong rowsIn = new AtomicLong();
  private final AtomicLong rowsOut = new AtomicLong();
  private final AtomicLong spilled = new AtomicLong();
  private volatile String note = "";

  OperatorCount(String name) {
    this.name = name;
  }

  /** An operator that has done its work in an earlier process. */
  OperatorCount(Report.OperatorReport done) {
    this(done.name());
    add(done);
  }

  /** Counts what the operator did in an earlier process. */
  void add(Report.OperatorReport done) {
    add(done.rowsIn(), done.rowsOut());
    spilled(done.spilledBytes());
    note(done.note());
  }

  /** The name of the operator. */
  public String name() {
    return name;
  }

  /** Counts rows taken and handed on. */
  public void add(long taken, long given) {
    rowsIn.addAndGet(taken);
    rowsOut.addAndGet(given);
  }

  /** Counts bytes written to temporary files. */
  public void spilled(long bytes) {
    spilled.addAndGet(bytes);
  }

  /** Sets the remark of the report. */
  public void note(String remark) {
    note = remark;
  }

  Report.OperatorReport report() {
    return new Report.OperatorReport(name, rowsIn.get(), rowsOut.get(), spilled.get(), note);
  }
}
