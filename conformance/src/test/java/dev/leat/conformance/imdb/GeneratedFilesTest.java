package dev.leat.conformance.imdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.Main;
import dev.leat.conformance.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts of the benchmark give the expected documents of generated files, byte for byte. */
class GeneratedFilesTest {
  private static final Path BENCH = Path.of("..", "bench");

  @TempDir private static Path directory;

  private static List<String> expected;

  @BeforeAll
  static void generate() {
    leat("generate", "imdb", "--titles=4000", "--seed=3", directory.toString());
    expected = ExpectedDocuments.of(directory);
    assertThat(expected).hasSizeGreaterThan(1000);
  }

  private static void leat(String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    assertThat(Main.execute(words, out, out)).as(bytes.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static Map<String, String> parameters(Path out) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("titles", directory.resolve("title.basics.tsv.gz").toString());
    parameters.put("credits", directory.resolve("title.principals.tsv.gz").toString());
    parameters.put("names", directory.resolve("name.basics.tsv.gz").toString());
    parameters.put("out", out.toString());
    return parameters;
  }

  @ParameterizedTest
  @CsvSource({"1,4GB", "2,4GB", "8,4GB", "1,16MB", "2,16MB"})
  void theFlowGivesTheDocuments(String jobs, String memory) throws IOException {
    Path out = directory.resolve("flow.jsonl");
    List<String> words = new ArrayList<>(List.of("run", "-q", "--jobs", jobs, "--memory", memory));
    words.add(BENCH.resolve("flows/imdb.yaml").toString());
    parameters(out).forEach((name, value) -> words.add(name + "=" + value));

    leat(words.toArray(String[]::new));

    assertThat(Lines.difference(expected, Files.readAllLines(out))).isEmpty();
  }

  @Test
  void duckDbGivesTheDocuments() throws IOException, SQLException {
    Path out = directory.resolve("duckdb.jsonl");
    Map<String, String> parameters = parameters(out);
    parameters.put("memory", "1GB");
    parameters.put("threads", "2");
    String script = Files.readString(BENCH.resolve("duckdb/imdb.sql"));
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      script = script.replace("${" + parameter.getKey() + "}", parameter.getValue());
    }

    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }

    assertThat(Lines.difference(expected, Files.readAllLines(out))).isEmpty();
  }
}
