package dev.leat.bench.peer;

import dev.leat.bench.peer.Peer.Pace;
import dev.leat.bench.peer.Peer.Scripts;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the programs that can be compared on this machine.
 *
 * @param project the folder of the project
 * @param memory the most memory that a program may use, such as {@code 4GB}
 */
public record Peers(Path project, String memory) {

  private static final String DUCKDB = "duckdb_jdbc";
  private static final String SPARK = "spark-sql_2.13";

  /** All that are there, Leat first. */
  public List<Peer> all() throws IOException {
    return Stream.of(
            Optional.of(leat()),
            library(DUCKDB).map(this::duckDb),
            library(SPARK).filter(jar -> Files.exists(sparkScript())).map(this::spark),
            awk())
        .flatMap(Optional::stream)
        .toList();
  }

  private Peer leat() {
    String launcher = project.resolve("leat").toString();
    return new Peer(
        "Leat",
        "0.1.0",
        scripts("flows", ".yaml"),
        List.of(launcher, "run"),
        List.of("--memory=" + memory),
        List.of(launcher, "--version"),
        Pace.FAST);
  }

  /** Starts fast: a small heap, as its memory is its own, and no time lost on the best code. */
  private Peer duckDb(Path jar) {
    Scripts scripts = scripts("duckdb", ".sql");
    List<String> options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    List<String> java = java(options, jar.toString(), "DuckDbScript");
    int threads = Runtime.getRuntime().availableProcessors();
    return new Peer(
        "DuckDB",
        version(jar, DUCKDB),
        scripts,
        with(java, "memory=" + memory, "threads=" + threads),
        List.of(),
        with(java, scripts.of("start").toString()),
        Pace.FAST);
  }

  /** There only when it was built; libraries may be left from an earlier build. */
  private Path sparkScript() {
    return classes().resolve("dev/leat/bench/peer/SparkScript.class");
  }

  private Peer spark(Path jar) {
    Scripts scripts = scripts("spark", ".sql");
    List<String> java = java(List.of("-Xmx4g"), libraries() + "/*", "SparkScript");
    return new Peer(
        "Spark",
        version(jar, SPARK),
        scripts,
        java,
        List.of(),
        with(java, scripts.of("start").toString()),
        Pace.SLOW);
  }

  private Optional<Peer> awk() throws IOException {
    Optional<Path> found =
        Stream.of("/usr/bin/awk", "/bin/awk").map(Path::of).filter(Files::isExecutable).findFirst();
    return found.isEmpty() ? Optional.empty() : Optional.of(awk(found.get().toRealPath()));
  }

  /** Mawk or gawk: the file that the name awk leads to says which. */
  private Peer awk(Path program) {
    return new Peer(
        program.getFileName().toString(),
        "",
        scripts("awk", ".awk"),
        List.of(program.toString(), "-f"),
        List.of(),
        List.of(program.toString(), "BEGIN { exit }"),
        Pace.SLOW);
  }

  private List<String> java(List<String> options, String libraries, String main) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return with(
        with(List.of(java.toString()), options.toArray(String[]::new)),
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        classes() + File.pathSeparator + libraries,
        Peers.class.getPackageName() + "." + main);
  }

  private static List<String> with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  private Optional<Path> library(String artifact) throws IOException {
    if (!Files.isDirectory(libraries())) {
      return Optional.empty();
    }
    try (Stream<Path> jars = Files.list(libraries())) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(artifact + "-"))
          .findFirst();
    }
  }

  private static String version(Path jar, String artifact) {
    String name = jar.getFileName().toString();
    return name.substring(artifact.length() + 1, name.length() - ".jar".length());
  }

  private Path classes() {
    return project.resolve("bench/target/classes");
  }

  private Path libraries() {
    return project.resolve("bench/target/lib");
  }

  private Scripts scripts(String folder, String extension) {
    return new Scripts(project.resolve("bench").resolve(folder), extension);
  }
}
