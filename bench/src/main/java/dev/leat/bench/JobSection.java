package dev.leat.bench;

import dev.leat.bench.measure.Cost;
import dev.leat.bench.measure.Digest;
import dev.leat.bench.peer.Peer;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The section of the page on one job: what it is, how fast each peer was, and whether all agree.
 */
final class JobSection {

  private static final String REFERENCE = "Leat";
  private static final String NONE = "–";

  private final Job job;
  private final long inputBytes;
  private final List<Contestant> contestants;

  private JobSection(Job job, long inputBytes, List<Contestant> contestants) {
    this.job = job;
    this.inputBytes = inputBytes;
    this.contestants = contestants;
  }

  /** Runs a job and writes its section. */
  static JobSection measure(Job job, List<Peer> peers, Inputs inputs, Options options)
      throws IOException, InterruptedException {
    inputs.make(job);
    List<Contestant> contestants = new Contest(job, peers, inputs, options).run();
    return new JobSection(job, inputs.bytes(job), contestants);
  }

  /** Whether nobody failed and all wrote the same rows. */
  boolean isSound() {
    return contestants.stream().allMatch(Contestant::hasNotFailed) && distinctDigests() == 1;
  }

  private long distinctDigests() {
    return contestants.stream().map(Contestant::digest).filter(Objects::nonNull).distinct().count();
  }

  /** The section in Markdown. */
  String markdown() {
    return "## %s\n\n%s\n\n%s\n%s\n".formatted(job.title(), job.remarks(), table(), verdict());
  }

  private TextTable table() {
    TextTable table =
        new TextTable(
            "peer", "median s", "Leat = 1", "least s", "CPU s", "peak MB", "input MB/s", "runs");
    for (Contestant contestant : contestants) {
      if (contestant.costs().isEmpty()) {
        table.add(contestant.peer().name(), "failed", NONE, NONE, NONE, NONE, NONE, "0");
      } else {
        add(table, contestant);
      }
    }
    return table;
  }

  private void add(TextTable table, Contestant contestant) {
    Cost cost = Cost.median(contestant.costs());
    table.add(
        contestant.peer().name(),
        number("%.2f", cost.wallSeconds()),
        ratio(cost),
        number("%.2f", least(contestant)),
        number("%.2f", cost.cpuSeconds()),
        Long.toString(cost.peakMegabytes()),
        number("%.0f", inputBytes / cost.wallSeconds() / (1 << 20)),
        Integer.toString(contestant.costs().size()));
  }

  private static double least(Contestant contestant) {
    return contestant.costs().stream().mapToDouble(Cost::wallSeconds).min().orElseThrow();
  }

  private String ratio(Cost cost) {
    return contestants.stream()
        .filter(contestant -> contestant.peer().name().equals(REFERENCE))
        .filter(contestant -> !contestant.costs().isEmpty())
        .map(leat -> cost.wallSeconds() / Cost.median(leat.costs()).wallSeconds())
        .map(ratio -> number("%.2f", ratio))
        .findFirst()
        .orElse(NONE);
  }

  /** Says how much was read and written, and who failed or differs. */
  private String verdict() {
    StringBuilder text = new StringBuilder("Input: %,d bytes. ".formatted(inputBytes));
    if (distinctDigests() == 1) {
      String who = contestants.size() > 1 ? ", the same from all" : "";
      text.append("Output: %,d rows%s.\n".formatted(rows(), who));
    } else {
      text.append("The outputs differ:\n\n").append(differences());
    }
    for (Contestant contestant : contestants) {
      if (!contestant.hasNotFailed()) {
        text.append("\n%s failed: %s\n".formatted(contestant.peer().name(), contestant.failure()));
      }
    }
    return text.toString();
  }

  private long rows() {
    return contestants.stream()
        .map(Contestant::digest)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Digest::rows)
        .orElse(0L);
  }

  private String differences() {
    TextTable table = new TextTable("peer", "rows", "content", "order");
    for (Contestant contestant : contestants) {
      Digest digest = contestant.digest();
      if (digest != null) {
        table.add(
            contestant.peer().name(),
            Long.toString(digest.rows()),
            Long.toHexString(digest.content()),
            Long.toHexString(digest.order()));
      }
    }
    return table.toString();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
