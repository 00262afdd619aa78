package dev.leat.internal.engine.event;

import static java.util.Objects.requireNonNull;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.run.Reject;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rejects of a run, in the order of the input whatever thread found them.
 *
 * <p>A worker hands in the rejects of a split when it is done with the split, with or without any;
 * they count once all earlier splits are in. So the reject that breaks the budget is the same in
 * every run. Safe for all threads.
 */
public final class RejectLog {

  private final RejectPolicy policy;
  private final List<Reject> first = new ArrayList<>();
  private Consumer<Reject> receiver = reject -> {};
  private final boolean recording;
  private final List<Entry> recorded = new ArrayList<>();
  private long count;
  private long tolerated;

  /** The failure that ends the run; a thread that comes later fails as the first one did. */
  private @Nullable LeatException failure;

  /** The first reject that counts against the budget. */
  private @Nullable Reject blamed;

  /** The rejects of a run; those of one that can be resumed are remembered. */
  RejectLog(Settings settings) {
    this.policy = settings.rejects();
    this.recording = settings.run().isPresent();
  }

  /** Whether a reject counts against the budget. */
  public enum Budgeting {
    /** It does. */
    COUNTED,
    /** It was asked for, and does not. */
    TOLERATED
  }

  /** A reject, and whether it counts against the budget. */
  public record Entry(Reject reject, Budgeting budgeting) {}

  /** Who gets every reject, in order. */
  public synchronized void receiver(Consumer<Reject> taker) {
    receiver = taker;
  }

  /** All rejects so far, in order. */
  synchronized List<Entry> recorded() {
    return List.copyOf(recorded);
  }

  /** Takes rejects that were found in an earlier process. */
  void restore(List<Entry> earlier) {
    add(earlier);
  }

  /** The order of the splits of one pipeline. */
  public Sequence sequence() {
    return new Sequence();
  }

  /** The number of rejects. */
  public synchronized long count() {
    return count;
  }

  /** The first rejects, for the report. */
  public synchronized List<Reject> first() {
    return List.copyOf(first);
  }

  /**
   * Checks the share of rejects at the end of a run.
   *
   * @throws LeatException of kind REJECTS when it is too large
   */
  public synchronized void checkShare(long rowsIn) {
    if (count > tolerated && (count - tolerated) * 100.0 > policy.maxPercent() * (double) rowsIn) {
      throw overBudget("%s %% of the rows read".formatted(plain(policy.maxPercent())));
    }
  }

  private synchronized void add(List<Entry> rejects) {
    if (failure != null) {
      throw failure;
    }
    for (Entry entry : rejects) {
      Reject reject = entry.reject();
      count++;
      if (entry.budgeting() == Budgeting.TOLERATED) {
        tolerated++;
      } else if (blamed == null) {
        blamed = reject;
      }
      receiver.accept(reject);
      if (recording) {
        recorded.add(entry);
      }
      if (first.size() < Report.SHOWN_REJECTS) {
        first.add(reject);
      }
      if (count - tolerated > policy.maxRows()) {
        failure = overBudget(Long.toString(policy.maxRows()));
        throw failure;
      }
    }
  }

  private LeatException overBudget(String allowed) {
    Reject shown = requireNonNull(blamed);
    long counted = count - tolerated;
    String what =
        counted == 1 ? "A row was rejected" : "%d rows were rejected, the first".formatted(counted);
    return new LeatException(
        ErrorKind.REJECTS,
        "%s: %s\n%sRejects allowed: %s. Mend the row, or allow more with --max-rejects and collect them with --rejects FILE."
            .formatted(what, shown.summary(), theRow(shown.rawText()), allowed));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** The line that shows a row; nothing for a computed one, which has no text. */
  private static String theRow(String text) {
    return text.isEmpty() ? "" : "The row is: %s\n".formatted(cut(text));
  }

  private static String cut(String text) {
    String line = text.replace("\n", "\\n").replace("\r", "\\r").replace("\0", "\\0");
    return line.length() <= 200 ? line : line.substring(0, 200) + " ...";
  }

  /** Puts the splits of one pipeline in order. */
  public final class Sequence {

    private final TreeMap<Long, List<Entry>> waiting = new TreeMap<>();
    private long next;

    /**
     * Takes the rejects of a split that is done.
     *
     * @throws LeatException of kind REJECTS when there are more than the run allows
     */
    public synchronized void done(long split, List<Entry> rejects) {
      if (split == next && waiting.isEmpty()) {
        next++;
        commit(rejects);
        return;
      }
      waiting.put(split, List.copyOf(rejects));
      while (!waiting.isEmpty() && waiting.firstKey() == next) {
        next++;
        commit(waiting.pollFirstEntry().getValue());
      }
    }

    /** Goes on behind so many splits, before any is done. */
    public synchronized void startAt(long splits) {
      next = splits;
    }

    private void commit(List<Entry> rejects) {
      if (!rejects.isEmpty()) {
        List<Entry> ordered = new ArrayList<>(rejects);
        ordered.sort(Comparator.comparingLong(entry -> entry.reject().byteOffset()));
        add(ordered);
      }
    }
  }
}
