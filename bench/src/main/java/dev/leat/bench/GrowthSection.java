package dev.leat.bench;

import dev.leat.bench.measure.Cost;
import dev.leat.bench.peer.Peer;
import dev.leat.data.DataSize;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The section of the page on how time and memory of the event count grow with its input. */
final class GrowthSection {

  private static final int FACTOR = 4;
  private static final Job JOB = Job.EVENT_COUNT;

  private final TextTable table =
      new TextTable("peer", "input", "time s", "time per byte", "peak MB", "peak");
  private final Options options;
  private final List<Peer> peers;

  private GrowthSection(Options options, List<Peer> peers) {
    this.options = options;
    this.peers = peers;
  }

  /** Runs the event count on the input and on one four times as large, and writes the section. */
  static String measure(List<Peer> peers, Inputs small, Options options)
      throws IOException, InterruptedException {
    Inputs large = small.times(FACTOR);
    small.make(JOB);
    large.make(JOB);
    List<Peer> fast = peers.stream().filter(peer -> peer.pace() == Peer.Pace.FAST).toList();
    GrowthSection section = new GrowthSection(options, fast);
    section.compare(small, large);
    return """
    ## Growth

    The event count on an input %d times as large: what each byte takes, and how much memory, as
    parts of what it is for the smaller one.

    %s
    """
        .formatted(FACTOR, section.table);
  }

  private void compare(Inputs small, Inputs large) throws IOException, InterruptedException {
    List<Contestant> before = new Contest(JOB, peers, small, options).run();
    List<Contestant> after = new Contest(JOB, peers, large, options).run();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).costs().isEmpty() || after.get(i).costs().isEmpty()) {
        table.add(before.get(i).peer().name(), "", "failed", "", "", "");
        continue;
      }
      String name = before.get(i).peer().name();
      Cost first = Cost.median(before.get(i).costs());
      Cost second = Cost.median(after.get(i).costs());
      double larger = large.bytes(JOB) / (double) small.bytes(JOB);
      double time = second.wallSeconds() / first.wallSeconds() / larger;
      double peak = second.peakBytes() / (double) first.peakBytes();
      add(name, small, first, 1, 1);
      add(name, large, second, time, peak);
    }
  }

  private void add(String name, Inputs inputs, Cost cost, double time, double peak)
      throws IOException {
    table.add(
        name,
        new DataSize(inputs.bytes(JOB)).toString(),
        number(cost.wallSeconds()),
        number(time),
        Long.toString(cost.peakMegabytes()),
        number(peak));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
