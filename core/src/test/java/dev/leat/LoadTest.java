package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.io.Csv;
import dev.leat.io.Json;
import dev.leat.io.Loader;
import dev.leat.io.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {

  private static final AtomicInteger CALLS = new AtomicInteger();

  @TempDir private Path folder;

  @Test
  void aLoadIsCalledOnceHoweverOftenItsRowsAreRead() {
    Loader loader =
        file -> {
          CALLS.incrementAndGet();
          Files.writeString(file, "id,name\n1,Ann\n2,Bob\n");
        };
    Dataset people = Dataset.load("people", loader);

    assertThat(people.count()).isEqualTo(2);
    assertThat(people.join(people.limit(1), "id").collect()).hasSize(1);
    assertThat(Dataset.load("people", loader).where("id = 2").collect())
        .containsExactly(Row.of("id", 2L, "name", "Bob"));
    people.write(folder.resolve("out.csv").toString());
    assertThat(CALLS).hasValue(1);
    assertThat(people.explain()).contains("scan people as csv");
  }

  @Test
  void everyFormatCanBeLoaded() {
    assertThat(Dataset.load("a.jsonl", file -> Files.writeString(file, "{\"a\": 1}\n")).collect())
        .containsExactly(Row.of("a", 1L));
    assertThat(
            Dataset.load("a", file -> Files.writeString(file, "[{\"a\": 1}]"), Json.array())
                .collect())
        .containsExactly(Row.of("a", 1L));
    assertThat(Dataset.load("a.tsv", file -> Files.writeString(file, "a\tb\n1\t2\n")).collect())
        .containsExactly(Row.of("a", 1L, "b", 2L));
    assertThat(
            Dataset.load("a", file -> Files.writeString(file, "x\ny\n"), TextLines.plain()).count())
        .isEqualTo(2);
  }

  @Test
  void aLoadMayBeARunOfItsOwn() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "id\n3\n1\n2\n");
    Dataset sorted =
        Dataset.load(
            "sorted",
            file -> Dataset.read(folder + "/in.csv").sort("id").write(file.toString()),
            Csv.sniffed());

    assertThat(sorted.limit(1).collect()).containsExactly(Row.of("id", 1L));
  }

  @Test
  void aFailureOfALoadIsItsOwnAndNamesIt() {
    assertThatThrownBy(
            () -> Dataset.load("people", file -> Dataset.read("none.csv").write(file.toString())))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FAILED))
        .hasMessageStartingWith("The load \"people\" failed: There is no file \"none.csv\".");
  }
}
