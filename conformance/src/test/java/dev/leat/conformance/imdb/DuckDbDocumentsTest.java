package dev.leat.conformance.imdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.Main;
import dev.leat.conformance.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the benchmark gives the expected documents, byte for byte. */
class DuckDbDocumentsTest {
  private static final Path SCRIPT = Path.of("..", "bench", "duckdb", "imdb.sql");

  @TempDir private Path directory;

  @Test
  void bothFindTheSameDocumentsInGeneratedFiles() throws IOException, SQLException {
    generate();
    Path out = directory.resolve("merged.jsonl");

    run(
        Files.readString(SCRIPT)
            .replace("${memory}", "1GB")
            .replace("${threads}", "2")
            .replace("${titles}", directory + "/title.basics.tsv.gz")
            .replace("${credits}", directory + "/title.principals.tsv.gz")
            .replace("${names}", directory + "/name.basics.tsv.gz")
            .replace("${out}", out.toString()));

    List<String> expected = ExpectedDocuments.of(directory);
    assertThat(expected).hasSizeGreaterThan(1000);
    assertThat(Lines.difference(expected, Files.readAllLines(out))).isEmpty();
  }

  private void generate() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    String[] words = {"generate", "imdb", "--titles=4000", "--seed=3", directory.toString()};
    assertThat(Main.execute(words, nowhere, nowhere)).isZero();
  }

  private static void run(String script) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }
}
