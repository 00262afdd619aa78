package dev.leat.conformance.messages;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.io.Csv;
import dev.leat.io.Encoding;
import dev.leat.io.Source;
import dev.leat.plan.JoinKind;
import dev.leat.run.RejectPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Mistakes that only programs can make, each with a name. */
final class ApiErrors {

  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final Dataset people =
      Dataset.of(
          Schema.of(new Field("id", Type.INTEGER), new Field("name", Type.TEXT)),
          List.of(Row.of("id", 1L, "name", "Ann"), Row.of("id", Long.MAX_VALUE, "name", null)));
  private final String target;

  /** Something that fails. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }

  private record Person(int id, String name) {}

  ApiErrors(Path folder) {
    this.target = folder.resolve("api.csv").toString();
  }

  Map<String, Action> all() {
    rows();
    options();
    plans();
    runs();
    return actions;
  }

  private void rows() {
    Row row = Row.of("id", 1L, "name", null, "text", "x");
    actions.put("Row.of with a name and no value", () -> Row.of("id"));
    actions.put("Row.text of null", () -> row.text("name"));
    actions.put("Row.text of no field", () -> row.text("nam"));
    actions.put("Row.integer of text", () -> row.integer("text"));
    actions.put("Row.number of text", () -> row.number("text"));
    actions.put("Row.as with a null for an int", () -> Row.of("name", "Ann").as(Person.class));
    actions.put(
        "Row.as with a text for an int", () -> Row.of("id", "x", "name", "a").as(Person.class));
    actions.put("Dataset.of an empty list", () -> Dataset.of(List.of()));
    actions.put("Schema.of two equal names", () -> Schema.ofText(List.of("a", "a")));
    actions.put("Schema.position of no column", () -> people.schema().position("nmae"));
  }

  private void options() {
    actions.put("DataSize.parse", () -> DataSize.parse("12 parsecs"));
    actions.put("DataSize below 0", () -> new DataSize(-1));
    actions.put("Csv.delimiter of a line end", () -> Csv.commas().delimiter('\n'));
    actions.put("Csv.delimiter beyond ASCII", () -> Csv.commas().delimiter('é'));
    actions.put("Csv.quote equal to the delimiter", () -> Csv.commas().quote(','));
    actions.put("Csv.escape without a quote", () -> Csv.commas().noQuote().escape('\\'));
    actions.put("Csv.skipLines below 0", () -> Csv.commas().skipLines(-1));
    actions.put("Csv.sampleRows of 0", () -> Csv.commas().sampleRows(0));
    actions.put("Csv.maxRecord of 0", () -> Csv.commas().maxRecord(new DataSize(0)));
    actions.put("Csv.nullToken with a line end", () -> Csv.commas().nullToken("a\nb"));
    actions.put("Encoding", () -> new Encoding("utf-9"));
    actions.put("Source without a location", () -> new Source(List.of(), Csv.sniffed()));
    actions.put("Engine.threads of 0", () -> Engine.local().threads(0));
    actions.put("Engine.threads of too many", () -> Engine.local().threads(5000));
    actions.put("Engine.batches of 0", () -> Engine.local().batches(0, new DataSize(64)));
    actions.put("Engine.batches of tiny splits", () -> Engine.local().batches(1, new DataSize(1)));
    actions.put("RejectPolicy below 0", () -> RejectPolicy.atMost(-1));
    actions.put("RejectPolicy above 100 %", () -> RejectPolicy.atMostPercent(101));
  }

  private void plans() {
    actions.put("select of no column", () -> people.select("id", "nam"));
    actions.put("drop of no column", () -> people.drop("nam"));
    actions.put("rename of no column", () -> people.rename("nam", "x"));
    actions.put("rename to a name that is there", () -> people.rename("id", "name"));
    actions.put("where of no condition", () -> people.where("id + 1"));
    actions.put("distinct of no column", () -> people.distinct("nam"));
    actions.put("sort by no column", () -> people.sort("nam"));
    actions.put("limit below 0", () -> people.limit(-1));
    actions.put("skip below 0", () -> people.skip(-1));
    actions.put("groupBy no column", () -> people.groupBy("nam").count());
    actions.put("sum of text", () -> people.groupBy("id").aggregate(Aggregate.sum("name")));
    actions.put(
        "two aggregates of one name", () -> people.aggregate(Aggregate.count(), Aggregate.count()));
    actions.put("Aggregate.parse of no aggregate", () -> Aggregate.parse("summ(id)"));
    actions.put("Aggregate.parse of an expression", () -> Aggregate.parse("id + 1"));
    actions.put("Aggregate.parse without an argument", () -> Aggregate.parse("sum()"));
    actions.put("join on no column", () -> people.join(people, "nam"));
    actions.put("join without keys", () -> people.join(people));
    actions.put(
        "join on different numbers of keys",
        () -> people.join(people, JoinKind.LEFT, List.of("id"), List.of("id", "name")));
    actions.put("join after a function", () -> people.map(row -> row).join(people, "id"));
    actions.put("union of different columns", () -> people.union(people.drop("id")));
  }

  private void runs() {
    actions.put(
        "a sum beyond 64 bits", () -> people.aggregate(Aggregate.sum("id").as("s")).collect());
    actions.put("an expression that fails on a row", () -> people.with("x", "id + 1").collect());
    actions.put(
        "a function that throws", () -> people.where(row -> row.text("name").isEmpty()).collect());
    actions.put(
        "a function that throws nothing to say", () -> people.where(ApiErrors::refuse).collect());
    actions.put(
        "a load that writes nothing", () -> Dataset.load("titles", file -> {}, Csv.sniffed()));
    actions.put(
        "a load that throws",
        () -> Dataset.load("titles", file -> Files.readString(Path.of("no.csv")), Csv.sniffed()));
    actions.put("a load without a name", () -> Dataset.load("", file -> {}, Csv.sniffed()));
    actions.put(
        "a memory cap that is too small",
        () -> people.on(Engine.local().threads(1).memory(new DataSize(10))).sort("id").collect());
    actions.put(
        "a value that needs a quote",
        () -> people.with("name", "'a,b'").write(target, Csv.commas().noQuote()));
  }

  private static boolean refuse(Row row) {
    throw new IllegalStateException();
  }
}
