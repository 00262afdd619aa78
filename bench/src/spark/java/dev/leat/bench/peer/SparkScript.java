package dev.leat.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Runs a script in Spark on all cores of this machine, as a whole program.
 *
 * <p>A script writes a folder of one part, {@code OUT.parts}; the part becomes the file {@code
 * OUT}, as the other peers write one.
 */
public final class SparkScript {

  private static final String OUT = "out=";

  private SparkScript() {}

  /** Runs the file that the first argument names; the others replace names in it. */
  public static void main(String[] args) throws IOException {
    Script script = Script.of(args);
    SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors())
            .getOrCreate();
    try {
      script.statements().forEach(spark::sql);
    } finally {
      spark.stop();
    }
    for (String arg : args) {
      if (arg.startsWith(OUT)) {
        takePart(Path.of(arg.substring(OUT.length())));
      }
    }
  }

  private static void takePart(Path output) throws IOException {
    Path folder = output.resolveSibling(output.getFileName() + ".parts");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (file.getFileName().toString().startsWith("part-")) {
          Files.move(file, output, StandardCopyOption.REPLACE_EXISTING);
        } else {
          Files.delete(file);
        }
      }
    }
    Files.delete(folder);
  }
}
