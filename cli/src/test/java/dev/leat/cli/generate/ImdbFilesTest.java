package dev.leat.cli.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of films and people: their form, how they hang together, and what is hard in them. */
class ImdbFilesTest {
  private static final int TITLES = 20_000;

  private static List<String[]> titles;
  private static List<String[]> credits;
  private static List<String[]> names;

  @BeforeAll
  static void generate(@TempDir Path directory) throws IOException {
    List<Path> files = new ImdbGenerator(directory, TITLES, 7, 2).generate(bytes -> {}).files();
    titles = rows(files.get(0));
    credits = rows(files.get(1));
    names = rows(files.get(2));
  }

  private static List<String[]> rows(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      return reader.lines().map(line -> line.split("\t", -1)).toList();
    }
  }

  @Test
  void headersAreThoseOfThePublicFiles() {
    assertThat(titles.getFirst())
        .containsExactly(
            "tconst",
            "titleType",
            "primaryTitle",
            "originalTitle",
            "isAdult",
            "startYear",
            "endYear",
            "runtimeMinutes",
            "genres");
    assertThat(credits.getFirst())
        .containsExactly("tconst", "ordering", "nconst", "category", "job", "characters");
    assertThat(names.getFirst())
        .containsExactly(
            "nconst",
            "primaryName",
            "birthYear",
            "deathYear",
            "primaryProfession",
            "knownForTitles");
  }

  @Test
  void everyRowHasAValueInEveryColumn() {
    for (List<String[]> rows : List.of(titles, credits, names)) {
      int columns = rows.getFirst().length;
      assertThat(rows).allMatch(row -> row.length == columns);
      assertThat(rows).allMatch(row -> Arrays.stream(row).noneMatch(String::isEmpty));
    }
  }

  @Test
  void identifiersHaveSevenToTenDigitsAndGaps() {
    Set<String> ids = Stream.concat(column(titles, 0), column(names, 0)).collect(toSet());

    assertThat(ids).hasSize(TITLES + names.size() - 1).allMatch(id -> id.matches("..\\d{7,10}"));
    assertThat(ids.stream().map(String::length)).contains(9, 10, 11, 12);
    assertThat(ids).noneMatch(id -> id.matches("..0\\d{7,}"));
  }

  @Test
  void rowsAreInTheOrderOfTheBytesOfTheirIdentifiers() {
    assertThat(column(titles, 0)).isSorted();
    assertThat(column(names, 0)).isSorted();
    assertThat(credits.stream().skip(1))
        .isSortedAccordingTo(
            comparing((String[] row) -> row[0]).thenComparing(row -> Integer.valueOf(row[1])));
    assertThat(column(credits, 0).map(id -> Long.valueOf(id.substring(2))).toList())
        .isNotEqualTo(
            column(credits, 0).map(id -> Long.valueOf(id.substring(2))).sorted().toList());
  }

  @Test
  void fewPeopleHaveManyCreditsAndManyHaveOne() {
    Map<String, Long> counts = column(credits, 2).collect(groupingBy(id -> id, counting()));

    assertThat(counts.values()).anyMatch(count -> count > 3000);
    assertThat(counts.values().stream().filter(count -> count == 1).count())
        .isBetween(counts.size() * 2L / 5, counts.size() * 3L / 5);
    assertThat(counts.values().stream().filter(count -> count > 1000).count()).isLessThan(20);
  }

  @Test
  void eachFileHasOrphans() {
    Set<String> titleIds = column(titles, 0).collect(toSet());
    Set<String> nameIds = column(names, 0).collect(toSet());
    Set<String> creditedTitles = column(credits, 0).collect(toSet());
    Set<String> creditedNames = column(credits, 2).collect(toSet());

    assertThat(share(credits, row -> !titleIds.contains(row[0]))).isBetween(0.001, 0.01);
    assertThat(share(credits, row -> !nameIds.contains(row[2]))).isBetween(0.004, 0.02);
    assertThat(share(titles, row -> !creditedTitles.contains(row[0]))).isBetween(0.05, 0.2);
    assertThat(share(names, row -> !creditedNames.contains(row[0]))).isBetween(0.1, 0.3);
  }

  @Test
  void peopleAreMostlyKnownForTitlesThatTheyAreCreditedIn() {
    Set<String> pairs = new HashSet<>();
    credits.forEach(row -> pairs.add(row[2] + row[0]));
    List<String> known =
        names.stream().skip(1).flatMap(row -> known(row).map(title -> row[0] + title)).toList();

    assertThat(known).hasSizeGreaterThan(names.size());
    assertThat(known.stream().filter(pairs::contains).count())
        .isBetween(known.size() * 5L / 10, known.size() * 8L / 10);
    assertThat(names.stream().skip(1).map(row -> known(row).count())).contains(0L, 1L, 4L);
    assertThat(names.stream().skip(1)).allMatch(row -> known(row).count() <= 4);
  }

  private static Stream<String> known(String[] row) {
    return row[5].equals("\\N") ? Stream.of() : Stream.of(row[5].split(","));
  }

  @Test
  void somePeopleHaveSeveralCreditsInOneTitle() {
    Set<String> pairs = credits.stream().skip(1).map(row -> row[0] + row[2]).collect(toSet());

    assertThat(pairs.size()).isBetween(credits.size() * 8 / 10, credits.size() * 95 / 100);
  }

  @Test
  void yearsAreAbsentInEveryCombination() {
    assertThat(share(titles, row -> isYear(row[5]) && isYear(row[6]))).isPositive();
    assertThat(share(titles, row -> isYear(row[5]) && !isYear(row[6]))).isGreaterThan(0.8);
    assertThat(share(titles, row -> !isYear(row[5]) && isYear(row[6]))).isPositive();
    assertThat(share(titles, row -> !isYear(row[5]) && !isYear(row[6]))).isPositive();
    assertThat(share(names, row -> isYear(row[2]) && isYear(row[3]))).isPositive();
    assertThat(share(names, row -> !isYear(row[2]) && isYear(row[3]))).isPositive();
  }

  private static boolean isYear(String text) {
    return text.matches("(18|19|20)\\d\\d");
  }

  @Test
  void textsAreAsHardAsRealOnes() {
    assertThat(share(titles, row -> row[2].startsWith("\""))).isPositive();
    assertThat(share(titles, row -> row[2].matches("[^\"]*\"[^\"]*"))).isPositive();
    assertThat(share(titles, row -> row[2].matches(".+\\\\.+"))).isPositive();
    assertThat(share(titles, row -> row[2].equals("\\N"))).isPositive();
    assertThat(share(credits, row -> row[3].equals("\\N"))).isPositive();
    assertThat(share(credits, row -> row[5].equals("[\"Self\"]"))).isPositive();
  }

  @Test
  void textsAreInManyScriptsAndOfManyLengths() {
    List<List<String>> texts = List.of(column(titles, 2).toList(), column(names, 1).toList());

    for (List<String> some : texts) {
      int few = some.size() / 200;
      assertThat(some).haveAtLeast(few, containing("[^\\x00-\\x7f]"));
      assertThat(some).haveAtLeast(few, containing("\""));
      assertThat(some).haveAtLeast(few, containing("'"));
      assertThat(some).anyMatch(text -> text.length() > 250);
    }
  }

  private static Condition<String> containing(String pattern) {
    return new Condition<>(text -> Pattern.compile(pattern).matcher(text).find(), "has " + pattern);
  }

  private static Stream<String> column(List<String[]> rows, int column) {
    return rows.stream().skip(1).map(row -> row[column]);
  }

  private static double share(List<String[]> rows, Predicate<String[]> condition) {
    return rows.stream().skip(1).filter(condition).count() / (rows.size() - 1.0);
  }
}
