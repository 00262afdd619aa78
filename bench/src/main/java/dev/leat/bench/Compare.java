package dev.leat.bench;

import dev.leat.bench.measure.FailedCommand;
import dev.leat.bench.peer.Peer;
import dev.leat.bench.peer.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares Leat with its peers: the same jobs on the same files, each time as a whole process from
 * a cold start, in turn. Prints what it measures as a page and, when asked, writes it to a file.
 */
public final class Compare {

  private final Options options;
  private final List<Peer> peers;
  private final StringBuilder page = new StringBuilder();
  private boolean isSound = true;

  private Compare(Options options, List<Peer> peers) {
    this.options = options;
    this.peers = peers;
  }

  /** Runs in the folder of the project; ends with 1 when a peer failed or outputs differ. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Options options = options(args);
    Path project = Path.of("").toAbsolutePath();
    List<Peer> peers =
        new Peers(project, options.memory()).all().stream().filter(options::wants).toList();
    Compare compare = new Compare(options, peers);
    try {
      compare.run();
    } catch (FailedCommand e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    System.exit(compare.isSound ? 0 : 1);
  }

  private static Options options(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.println(Options.USAGE);
      System.exit(0);
    }
    try {
      return Options.parse(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n" + Options.USAGE);
      System.exit(2);
      throw e;
    }
  }

  private void run() throws IOException, InterruptedException {
    show(introduction());
    Inputs inputs = options.inputs();
    for (Job job : Job.values()) {
      if (options.wants(job.id())) {
        JobSection section = JobSection.measure(job, peers, inputs, options);
        isSound &= section.isSound();
        show(section.markdown());
      }
    }
    if (options.wants(Options.GROWTH)) {
      show(GrowthSection.measure(peers, inputs, options));
    }
    if (options.wants(Options.START_UP)) {
      show(StartUpSection.measure(peers, options));
    }
    if (options.page() != null) {
      Files.writeString(options.page(), page.toString().strip() + "\n");
    }
  }

  private void show(String section) {
    System.out.println(section);
    page.append(section).append('\n');
  }

  private String introduction() throws IOException {
    return """
    # Benchmarks

    Written by `bench/run`; `bench/README.md` says how to repeat it.

    Leat and its peers do the same jobs on the same generated files. Each time is that of a whole
    process, from a cold start to the end, with the input in the page cache. The peers run in
    turn, in %d rounds after one that does not count (slow peers in %d). A peak is the most memory
    that was resident in any run; MB are 2^20 bytes. Rows and values of all outputs are compared.
    Except in the event count, a program may use %s: Leat as its heap, DuckDB as its
    `memory_limit`; DuckDB has as many threads as there are cores, and its defaults otherwise.
    Leat waits until its output is on the disk, which the others do not.

    Measured on %s. %s.
    """
        .formatted(
            options.rounds(),
            options.slowRounds(),
            options.memory(),
            Machine.describe(),
            String.join(", ", peers.stream().map(Compare::nameAndVersion).toList()));
  }

  private static String nameAndVersion(Peer peer) {
    return (peer.name() + " " + peer.version()).strip();
  }
}
