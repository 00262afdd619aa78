package dev.leat.json;

import static dev.leat.expr.Aggregate.collect;
import static dev.leat.expr.Aggregate.count;
import static dev.leat.expr.Aggregate.first;
import static dev.leat.expr.Aggregate.max;
import static dev.leat.expr.Aggregate.sum;
import static dev.leat.json.Documents.lines;
import static dev.leat.json.Documents.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.io.Json;
import dev.leat.io.Nulls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonVerbsTest {

  private static final String ANN = "{\"name\":\"Ann\", \"age\" : 31,\"tags\":[ \"a\", 1.50 ]}\n";
  private static final String BOB =
      "{\"age\":7,\"name\":\"B\\u006fb\",\"home\":{\"city\":\"\\u00d6\"}}\n";
  private static final String EVE = "{\"name\":null,\"age\":1e2,\"extra\":123456789012345678901}\n";
  private static final String DAN =
      "{\"name\":\"Bob\",\"age\":7.0,\"home\":{\"city\":\"X\",\"zip\":\"007\"}}\n";
  private static final String ALL = ANN + BOB + EVE + DAN;

  @TempDir private Path directory;

  private Dataset people() throws IOException {
    return lines(directory, ALL);
  }

  @Test
  void whatNobodyChangesIsWrittenByteForByte() throws IOException {
    Dataset people = people();
    assertThat(written(directory, people)).isEqualTo(ALL);
    assertThat(written(directory, people.where("age > 10"))).isEqualTo(ANN + EVE);
    assertThat(written(directory, people.where(row -> row.has("home")))).isEqualTo(BOB + DAN);
    assertThat(written(directory, people.sort("age"))).isEqualTo(BOB + DAN + ANN + EVE);
    assertThat(written(directory, people.limit(2))).isEqualTo(ANN + BOB);
    assertThat(written(directory, people.skip(3))).isEqualTo(DAN);
    assertThat(written(directory, people.union(people))).isEqualTo(ALL + ALL);
    assertThat(written(directory, people.union(people).distinct())).isEqualTo(ALL);
    assertThat(written(directory, people.map(row -> row))).isEqualTo(ALL);
  }

  @Test
  void documentsAreDistinctByValue() throws IOException {
    Dataset twice =
        lines(directory, "{\"a\":1.0,\"b\":\"\\u0041\"}\n{\"a\":1, \"b\":\"A\"}\n{\"a\":2}\n");
    assertThat(written(directory, twice.distinct()))
        .isEqualTo("{\"a\":1.0,\"b\":\"\\u0041\"}\n{\"a\":2}\n");
    assertThat(written(directory, people().distinct("name"))).isEqualTo(ANN + BOB + EVE);
  }

  @Test
  void fieldsAreSelectedWithTheirTextAsItWasRead() throws IOException {
    assertThat(written(directory, people().select("age", "home.zip", "tags.1", "home")))
        .isEqualTo(
            """
            {"age":31,"home.zip":null,"tags.1":1.50,"home":null}
            {"age":7,"home.zip":null,"tags.1":null,"home":{"city":"\\u00d6"}}
            {"age":1e2,"home.zip":null,"tags.1":null,"home":null}
            {"age":7.0,"home.zip":"007","tags.1":null,"home":{"city":"X","zip":"007"}}
            """);
    assertThat(written(directory, people().sort("age").select("name").limit(1)))
        .isEqualTo("{\"name\":\"B\\u006fb\"}\n");
  }

  @Test
  void aNameWithADotIsAFieldBeforeItIsAPath() throws IOException {
    Dataset rows =
        lines(
            directory,
            "{\"a\":{\"b\":1}}\n{\"a.b\":2,\"a\":{\"b\":3}}\n{\"a\":{\"b\":{\"c\":4}}}\n");
    assertThat(written(directory, rows.select("a.b", "a.b.c")))
        .isEqualTo(
            """
            {"a.b":1,"a.b.c":null}
            {"a.b":2,"a.b.c":null}
            {"a.b":{"c":4},"a.b.c":4}
            """);
    assertThat(written(directory, rows.where("a.b.c is null and a.b = 2").select("a")))
        .isEqualTo("{\"a\":{\"b\":3}}\n");
  }

  @Test
  void dropRenameAndWithKeepTheOtherFields() throws IOException {
    assertThat(written(directory, people().drop("tags", "home", "extra", "none")))
        .isEqualTo(
            """
            {"name":"Ann","age" : 31}
            {"age":7,"name":"B\\u006fb"}
            {"name":null,"age":1e2}
            {"name":"Bob","age":7.0}
            """);
    assertThat(written(directory, people().rename(Map.of("name", "age", "age", "name")).limit(1)))
        .isEqualTo("{\"age\":\"Ann\",\"name\":31,\"tags\":[ \"a\", 1.50 ]}\n");
    assertThat(
            written(directory, people().with("age", "age + 1").with("x", "upper(name)").limit(2)))
        .isEqualTo(
            """
            {"name":"Ann","age":32.0,"tags":[ "a", 1.50 ],"x":"ANN"}
            {"age":8.0,"name":"B\\u006fb","home":{"city":"\\u00d6"},"x":"BOB"}
            """);
    assertThat(written(directory, people().with("x", "age * 2").select("x").limit(1)))
        .isEqualTo("{\"x\":62.0}\n");
  }

  @Test
  void aNewNameThatARowHasAlreadyIsAReject() throws IOException {
    Dataset renamed = people().rename("home", "tags2").rename("extra", "age2");
    assertThat(written(directory, renamed)).contains("\"tags2\":").contains("\"age2\":");
    Dataset taken = lines(directory, "{\"a\":1,\"b\":2}\n").drop("b").rename("a", "c");
    assertThat(written(directory, taken)).isEqualTo("{\"c\":1}\n");
    Dataset clash =
        lines(directory, "{\"a\":1}\n{\"b\":2,\"a\":1}\n").map(row -> row).rename("a", "b");
    assertThatThrownBy(() -> written(directory, clash))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("the row has a field \"b\" already");
  }

  @Test
  void groupsOfAnyKeysAreEqualByValue() throws IOException {
    assertThat(written(directory, people().groupBy("age").aggregate(count())))
        .isEqualTo(
            "{\"age\":7,\"count\":2}\n{\"age\":31,\"count\":1}\n{\"age\":1e2,\"count\":1}\n");
    assertThat(written(directory, people().groupBy(row -> row.get("age")).aggregate(count())))
        .isEqualTo(
            "{\"key\":7,\"count\":2}\n{\"key\":31,\"count\":1}\n{\"key\":100,\"count\":1}\n");
    assertThat(written(directory, people().groupBy("name").aggregate(sum("age"), first("home"))))
        .isEqualTo(
            """
            {"name":null,"sum_age":100.0,"first_home":null}
            {"name":"Ann","sum_age":31.0,"first_home":null}
            {"name":"Bob","sum_age":14.0,"first_home":{"city":"\\u00d6"}}
            """);
  }

  @Test
  void listsAreWrittenAsArrays() throws IOException {
    assertThat(written(directory, people().aggregate(collect("name"), max("age"))))
        .isEqualTo("{\"collect_name\":[\"Ann\",\"Bob\",null,\"Bob\"],\"max_age\":100.0}\n");
  }

  @Test
  void onlyTheFieldsThatAreUsedAreRead() throws IOException {
    assertThat(people().where("age > 1").select("name", "home.city").explain())
        .contains("as jsonl: name, age, home.city where age > 1");
    assertThat(people().with("x", "age + 1").groupBy("x").aggregate(count()).explain())
        .contains("as jsonl: age ");
    assertThat(people().drop("age").where("name = 'Ann'").explain()).contains("whole documents");
  }

  @Test
  void nullsAreKeptOrLeftOut() throws IOException {
    Dataset rows = people().select("name", "home.zip");
    assertThat(written(directory, rows, Json.lines().nulls(Nulls.OMIT)))
        .isEqualTo(
            """
            {"name":"Ann"}
            {"name":"B\\u006fb"}
            {}
            {"name":"Bob","home.zip":"007"}
            """);
  }

  @Test
  void anArrayIsWrittenAndReadAgain() throws IOException {
    String array = written(directory, people(), Json.array());
    assertThat(array).isEqualTo("[\n" + ALL.strip().replace("\n", ",\n") + "\n]\n");
    Dataset again = Documents.read(directory, array, Json.array());
    assertThat(written(directory, again)).isEqualTo(ALL);
    Dataset none = people().where("age > 1000");
    assertThat(
            Documents.read(directory, written(directory, none, Json.array()), Json.array()).count())
        .isZero();
    assertThat(lines(directory, written(directory, none)).count()).isZero();
  }

  @Test
  void rowsOfJavaBecomeObjects() throws IOException {
    Dataset rows =
        Dataset.ofRows(
            List.of(
                Row.of("a", 1, "b", "x\"\n\u0001é"),
                Row.of(
                    "b", List.of(1, Row.of("c", 2.5)), "d", java.time.LocalDate.of(2024, 1, 2))));
    assertThat(written(directory, rows))
        .isEqualTo(
            "{\"a\":1,\"b\":\"x\\\"\\n\\u0001é\"}\n{\"b\":[1,{\"c\":2.5}],\"d\":\"2024-01-02\"}\n");
  }

  @Test
  void knownFieldsHaveTypesAndOthersAreOfAny() throws IOException {
    Dataset rows =
        lines(
            directory,
            """
            {"i":1,"d":1.5,"t":"x","b":true,"l":[1],"o":{},"day":"2024-01-02","id":"007","m":1,"n":null}
            {"i":-2,"d":3,"t":"2024-01-02","b":false,"l":[],"o":{},"day":"2024-02-03","id":"8","m":"1"}
            """);
    assertThat(rows.schema().isOpen()).isTrue();
    assertThat(rows.schema().fields().toString())
        .isEqualTo(
            "[i INTEGER, d DECIMAL, t TEXT, b BOOLEAN, l LIST, o ANY, day DATE, id TEXT, m ANY,"
                + " n ANY]");
    assertThat(rows.schema().type("elsewhere")).isEqualTo(Type.ANY);
    assertThat(written(directory, rows.where("day >= '2024-02-01'").select("i", "elsewhere")))
        .isEqualTo("{\"i\":-2,\"elsewhere\":null}\n");
  }

  @Test
  void aTypeThatWasSetIsNeededOnlyWhereTheFieldIsUsed() throws IOException {
    Dataset rows =
        Documents.read(
            directory, "{\"a\":\"x\"}\n{\"a\":5}\n", Json.lines().type("a", Type.INTEGER));
    assertThat(written(directory, rows)).isEqualTo("{\"a\":\"x\"}\n{\"a\":5}\n");
    assertThatThrownBy(() -> written(directory, rows.where("a > 1")))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("\"x\" is not an INTEGER");
  }
}
