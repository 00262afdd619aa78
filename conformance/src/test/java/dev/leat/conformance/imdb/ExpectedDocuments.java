package dev.leat.conformance.imdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The documents that the merge of films and people must write, computed in memory.
 *
 * <p>A title and a credit belong together if their {@code tconst} is equal, what comes of it and a
 * person if their {@code nconst} is. A person's document holds those of the person's titles that
 * the person is known for; whoever has none of them has no document. Of several rows of names with
 * one {@code nconst} the first counts.
 *
 * <pre>
 *   java -cp conformance/target/test-classes dev.leat.conformance.imdb.ExpectedDocuments DIR FILE
 * </pre>
 */
public final class ExpectedDocuments {
  private static final Comparator<String> BYTE_ORDER =
      (a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));

  /** A person, the titles that the person is known for, and those of them found so far. */
  private record Person(Map<String, Object> fields, Set<String> known, List<Credit> popular) {}

  /** A title with what the person did in it. */
  private record Credit(String tconst, Map<String, Object> fields) {}

  private final Map<String, List<Map<String, String>>> titles = new HashMap<>();
  private final Map<String, Person> people = new HashMap<>();

  private ExpectedDocuments() {}

  /** Writes the documents of the files in a directory, one a line. */
  public static void main(String[] arguments) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
      for (String line : of(Path.of(arguments[0]))) {
        out.write(line);
        out.write('\n');
      }
    }
  }

  /** The documents of the three files in a directory, in the order in which they must be. */
  static List<String> of(Path directory) {
    ExpectedDocuments all = new ExpectedDocuments();
    TabRows.forEach(directory.resolve("title.basics.tsv.gz"), all::title);
    TabRows.forEach(directory.resolve("name.basics.tsv.gz"), all::person);
    TabRows.forEach(directory.resolve("title.principals.tsv.gz"), all::credit);
    return all.people.keySet().stream()
        .sorted(BYTE_ORDER)
        .map(all.people::get)
        .filter(person -> !person.popular.isEmpty())
        .map(ExpectedDocuments::document)
        .toList();
  }

  private void title(Map<String, String> row) {
    titles.computeIfAbsent(row.get("tconst"), id -> new ArrayList<>()).add(row);
  }

  private void person(Map<String, String> row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    put(fields, "imdb_nconst", row.get("nconst"));
    put(fields, "name", row.get("primaryName"));
    put(fields, "birth_year", row.get("birthYear"));
    put(fields, "death_year", row.get("deathYear"));
    fields.put("professions", list(row.get("primaryProfession")));
    Set<String> known = new HashSet<>(list(row.get("knownForTitles")));
    people.putIfAbsent(row.get("nconst"), new Person(fields, known, new ArrayList<>()));
  }

  private void credit(Map<String, String> row) {
    String tconst = row.get("tconst");
    Person person = people.get(row.get("nconst"));
    if (person == null || !person.known.contains(tconst)) {
      return;
    }
    for (Map<String, String> title : titles.getOrDefault(tconst, List.of())) {
      Map<String, Object> fields = new LinkedHashMap<>();
      put(fields, "imdb_tconst", tconst);
      put(fields, "title", title.get("primaryTitle"));
      put(fields, "year", title.getOrDefault("startYear", title.get("endYear")));
      put(fields, "category", row.get("category"));
      person.popular.add(new Credit(tconst, fields));
    }
  }

  private static String document(Person person) {
    List<Map<String, Object>> popular =
        person.popular.stream()
            .sorted(Comparator.comparing(Credit::tconst, BYTE_ORDER))
            .map(Credit::fields)
            .toList();
    Map<String, Object> document = new LinkedHashMap<>(person.fields);
    document.put("popular_titles", popular);
    return CompactJson.of(document);
  }

  private static void put(Map<String, Object> fields, String name, String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  private static List<String> list(String text) {
    return text == null ? List.of("") : List.of(text.split(",", -1));
  }
}
