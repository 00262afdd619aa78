package dev.leat.internal.engine.checkpoint;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.Account;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.SpillFailures;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.run.Report;
import dev.leat.run.Run;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints inside a step that sorts rows: from time to time all workers write the rows that
 * they keep as sorted runs, and a file says which splits these hold.
 *
 * <pre>
 *   steps/KEY/progress    what was counted, the runs, and how far the operators are
 * </pre>
 *
 * <p>A step may read several inputs, one after the other; each is a part, numbered from 0. Going on
 * takes the same number of threads: the places of joined rows depend on it.
 */
public final class Legs {

  static final String PROGRESS = "progress";

  /** A pause is at least so many times as long as the checkpoint before took. */
  private static final int TIMES_COST = 10;

  /** And this part of what the step has taken, or a long one would end in thousands of runs. */
  private static final int PART_OF_STEP = 50;

  private static final long NOT_BEGUN = -1;

  private final Path directory;
  private final RunState run;
  private final RowSort sort;
  private final Account before;
  private int part;
  private int resumedPart;
  private @Nullable DataInputStream operators;
  private final long start = System.nanoTime();
  private final long pauseNanos;
  private final AtomicLong due = new AtomicLong(NOT_BEGUN);

  private Legs(Path directory, RunState run, RowSort sort) {
    this.directory = directory;
    this.run = run;
    this.sort = sort;
    this.before = run.account();
    this.pauseNanos = run.settings().run().map(Run::pause).orElse(Duration.ZERO).toNanos();
  }

  /** The legs of a step whose operators have been created and have done nothing yet. */
  static Legs begin(Path directory, SpillSpace space, RunState run, RowSort sort) {
    Legs legs = new Legs(directory, run, sort);
    try {
      Optional<DataInputStream> progress = CheckpointFile.read(directory.resolve(PROGRESS));
      if (progress.isPresent()) {
        legs.resume(progress.get(), space);
      }
    } catch (IOException | RuntimeException e) {
      // What cannot be read again is made again.
      sort.forget();
    }
    return legs;
  }

  /** Lets the run begin to read where the step will go on, while it prepares the rest. */
  static void foresee(DataInputStream progress, RunState run) throws IOException {
    if (progress.readInt() == run.settings().threads()) {
      reading(progress).ifPresent(run::foresee);
    }
  }

  private void resume(DataInputStream in, SpillSpace space) throws IOException {
    if (in.readInt() != run.settings().threads()) {
      return;
    }
    reading(in); // foreseen before
    int reached = in.readInt();
    Account grown = AccountFormat.read(in);
    if (!names(grown).equals(names(before))) {
      return;
    }
    sort.restore(in, space);
    run.goOn(grown);
    resumedPart = reached;
    operators = in;
  }

  private static List<String> names(Account account) {
    return account.operators().stream().map(Report.OperatorReport::name).toList();
  }

  /** Begins a part; gives whether an earlier process has done it. */
  public boolean beginPart(int number) {
    part = number;
    return number < resumedPart;
  }

  /** Goes on with the part that was begun, and gives the number of splits that are done of it. */
  public long resume(Resumable parts) {
    DataInputStream in = operators;
    if (in == null || part != resumedPart) {
      return 0;
    }
    operators = null;
    try {
      return parts.restore(in);
    } catch (IOException e) {
      throw new LeatException(
          ErrorKind.INPUT,
          "The checkpoint \"%s\" is not what was written: %s. Remove the run (leat runs rm), and run again."
              .formatted(directory.resolve(PROGRESS), e.getMessage()),
          e);
    }
  }

  /**
   * Whether it is time for a checkpoint; asked when a split is done, the first of which begins the
   * first pause: until then a run that goes on may have waited long for its input.
   */
  public boolean isDue() {
    long now = System.nanoTime() - start;
    due.compareAndSet(NOT_BEGUN, now + pauseNanos);
    return now >= due.get();
  }

  private long pause(long cost, long elapsed) {
    long least = Math.max(TIMES_COST * cost, elapsed / PART_OF_STEP);
    return pauseNanos == 0 ? 0 : Math.max(pauseNanos, least);
  }

  /** Writes a checkpoint, when all rows of the splits that were claimed are in sorted runs. */
  public void write(Resumable parts) {
    long begun = System.nanoTime();
    try {
      CheckpointFile.write(
          directory.resolve(PROGRESS),
          out -> {
            out.writeInt(run.settings().threads());
            save(parts.reading(), out);
            out.writeInt(part);
            AccountFormat.write(run.growth(before), out);
            sort.save(out);
            parts.save(out);
          });
    } catch (IOException e) {
      throw SpillFailures.writing("run", directory, 0, e);
    }
    long end = System.nanoTime();
    due.set(end - start + pause(end - begun, end - start));
  }

  private static void save(Optional<Resumable.Reading> reading, DataOutputStream out)
      throws IOException {
    out.writeBoolean(reading.isPresent());
    if (reading.isPresent()) {
      out.writeUTF(reading.get().file());
      out.writeLong(reading.get().offset());
      out.writeInt(reading.get().shortcut().length);
      out.write(reading.get().shortcut());
    }
  }

  private static Optional<Resumable.Reading> reading(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? Optional.of(
            new Resumable.Reading(in.readUTF(), in.readLong(), in.readNBytes(in.readInt())))
        : Optional.empty();
  }
}
