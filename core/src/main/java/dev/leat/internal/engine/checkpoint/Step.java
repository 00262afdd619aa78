package dev.leat.internal.engine.checkpoint;

import dev.leat.internal.engine.event.Account;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.SpillFailures;
import dev.leat.internal.engine.spill.OrderedRows;
import dev.leat.internal.engine.spill.RowSort;
import dev.leat.internal.engine.spill.SortedRun;
import dev.leat.internal.engine.spill.SpillSpace;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an operator keeps its rows, so that a later process need not make them again.
 *
 * <pre>
 *   steps/KEY/000001.spill ...   the rows
 *   steps/KEY/progress           how far the step is, see {@link Legs}
 *   steps/KEY/done               written last: what was counted on the way, and where the rows are
 * </pre>
 *
 * <p>A step is done when the last file is whole; without it, or when a file that it names is
 * missing, what is not in the progress is made anew. What is damaged in the rows is noticed when
 * they are read; the file is then deleted, so that the next process makes them anew.
 */
public final class Step {

  private static final String DONE = "done";
  private static final Account NOTHING = new Account(List.of(), List.of(), List.of(), Map.of());

  private final @Nullable Path directory;
  private final RunState run;
  private final SpillSpace space;
  private final Account before;

  private Step(@Nullable Path directory, RunState run, SpillSpace space) {
    this.directory = directory;
    this.run = run;
    this.space = space;
    this.before = directory == null ? NOTHING : run.account();
  }

  /** A step that keeps nothing beyond its process. */
  static Step notKept(RunState run, SpillSpace scratch) {
    return new Step(null, run, scratch);
  }

  /** A step that keeps its rows in a directory. */
  static Step at(Path directory, RunState run, SpillSpace scratch) {
    return new Step(directory, run, scratch.kept(directory));
  }

  /** Writes where the rows are. */
  @FunctionalInterface
  public interface Saving {
    /** Writes it. */
    void save(DataOutputStream out) throws IOException;
  }

  /** Reads where the rows are. */
  @FunctionalInterface
  public interface Loading<T> {
    /** Reads it. */
    T load(DataInputStream in, SpillSpace space) throws IOException;
  }

  /** Where to write rows that may be kept. */
  public SpillSpace space() {
    return space;
  }

  /** Whether the step outlives its process. */
  public boolean isKept() {
    return directory != null;
  }

  /** The rows that an earlier process has kept; what it counted then counts again. */
  public Optional<OrderedRows> ordered(String operator) {
    return load((in, files) -> {
      List<SortedRun> runs = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        runs.add(SortedRun.load(files, operator, in));
      }
      return RowSort.saved(runs);
    });
  }

  /**
   * The checkpoints inside the step, which sorts rows; empty when nothing is kept.
   *
   * <p>To be asked for once the operators below have been created, and before they have begun.
   */
  public Optional<Legs> legs(RowSort sort) {
    return Optional.ofNullable(directory).map(kept -> Legs.begin(kept, space, run, sort));
  }

  /** Ends the step with these rows, which are kept if it does. */
  public OrderedRows done(OrderedRows rows) {
    save(out -> {
      out.writeInt(rows.runs().size());
      for (SortedRun sorted : rows.runs()) {
        sorted.save(out);
      }
    });
    deleteAllBut(rows.runs());
    return rows;
  }

  /** Deletes what led to these runs, once they are all that is needed. */
  private void deleteAllBut(List<SortedRun> runs) {
    Path kept = directory;
    if (kept != null) {
      Set<Path> needed = new HashSet<>(List.of(kept.resolve(DONE)));
      runs.forEach(sorted -> needed.add(sorted.path()));
      delete(kept, file -> !needed.contains(file));
    }
  }

  /** What an earlier process has kept. */
  public <T> Optional<T> load(Loading<T> loading) {
    Path kept = directory;
    if (kept == null) {
      return Optional.empty();
    }
    try {
      Optional<DataInputStream> done = CheckpointFile.read(kept.resolve(DONE));
      if (done.isPresent()) {
        Account account = AccountFormat.read(done.get());
        T loaded = loading.load(done.get(), space);
        run.add(account);
        return Optional.of(loaded);
      }
      Optional<DataInputStream> progress = CheckpointFile.read(kept.resolve(Legs.PROGRESS));
      if (progress.isPresent()) {
        Legs.foresee(progress.get(), run);
        return Optional.empty();
      }
    } catch (IOException | RuntimeException e) {
      // What cannot be read again is made again.
    }
    clear(kept);
    return Optional.empty();
  }

  private void clear(Path kept) {
    try {
      Files.createDirectories(kept);
    } catch (IOException e) {
      throw SpillFailures.writing("run", kept, 0, e);
    }
    delete(kept, file -> true);
  }

  private static void delete(Path kept, DirectoryStream.Filter<Path> wanted) {
    try {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(kept, wanted)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw SpillFailures.writing("run", kept, 0, e);
    }
  }

  /** Ends the step; says where its rows are, if they are kept. */
  public void save(Saving saving) {
    Path kept = directory;
    if (kept == null) {
      return;
    }
    Account account = run.since(before);
    try {
      CheckpointFile.write(
          kept.resolve(DONE),
          out -> {
            AccountFormat.write(account, out);
            saving.save(out);
          });
    } catch (IOException e) {
      throw SpillFailures.writing("run", kept, 0, e);
    }
  }
}
