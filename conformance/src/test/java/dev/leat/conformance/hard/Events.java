package dev.leat.conformance.hard;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/** Files of the first job: regions, and events whose counts are known. */
final class Events {

  static final int REGIONS = 10;
  private static final int DAYS = 28;

  private Events() {}

  /** Writes {@code region.csv}. */
  static void writeRegions(Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("\"region_id\",\"region_name\"\n");
    for (int region = 0; region < REGIONS; region++) {
      csv.append("\"%d\",\"Region %d\"\n".formatted(region, region));
    }
    Files.writeString(folder.resolve("region.csv"), csv);
  }

  /** Writes {@code location.csv} with so many rows. */
  static void writeLocations(Path folder, int rows) throws IOException {
    try (BufferedWriter csv = Files.newBufferedWriter(folder.resolve("location.csv"))) {
      csv.write("\"lat\",\"long\",\"region_id\",\"date\"\n");
      for (int row = 0; row < rows; row++) {
        csv.write(line(row));
        csv.write('\n');
      }
    }
  }

  /** The line of an event. */
  static String line(int row) {
    return "\"-38.%05d\",\"177.%04d\",\"%d\",\"%s\""
        .formatted(row % 99_991, row % 9_973, region(row), day(row));
  }

  static int region(int row) {
    return row % REGIONS;
  }

  static String day(int row) {
    return "2019-01-%02d".formatted(1 + row / REGIONS % DAYS);
  }

  /** Writes {@code flow.yaml}, which counts events per region and day. */
  static void writeFlow(Path folder, String... firstLines) throws IOException {
    String flow =
        """
        steps:
          - read: {file: "${flow}/location.csv", types: {region_id: integer, date: date}}
          - {group_by: [region_id, date], aggregate: [count()]}
          - join: {with: {read: "${flow}/region.csv"}, on: region_id}
          - select: [region_name, date, count]
          - write: {file: "${flow}/result.csv", quote_all: true}
        """;
    Files.writeString(folder.resolve("flow.yaml"), String.join("\n", firstLines) + "\n" + flow);
  }

  /** What {@code result.csv} must hold for these counts by region and day. */
  static String result(SortedMap<String, Long> counts) {
    StringBuilder csv = new StringBuilder("\"region_name\",\"date\",\"count\"\n");
    counts.forEach((key, count) -> {
      String[] parts = key.split(" ");
      csv.append("\"Region %s\",\"%s\",\"%d\"\n".formatted(parts[0], parts[1], count));
    });
    return csv.toString();
  }

  /** Counts one more event of a region and a day. */
  static void count(Map<String, Long> counts, int row) {
    counts.merge(region(row) + " " + day(row), 1L, Long::sum);
  }
}
