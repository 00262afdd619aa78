package dev.leat.internal.engine.event;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.memory.Budget;
import dev.leat.run.Progress;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * What the operators of one run share: settings, memory, the account of rows, and the way to stop.
 */
public final class RunState {

  private final Settings settings;
  private final Budget budget;
  private final RejectLog rejects;
  private final long startNanos = System.nanoTime();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<OperatorCount> operators = Collections.synchronizedList(new ArrayList<>());
  private final List<Closing> closings = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, LongAdder> warnings = new ConcurrentSkipListMap<>();
  private final AtomicLong rowsIn = new AtomicLong();
  private final AtomicLong rowsOut = new AtomicLong();
  private final AtomicLong filtered = new AtomicLong();
  private final AtomicLong unmatched = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong bytesIn = new AtomicLong();
  private final AtomicLong bytesOut = new AtomicLong();
  private final AtomicLong bytesTotal = new AtomicLong();
  private final Map<String, Resumable.Reading> readings = new ConcurrentHashMap<>();
  private final List<AtomicLong> counters = List.of(rowsIn, filtered, unmatched, skipped, bytesIn);
  private volatile String phase = "read";

  /** The state of a run that begins now. */
  public RunState(Settings settings) {
    this.settings = settings;
    this.budget = Budget.ofRun(settings.memory());
    this.rejects = new RejectLog(settings);
    settings.listener().started(this::progress);
  }

  /** How the run is to be done. */
  public Settings settings() {
    return settings;
  }

  /** The memory of the run. */
  public Budget budget() {
    return budget;
  }

  /** The rows that were rejected. */
  public RejectLog rejects() {
    return rejects;
  }

  /** A counter of the rows of an operator, for the report. */
  public OperatorCount operator(String name) {
    OperatorCount count = new OperatorCount(name);
    operators.add(count);
    return count;
  }

  /** Warns the user of something, by how often it was seen in all. */
  public void warn(String what, long count) {
    warnings.computeIfAbsent(what, ignored -> new LongAdder()).add(count);
  }

  /**
   * What has been counted so far; complete only while no worker is at work.
   *
   * @see #since
   */
  public Account account() {
    Map<String, Long> warned = new TreeMap<>();
    warnings.forEach((what, count) -> warned.put(what, count.sum()));
    return new Account(
        counters.stream().map(AtomicLong::get).toList(),
        List.copyOf(operators).stream().map(OperatorCount::report).toList(),
        rejects.recorded(),
        warned);
  }

  /** What has been counted since an earlier account. */
  public Account since(Account before) {
    Account now = account();
    List<Long> differences = new ArrayList<>();
    for (int i = 0; i < now.counters().size(); i++) {
      differences.add(now.counters().get(i) - before.counters().get(i));
    }
    Map<String, Long> warned = new TreeMap<>(now.warnings());
    before.warnings().forEach((what, count) -> warned.merge(what, -count, Long::sum));
    warned.values().removeIf(count -> count == 0);
    return new Account(
        differences,
        now.operators().subList(before.operators().size(), now.operators().size()),
        now.rejects().subList(before.rejects().size(), now.rejects().size()),
        warned);
  }

  /** Counts what a part of the run counted that need not be done again, and its operators. */
  public void add(Account done) {
    addCounts(done);
    done.operators().forEach(operator -> operators.add(new OperatorCount(operator)));
  }

  /** What the same operators have counted since an earlier account. */
  public Account growth(Account before) {
    Account now = account();
    List<Report.OperatorReport> operated = new ArrayList<>();
    for (int i = 0; i < before.operators().size(); i++) {
      Report.OperatorReport was = before.operators().get(i);
      Report.OperatorReport is = now.operators().get(i);
      operated.add(
          new Report.OperatorReport(
              is.name(),
              is.rowsIn() - was.rowsIn(),
              is.rowsOut() - was.rowsOut(),
              is.spilledBytes() - was.spilledBytes(),
              is.note()));
    }
    Account since = since(before);
    return new Account(since.counters(), operated, since.rejects(), since.warnings());
  }

  /** Counts what the operators of this run, which go on, had counted in an earlier process. */
  public void goOn(Account grown) {
    addCounts(grown);
    for (int i = 0; i < grown.operators().size(); i++) {
      operators.get(i).add(grown.operators().get(i));
    }
  }

