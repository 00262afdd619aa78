package dev.leat.bench;

import dev.leat.bench.measure.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What all peers are asked to do: a script of the same name in each peer's folder says how. */
enum Job {
  EVENT_COUNT(
      "Count events per region and day",
      """
      Joins `location.csv` with `region.csv`, counts by region name and day, and writes every field
      quoted. Leat runs with its default options. Its result is sorted, and it counts the events of
      unknown regions and would report malformed rows; the result of the others is in no order, and
      DuckDB and Spark drop events of unknown regions silently. awk splits at `","` and would be
      wrong about any other quoting.\
      """,
      List.of("location", "region")),

  FILTER_PROJECT(
      "Filter and project to CSV",
      """
      Keeps the events of the second half of the year, about one in two, and three of four columns.
      Leat writes values as it read them; DuckDB, by default, parses every column it needs and
      formats it again.\
      """,
      List.of("location")),

  SORT(
      "Sort by two columns to CSV",
      """
      All events by day, then by latitude as a number. Leat's sort is stable.\
      """,
      List.of("location"),
      3,
      0),

  GROUP(
      "Group by a column of millions of distinct values",
      """
      Counts and sums twice as many rows as there are keys, in random order. Leat's result is sorted
      by key, which the others' is not.\
      """,
      List.of("keys")),

  JOIN(
      "Join two tables of millions of rows",
      """
      Nine in ten rows match one row of the other table; both are in random order. Leat keeps the
      order of the left table and counts what did not match.\
      """,
      List.of("left", "right")),

  DISTINCT(
      "Distinct",
      """
      The distinct pairs of region and day. Leat's are in the order of their first sight.\
      """,
      List.of("location")),

  DOCUMENTS(
      "Sum a field of JSON Lines",
      """
      Documents of about 300 bytes, of whose eleven fields two are used. Leat checks all of each
      document.\
      """,
      List.of("documents")),

  IMDB(
      "Merge films and people to JSON Lines",
      """
      One document for each person with a title that the person is known for and credited in, out of
      three compressed files in the form of those of IMDb; people and titles in order. The outputs
      have the same bytes.\
      """,
      Output.LINES,
      List.of("titles", "credits", "names"));

  /** What kind of file a job writes. */
  enum Output {
    /** Rows of CSV, in an order that is free but for some columns. */
    CSV,
    /** Lines whose bytes and order are given. */
    LINES
  }

  private final String title;
  private final String remarks;
  private final Output output;
  private final List<String> inputs;
  private final int[] sortedBy;

  Job(String title, String remarks, List<String> inputs, int... sortedBy) {
    this(title, remarks, Output.CSV, inputs, sortedBy);
  }

  Job(String title, String remarks, Output output, List<String> inputs, int... sortedBy) {
    this.title = title;
    this.remarks = remarks;
    this.output = output;
    this.inputs = inputs;
    this.sortedBy = sortedBy;
  }

  /** The name of its scripts and of its option. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is called on the page. */
  String title() {
    return title;
  }

  /** What it does, and where the peers differ in more than speed. */
  String remarks() {
    return remarks;
  }

  /** Whether each program is told how much memory it may use. */
  boolean isCapped() {
    return this != EVENT_COUNT;
  }

  /** The names of the files it reads. */
  List<String> inputs() {
    return inputs;
  }

  /** The name of its output, of which a peer's name is a part. */
  String outputName(String peer) {
    return id() + "-" + peer + (output == Output.CSV ? ".csv" : ".jsonl");
  }

  /** What an output says. */
  Digest digest(Path file) throws IOException {
    return switch (output) {
      case CSV -> Digest.of(file, sortedBy);
      case LINES -> Digest.ofLines(file);
    };
  }
}
