package dev.leat.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which package may use which: the architecture of Leat as one table.
 *
 * <p>A line names a package and after {@code >} the packages that it may use; {@code .*} at the end
 * of a name stands for any package below it, each for itself. Every package may use itself.
 */
final class Arrows {

  private static final String TABLE =
      """
      # The command: everything that a user of the library can use, and no more.
      cli        > cli.* leat PUBLIC
      cli.*      > cli.* leat PUBLIC

      # Connectors: formats of other libraries, on what formats stand on.
      excel      > PUBLIC engine.format engine.rows engine.event engine.kernel engine.batch engine.file
      parquet    > PUBLIC engine.format engine.rows engine.event engine.kernel engine.batch engine.file
      s3         > spi data

      # The library, as exported. The facade finds its engine by ServiceLoader.
      leat       > spi stage plan expr io run data
      spi        > stage plan expr io run data
      stage      > plan expr io run data
      plan       > expr io run data
      expr       > data
      io         > data
      run        > data
      data       >

      # The local engine. INTERNAL packages may use every exported one but the facade.
      engine.pipeline   > PUBLIC engine engine.cache engine.checkpoint engine.stage engine.operator \
                          engine.rows engine.kernel engine.batch engine.file
      engine            > PUBLIC engine.optimize engine.checkpoint engine.stage engine.operator \
                          engine.aggregate engine.expression engine.format engine.format.* \
                          engine.spill engine.rows engine.event engine.kernel engine.memory engine.batch engine.file
      engine.cache      > PUBLIC engine.stage engine.kernel engine.batch engine.file
      engine.optimize   > PUBLIC engine.expression
      engine.checkpoint > PUBLIC engine.stage engine.spill \
                          engine.event engine.batch engine.file
      engine.stage      > PUBLIC engine.event engine.memory engine.file
      engine.operator   > PUBLIC engine.checkpoint engine.aggregate engine.expression engine.format \
                          engine.spill engine.rows engine.event engine.kernel engine.memory engine.batch engine.file
      # Lines of text are records of one field: they are scanned as CSV is.
      engine.format.text > PUBLIC engine.format engine.format.csv engine.expression engine.rows \
                          engine.event engine.kernel engine.memory engine.batch engine.file
      engine.format.*   > PUBLIC engine.format engine.expression engine.rows \
                          engine.event engine.kernel engine.memory engine.batch engine.file
      engine.format     > PUBLIC engine.expression engine.rows \
                          engine.event engine.kernel engine.memory engine.batch engine.file engine.file.gzip
      engine.aggregate  > PUBLIC engine.expression engine.rows \
                          engine.kernel engine.memory engine.batch
      engine.expression > PUBLIC engine.kernel engine.memory engine.batch
      engine.spill      > PUBLIC engine.rows \
                          engine.event engine.kernel engine.memory engine.batch engine.file
      engine.rows       > PUBLIC engine.kernel engine.memory engine.batch
      engine.event      > PUBLIC engine.memory engine.batch
      engine.kernel     > PUBLIC engine.memory engine.batch
      engine.memory     > PUBLIC
      engine.batch      > PUBLIC
      engine.file       > PUBLIC engine.file.http engine.file.gzip
      engine.file.http  > PUBLIC
      engine.file.gzip  > PUBLIC
      """;

  private static final String PUBLIC = "spi stage plan expr io run data";

  /** One line of the table. */
  private record Line(String from, List<String> to) {}

  private final List<Line> lines;

  private Arrows(List<Line> lines) {
    this.lines = lines;
  }

  static Arrows ofLeat() {
    return of(TABLE);
  }

  static Arrows of(String table) {
    List<Line> lines = new ArrayList<>();
    for (String text : table.replace("PUBLIC", PUBLIC).lines().toList()) {
      int arrow = text.indexOf('>');
      if (arrow > 0 && !text.startsWith("#")) {
        lines.add(new Line(fullName(text.substring(0, arrow).strip()), names(text, arrow)));
      }
    }
    return new Arrows(List.copyOf(lines));
  }

  private static List<String> names(String text, int arrow) {
    String to = text.substring(arrow + 1).strip();
    return Stream.of(to.split(" +")).filter(name -> !name.isEmpty()).map(Arrows::fullName).toList();
  }

  private static String fullName(String name) {
    if (name.equals("leat")) {
      return "dev.leat";
    }
    return name.startsWith("engine") ? "dev.leat.internal." + name : "dev.leat." + name;
  }

  /** Whether a line is about this package. */
  boolean knows(String name) {
    return lines.stream().anyMatch(line -> matches(line.from(), name));
  }

  /** The packages that this one may use; the table's first line about it counts. */
  List<String> from(String name) {
    return lines.stream()
        .filter(line -> matches(line.from(), name))
        .findFirst()
        .map(Line::to)
        .orElse(List.of());
  }

  /** Whether a class of one package may use a class of the other. */
  boolean allow(String from, String to) {
    return from.equals(to) || from(from).stream().anyMatch(name -> matches(name, to));
  }

  private static boolean matches(String pattern, String name) {
    return pattern.endsWith(".*")
        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
