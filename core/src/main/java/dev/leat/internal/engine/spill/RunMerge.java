package dev.leat.internal.engine.spill;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the rows of several runs together, in the order of their keys and then of their
 * splits; rows of the same split by the order of the runs. Not safe for threads.
 *
 * <p>A tree of losers (Knuth, vol. 3, 5.4.1): each inner node holds the loser of the match played
 * there, so that the next row costs one match on each level. Holds a block of each run in memory.
 */
public final class RunMerge {

  private final List<RunCursor> cursors = new ArrayList<>();
  private final boolean[] exhausted;
  private final int[] losers;
  private int winner = -1;
  private boolean started;

  /** A merge of runs, the earlier of which come first where nothing else decides. */
  public RunMerge(List<SortedRun> runs) {
    for (SortedRun run : runs) {
      cursors.add(new RunCursor(run));
    }
    exhausted = new boolean[runs.size()];
    losers = new int[Math.max(1, runs.size())];
  }

  /** Goes to the range between two keys, each of which may be left open; {@link #next} follows. */
  void seek(SortedRun.@Nullable Key from, SortedRun.@Nullable Key to) {
    for (int i = 0; i < exhausted.length; i++) {
      exhausted[i] = !cursors.get(i).seek(from, to);
    }
    winner = exhausted.length == 0 ? -1 : play(1);
    started = false;
  }

  /** Plays all matches below a node; cursor i is the leaf n + i, and node 1 is the root. */
  private int play(int node) {
    int count = exhausted.length;
    if (node >= count) {
      return node - count;
    }
    int left = play(2 * node);
    int right = play(2 * node + 1);
    boolean leftWins = beats(left, right);
    losers[node] = leftWins ? right : left;
    return leftWins ? left : right;
  }

  private boolean beats(int one, int other) {
    if (exhausted[one] || exhausted[other]) {
      return exhausted[one] == exhausted[other] ? one < other : exhausted[other];
    }
    int order = cursors.get(one).compareTo(cursors.get(other));
    return order != 0 ? order < 0 : one < other;
  }

  /** Goes to the next row; false behind the last. */
  boolean next() {
    if (winner < 0) {
      return false;
    }
    if (started) {
      replay();
    }
    started = true;
    return !exhausted[winner];
  }

  private void replay() {
    int challenger = winner;
    exhausted[challenger] = exhausted[challenger] || !cursors.get(challenger).next();
    for (int node = (challenger + exhausted.length) >>> 1; node >= 1; node >>>= 1) {
      int other = losers[node];
      if (beats(other, challenger)) {
        losers[node] = challenger;
        challenger = other;
      }
    }
    winner = challenger;
  }

  /** The cursor at the present row. */
  RunCursor row() {
    return cursors.get(winner);
  }
}
