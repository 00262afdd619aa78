package dev.leat.internal.engine.spill;

import dev.leat.internal.engine.rows.RowCodec;
import dev.leat.internal.engine.rows.SortRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ordered rows of runs; a range is merged by the worker that takes it.
 *
 * <p>Ranges are cut where blocks start, by a look at the first keys of all blocks, so that each has
 * about as many bytes. One that has only a single key cannot be cut, and need not: its rows stream.
 */
final class RowsOnDisk implements OrderedRows {

  /** Keys looked at to cut ranges; of more blocks every second, third ... is taken. */
  private static final int MOST_SAMPLES = 1 << 16;

  private final List<SortedRun> runs;
  private final List<SortedRun.Key> cuts;
  private final Runnable afterwards;

  /**
   * The rows of runs.
   *
   * @param rangeBytes about how large a range is to be
   * @param afterwards frees what is held for the merges
   */
  RowsOnDisk(List<SortedRun> runs, long rangeBytes, Runnable afterwards) {
    this.runs = runs;
    this.cuts = cuts(runs, rangeBytes);
    this.afterwards = afterwards;
  }

  private record Sample(SortedRun.Key key, long bytes) {}

  private static List<SortedRun.Key> cuts(List<SortedRun> runs, long rangeBytes) {
    List<SortedRun.Key> cuts = new ArrayList<>();
    long bytes = 0;
    for (Sample sample : samples(runs)) {
      boolean last = !cuts.isEmpty() && cuts.getLast().compareTo(sample.key()) == 0;
      if (bytes >= rangeBytes && !last) {
        cuts.add(sample.key());
        bytes = 0;
      }
      bytes += sample.bytes();
    }
    return cuts;
  }

  private static List<Sample> samples(List<SortedRun> runs) {
    long blocks = runs.stream().mapToLong(SortedRun::blocks).sum();
    int step = (int) (1 + blocks / MOST_SAMPLES);
    List<Sample> samples = new ArrayList<>();
    for (SortedRun run : runs) {
      for (int block = 0; block < run.blocks(); block += step) {
        samples.add(new Sample(run.keyOf(block), (long) step * run.sizeOf(block)));
      }
    }
    samples.sort((one, other) -> one.key().compareTo(other.key()));
    return samples;
  }

  @Override
  public int ranges() {
    return cuts.size() + 1;
  }

  @Override
  public List<SortedRun> runs() {
    return runs;
  }

  @Override
  public RangeReader reader() {
    return new RunReader(new RunMerge(runs));
  }

  @Override
  public void close() {
    runs.forEach(SortedRun::close);
    afterwards.run();
  }

  private final class RunReader implements RangeReader {

    private final RunMerge merge;

    private RunReader(RunMerge merge) {
      this.merge = merge;
    }

    @Override
    public void take(int range) {
      SortedRun.@Nullable Key from = range == 0 ? null : cuts.get(range - 1);
      merge.seek(from, range == cuts.size() ? null : cuts.get(range));
    }

    @Override
    public void takeWithKeys(int range) {
      take(range);
    }

    @Override
    public boolean next() {
      return merge.next();
    }

    @Override
    public long prefix() {
      return merge.row().prefix();
    }

    @Override
    public byte[] page() {
      return merge.row().page();
    }

    @Override
    public int record() {
      return merge.row().record();
    }

    @Override
    public int give(RowCodec.Reader reader, int most) {
      int given = 0;
      while (given < most && merge.next()) {
        RunCursor row = merge.row();
        reader.add(row.page(), SortRecord.values(row.page(), row.record()));
        given++;
      }
      return given;
    }
  }
}