  private void addCounts(Account done) {
    for (int i = 0; i < counters.size(); i++) {
      counters.get(i).addAndGet(done.counters().get(i));
    }
    rejects.restore(done.rejects());
    done.warnings().forEach(this::warn);
  }

  /** Names what the run does now, for those who watch. */
  public void phase(String name) {
    phase = name;
  }

  /** Counts rows and bytes read. */
  public void read(long rows, long bytes) {
    rowsIn.addAndGet(rows);
    bytesIn.addAndGet(bytes);
  }

  /** The bytes read so far. */
  public long bytesRead() {
    return bytesIn.get();
  }

  /** The bytes of the inputs begun that are still to be read; 0 or less where that is not known. */
  public long bytesToRead() {
    return bytesTotal.get() - bytesIn.get();
  }

  /** Foresees that an input will be read on from behind its start. */
  public void foresee(Resumable.Reading reading) {
    readings.put(reading.file(), reading);
  }

  /** From where an input, by its name, is foreseen to be read on; given once. */
  public Optional<Resumable.Reading> foreseen(String file) {
    return Optional.ofNullable(readings.remove(file));
  }

  /** Adds the size of an input to the work to do. */
  public void expect(long bytes) {
    bytesTotal.addAndGet(bytes);
  }

  /** Counts rows given as the result. */
  public void wrote(long rows, long bytes) {
    rowsOut.addAndGet(rows);
    bytesOut.addAndGet(bytes);
  }

  /** Counts rows that a condition left out. */
  public void filtered(long rows) {
    filtered.addAndGet(rows);
  }

  /** Counts rows that a join left out. */
  public void unmatched(long rows) {
    unmatched.addAndGet(rows);
  }

  /** Counts rows that a limit left out. */
  public void skipped(long rows) {
    skipped.addAndGet(rows);
  }

  /** Frees something when the run ends. */
  public void closeAtEnd(Closing closing) {
    closings.add(closing);
  }

  /** Frees what was to be freed at the end, and tells those who watch. */
  public void end() {
    closings.forEach(Closing::close);
    closings.clear();
    settings.listener().finished();
  }

  /** Something that is freed when the run ends. */
  @FunctionalInterface
  public interface Closing {
    /** Frees it; more calls do nothing. */
    void close();
  }

  /** Asks all workers to stop, and wakes those that wait. */
  public void stop() {
    stopped.set(true);
    synchronized (this) {
      notifyAll();
    }
  }

  /**
   * Waits until something is so that others change while they hold this object's lock, and then
   * tell by {@code notifyAll}; ends the work of the calling thread when the run is to stop.
   */
  public synchronized void awaitUntil(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      check();
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        check();
      }
    }
  }

  /** Whether the run is to stop. */
  public boolean isStopped() {
    return stopped.get();
  }

  /**
   * Ends the work of the calling thread when the run is to stop.
   *
   * @throws Stopped when it is
   */
  public void check() {
    if (stopped.get()) {
      throw new Stopped();
    }
    if (Thread.interrupted()) {
      throw new LeatException(ErrorKind.INTERRUPTED, "The run was interrupted.");
    }
  }

  /** The account of the run so far. */
  public Report report() {
    return new Report(
        rowsIn.get(),
        rowsOut.get(),
        filtered.get(),
        rejects.count(),
        unmatched.get(),
        skipped.get(),
        bytesIn.get(),
        bytesOut.get(),
        System.nanoTime() - startNanos,
        budget.peakBytes(),
        List.copyOf(operators).stream().map(OperatorCount::report).toList(),
        rejects.first(),
        warnings.entrySet().stream()
            .map(one -> one.getKey() + ": " + one.getValue() + ".")
            .toList());
  }

  private Progress progress() {
    return new Progress(
        phase,
        bytesIn.get(),
        bytesTotal.get() > 0 ? bytesTotal.get() : -1,
        rowsIn.get(),
        rejects.count(),
        budget.reservedBytes(),
        System.nanoTime() - startNanos);
  }

  /** Unwinds a worker whose run was stopped by another; never leaves the engine. */
  public static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Stopped() {
      super("stopped", null, false, false);
    }
  }
}
