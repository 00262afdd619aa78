import dev.leat.Dataset;
import dev.leat.data.Row;
import dev.leat.data.Rows;
import dev.leat.io.Csv;
import dev.leat.plan.JoinKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The flow {@code imdb.yaml} in functions: {@code java -cp 'lib/*' ImdbMerge.java data}. */
class ImdbMerge {
  public static void main(String[] args) {
    var titles = read(args[0] + "/title.basics", "tconst", "primaryTitle", "startYear", "endYear");
    var credits = read(args[0] + "/title.principals", "tconst", "nconst", "category");
    var people = read(args[0] + "/name.basics");
    var known = people.flatMap(ImdbMerge::knownTitles).select("nconst", "tconst");

    credits
        .join(known, JoinKind.SEMI, "nconst", "tconst")
        .groupBy("tconst")
        .merge(titles.groupBy("tconst"), ImdbMerge::popularTitles)
        .groupBy("nconst")
        .merge(people.groupBy("nconst"), ImdbMerge::documents)
        .write(args[0] + "/merged.jsonl");
  }

  static Dataset read(String file, String... columns) {
    var rows = Dataset.read(file + ".tsv.gz", Csv.tabs().noQuote().nullText("\\N").allText());
    return columns.length == 0 ? rows : rows.select(columns);
  }

  /** A row for each title that a person is known for. */
  static List<Row> knownTitles(Row person) {
    return parts(person, "knownForTitles").stream()
        .map(tconst -> Row.of("nconst", person.get("nconst"), "tconst", tconst))
        .toList();
  }

  /** The credits of a title, each with what is told of the title. */
  static List<Row> popularTitles(Row key, Rows credits, Rows titles) {
    var rows = new ArrayList<Row>();
    credits.forEach(credit -> titles.forEach(title -> rows.add(popularTitle(credit, title))));
    return rows;
  }

  static Row popularTitle(Row credit, Row title) {
    return withoutNulls(
        "nconst", credit.get("nconst"),
        "imdb_tconst", title.get("tconst"),
        "title", title.get("primaryTitle"),
        "year", title.get(title.isNull("startYear") ? "endYear" : "startYear"),
        "category", credit.get("category"));
  }

  /** A person with popular titles, which are in order since they were grouped by title before. */
  static List<Row> documents(Row key, Rows titles, Rows people) {
    var popular = titles.stream().map(title -> title.without("nconst")).toList();
    return popular.isEmpty() ? List.of() : people.stream().map(p -> document(p, popular)).toList();
  }

  static Row document(Row person, List<Row> popular) {
    return withoutNulls(
        "imdb_nconst", person.get("nconst"),
        "name", person.get("primaryName"),
        "birth_year", person.get("birthYear"),
        "death_year", person.get("deathYear"),
        "professions", parts(person, "primaryProfession"),
        "popular_titles", popular);
  }

  /** The parts of a text between commas; of an absent text one, which is empty. */
  static List<String> parts(Row row, String name) {
    return List.of((row.isNull(name) ? "" : row.text(name)).split(",", -1));
  }

  static Row withoutNulls(Object... namesAndValues) {
    var present = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        present.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return Row.of(present);
  }
}
