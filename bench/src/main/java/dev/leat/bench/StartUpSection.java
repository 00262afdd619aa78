package dev.leat.bench;

import dev.leat.bench.measure.Command;
import dev.leat.bench.measure.Cost;
import dev.leat.bench.measure.FailedCommand;
import dev.leat.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The section of the page on how long each program takes to do nothing. */
final class StartUpSection {

  private static final int RUNS = 20;
  private static final int SLOW_RUNS = 3;

  private final TextTable table = new TextTable("peer", "median s", "slowest s", "peak MB", "runs");
  private final Path scratch;

  private StartUpSection(Path scratch) {
    this.scratch = scratch;
  }

  /** Starts each peer again and again, and writes the section. */
  static String measure(List<Peer> peers, Options options)
      throws IOException, InterruptedException {
    Path scratch = Files.createDirectories(options.data().resolve("scratch"));
    StartUpSection section = new StartUpSection(scratch);
    for (Peer peer : peers) {
      section.add(peer);
    }
    return """
    ## Start-up

    `leat --version`; for the others a script that does next to nothing. It is part of all times
    above; for DuckDB it is mostly the unpacking of its native library from the jar.

    %s
    """
        .formatted(section.table);
  }

  private void add(Peer peer) throws IOException, InterruptedException {
    Command command = new Command(peer.start(), scratch, scratch.resolve("start.log"));
    try {
      command.run();
      List<Cost> costs = new ArrayList<>();
      int runs = peer.pace() == Peer.Pace.FAST ? RUNS : SLOW_RUNS;
      for (int i = 0; i < runs; i++) {
        costs.add(command.run());
      }
      add(peer.name(), costs);
    } catch (FailedCommand e) {
      System.err.println(e.getMessage());
      table.add(peer.name(), "failed", "", "", "0");
    }
  }

  private void add(String name, List<Cost> costs) {
    Cost cost = Cost.median(costs);
    double slowest = costs.stream().mapToDouble(Cost::wallSeconds).max().orElseThrow();
    table.add(
        name,
        String.format(Locale.ROOT, "%.3f", cost.wallSeconds()),
        String.format(Locale.ROOT, "%.3f", slowest),
        Long.toString(cost.peakMegabytes()),
        Integer.toString(costs.size()));
  }
}
