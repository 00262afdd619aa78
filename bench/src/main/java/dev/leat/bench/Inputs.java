package dev.leat.bench;

import dev.leat.bench.measure.Command;
import dev.leat.data.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The files that the jobs read; made once and kept, as the names of their folders say all that they
 * depend on.
 *
 * @param data the folder of these folders
 * @param eventSize the size of location.csv
 * @param tableRows the number of distinct keys in each of the other tables
 */
record Inputs(Path data, DataSize eventSize, int tableRows) {

  private static final String SEED = "42";

  /** Makes what a job reads, unless it is there. */
  void make(Job job) throws IOException, InterruptedException {
    for (String name : job.inputs()) {
      if (!Files.exists(file(name))) {
        System.err.println("making the input of " + job.id());
        make(name);
      }
    }
  }

  private void make(String name) throws IOException, InterruptedException {
    if (isEvents(name)) {
      generateEvents(Files.createDirectories(events()));
    } else {
      new KeyedTables(tableRows).write(Files.createDirectories(tables()));
    }
  }

  private void generateEvents(Path folder) throws IOException, InterruptedException {
    String leat = Path.of("leat").toAbsolutePath().toString();
    String size = Long.toString(eventSize.bytes());
    List<String> words =
        List.of(leat, "generate", "events", "--size", size, "--seed", SEED, folder.toString());
    new Command(words, folder, folder.resolve("generate.log")).run();
  }

  /** The file of a name that a job gives. */
  Path file(String name) {
    return (isEvents(name) ? events() : tables()).resolve(name + ".csv");
  }

  private static boolean isEvents(String name) {
    return name.equals("location") || name.equals("region");
  }

  private Path events() {
    return data.resolve("events-" + eventSize.toString().replace(" ", "").toLowerCase(Locale.ROOT));
  }

  private Path tables() {
    return data.resolve("tables-" + tableRows);
  }

  /** The bytes that a job reads. */
  long bytes(Job job) throws IOException {
    long sum = 0;
    for (String name : job.inputs()) {
      sum += Files.size(file(name));
    }
    return sum;
  }

  /** The same with more events. */
  Inputs times(int factor) {
    return new Inputs(data, new DataSize(factor * eventSize.bytes()), tableRows);
  }
}
