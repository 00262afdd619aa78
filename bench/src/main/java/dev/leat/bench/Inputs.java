package dev.leat.bench;

import dev.leat.bench.measure.Command;
import dev.leat.data.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files that the jobs read; made once and kept, as the names of their folders say all that they
 * depend on.
 *
 * @param data the folder of these folders
 * @param eventSize the size of location.csv, and of documents.jsonl
 * @param tableRows the number of distinct keys in each of the other tables
 * @param filmTitles the number of titles, each with six credits
 */
record Inputs(Path data, DataSize eventSize, int tableRows, int filmTitles) {

  private static final String SEED = "42";
  private static final String DOCUMENTS = "documents";

  private static final Map<String, String> EVENTS =
      Map.of("location", "location.csv", "region", "region.csv");

  private static final Map<String, String> FILMS =
      Map.of(
          "titles", "title.basics.tsv.gz",
          "credits", "title.principals.tsv.gz",
          "names", "name.basics.tsv.gz");

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
    if (EVENTS.containsKey(name)) {
      generate(events(), "events", "--size=" + eventSize.bytes());
    } else if (FILMS.containsKey(name)) {
      generate(films(), "imdb", "--titles=" + filmTitles);
    } else if (name.equals(DOCUMENTS)) {
      Files.createDirectories(documents());
      new Documents(eventSize.bytes()).write(file(name));
    } else {
      new KeyedTables(tableRows).write(Files.createDirectories(tables()));
    }
  }

  private static void generate(Path folder, String kind, String size)
      throws IOException, InterruptedException {
    String leat = Path.of("leat").toAbsolutePath().toString();
    Files.createDirectories(folder);
    List<String> words = List.of(leat, "generate", kind, size, "--seed=" + SEED, folder.toString());
    new Command(words, folder, folder.resolve("generate.log")).run();
  }

  /** The file of a name that a job gives. */
  Path file(String name) {
    if (EVENTS.containsKey(name)) {
      return events().resolve(EVENTS.get(name));
    }
    if (FILMS.containsKey(name)) {
      return films().resolve(FILMS.get(name));
    }
    return name.equals(DOCUMENTS)
        ? documents().resolve(name + ".jsonl")
        : tables().resolve(name + ".csv");
  }

  private Path events() {
    return data.resolve("events-" + sized());
  }

  private String sized() {
    return eventSize.toString().replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private Path documents() {
    return data.resolve("documents-" + sized());
  }

  private Path films() {
    return data.resolve("films-" + filmTitles);
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
    return new Inputs(data, new DataSize(factor * eventSize.bytes()), tableRows, filmTitles);
  }
}
