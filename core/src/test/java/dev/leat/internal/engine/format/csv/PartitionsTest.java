package dev.leat.internal.engine.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionsTest {

  @TempDir Path folder;

  @BeforeEach
  void tables() throws IOException {
    for (int day = 1; day <= 3; day++) {
      write("days/day=2024-01-0%d/n=%d/a.csv".formatted(day, 7 * day), 100 * day);
    }
    write("mixed/a=1/b=2/x.csv", 1);
    write("mixed/b=3/x.csv", 1);
    write("odd/100%=all/x.csv", 2);
    write("odd/100%=a+b%20c%/x.csv", 2);
  }

  private void write(String name, int rows) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "id\n" + "4\n".repeat(rows));
  }

  private Dataset read(String location) {
    return Dataset.read(folder.resolve(location).toString());
  }

  @Test
  void haveTheNarrowestTypeOfTheirValues() {
    assertThat(read("days").schema().type("day")).isEqualTo(Type.DATE);
    assertThat(read("days/*/*/a.csv").schema().type("n")).isEqualTo(Type.INTEGER);
    assertThat(
            Dataset.read(folder.resolve("days").toString(), Csv.sniffed().allText())
                .schema()
                .type("n"))
        .isEqualTo(Type.TEXT);
  }

  @Test
  void haveTheTypeThatWasSet() {
    Csv texts = Csv.sniffed().types(Map.of("n", Type.TEXT));

    assertThat(Dataset.read(folder.resolve("days").toString(), texts).schema().type("n"))
        .isEqualTo(Type.TEXT);
    assertThat(read("days/*/*/a.csv").sort("n").limit(1).collect().getFirst().get("n"))
        .isEqualTo(7L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void areThoseOfTheFileOfEachRow(int threads) {
    Engine engine = Engine.local().threads(threads).batches(7, DataSize.kilobytes(1));

    assertThat(read("days").groupBy("n", "day").count().on(engine).collect())
        .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2))
        .containsExactly("7 2024-01-01 100", "14 2024-01-02 200", "21 2024-01-03 300");
  }

  @Test
  void areGivenAloneWhenNothingElseIsWanted() {
    assertThat(read("days").select("n").where("n > 7").count()).isEqualTo(500);
  }

  @Test
  void areTheKeysThatAllFilesHave() {
    assertThat(read("mixed").schema().names()).containsExactly("id", "b");
  }

  @Test
  void mayBeNamedByAnyCharacters() {
    assertThat(read("odd").distinct().sort("100%").collect())
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactly("4 a+b%20c%", "4 all");
  }
}
