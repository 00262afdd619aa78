package dev.leat.bench.peer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs a script in a DuckDB of its own, in memory, as a whole program. */
public final class DuckDbScript {

  private DuckDbScript() {}

  /** Runs the file that the first argument names; the others replace names in it. */
  public static void main(String[] args) throws IOException, SQLException {
    Script script = Script.of(args);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String sql : script.statements()) {
        statement.execute(sql);
      }
    }
  }
}
