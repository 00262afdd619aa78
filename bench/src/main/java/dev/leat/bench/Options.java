package dev.leat.bench;

import dev.leat.bench.peer.Peer;
import dev.leat.data.DataSize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is compared, and on how much.
 *
 * @param data the folder of generated files
 * @param eventSize the size of location.csv
 * @param tableRows the number of distinct keys in the tables that are grouped and joined
 * @param filmTitles the number of titles of the films that are merged with their people
 * @param rounds how often each peer does each job, after one time that does not count
 * @param slowRounds the same for peers that take long
 * @param memory the most memory that a program may use
 * @param sections the jobs, {@code growth} and {@code start-up} that are wanted; empty for all
 * @param peers the peers that are wanted, as their names in lower case; empty for all
 * @param page the file to write, or null to write none
 */
record Options(
    Path data,
    DataSize eventSize,
    int tableRows,
    int filmTitles,
    int rounds,
    int slowRounds,
    String memory,
    Set<String> sections,
    Set<String> peers,
    @Nullable Path page) {

  static final String GROWTH = "growth";
  static final String START_UP = "start-up";

  /** What {@code --help} prints. */
  static final String USAGE =
      """
      --only a,b        the jobs to run, growth and start-up among them (default: all)
      --peers a,b       the peers, such as leat,duckdb,spark,mawk (default: all that are there)
      --rounds N        how often each peer does each job (default: 5)
      --slow-rounds N   the same for Spark and awk (default: 2)
      --memory SIZE     the most memory that a program may use (default: 4GB)
      --size SIZE       the size of location.csv (default: 1GB)
      --rows N          the number of keys in the other tables (default: 10000000)
      --titles N        the number of films, each with six credits (default: 2000000)
      --data FOLDER     where inputs are kept and outputs are written (default: bench/data)
      --page FILE       the page to write besides the terminal (default: none)\
      """;

  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("--only", ""),
          Map.entry("--peers", ""),
          Map.entry("--rounds", "5"),
          Map.entry("--slow-rounds", "2"),
          Map.entry("--memory", "4GB"),
          Map.entry("--size", "1GB"),
          Map.entry("--rows", "10000000"),
          Map.entry("--titles", "2000000"),
          Map.entry("--data", "bench/data"),
          Map.entry("--page", ""));

  /**
   * Reads the arguments of a command line.
   *
   * @throws IllegalArgumentException when one is not an option
   */
  static Options parse(String[] args) {
    Map<String, String> given = new HashMap<>(DEFAULTS);
    for (int i = 0; i < args.length; i += 2) {
      if (!given.containsKey(args[i])) {
        throw new IllegalArgumentException(args[i] + " is no option (expected one of these):");
      }
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " has no value (expected as here):");
      }
      given.put(args[i], args[i + 1]);
    }
    return of(given).checked();
  }

  private Options checked() {
    List<String> known = new ArrayList<>(List.of(GROWTH, START_UP));
    for (Job job : Job.values()) {
      known.add(job.id());
    }
    if (!known.containsAll(sections)) {
      throw new IllegalArgumentException(
          "--only %s: not all are known (expected: %s); all options are:"
              .formatted(String.join(",", sections), String.join(", ", known)));
    }
    return this;
  }

  private static Options of(Map<String, String> given) {
    String page = value(given, "--page");
    return new Options(
        Path.of(value(given, "--data")).toAbsolutePath(),
        DataSize.parse(value(given, "--size")),
        Integer.parseInt(value(given, "--rows")),
        Integer.parseInt(value(given, "--titles")),
        Integer.parseInt(value(given, "--rounds")),
        Integer.parseInt(value(given, "--slow-rounds")),
        value(given, "--memory"),
        words(value(given, "--only")),
        words(value(given, "--peers")),
        page.isEmpty() ? null : Path.of(page));
  }

  private static String value(Map<String, String> given, String name) {
    return given.getOrDefault(name, "");
  }

  /** The files that the jobs read. */
  Inputs inputs() {
    return new Inputs(data, eventSize, tableRows, filmTitles);
  }

  /** Whether a job or other section is wanted. */
  boolean wants(String section) {
    return sections.isEmpty() || sections.contains(section);
  }

  /** Whether a peer is wanted. */
  boolean wants(Peer peer) {
    return peers.isEmpty() || peers.contains(peer.name().toLowerCase(Locale.ROOT));
  }

  /** How often a peer does a job, besides the time that does not count. */
  int rounds(Peer peer) {
    return switch (peer.pace()) {
      case FAST -> rounds;
      case SLOW -> Math.min(rounds, slowRounds);
    };
  }

  private static Set<String> words(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split(","));
  }
}
