package dev.leat.conformance.duckdb;

import dev.leat.data.Type;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A DuckDB in memory, with CSV files as its tables. */
final class Duck implements AutoCloseable {

  private final Connection connection;

  Duck() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET threads = 1");
  }

  /** Makes a table of a file in which every value but null is quoted. */
  void table(String name, Path file, Map<String, Type> columns) throws SQLException {
    String types =
        columns.entrySet().stream()
            .map(column -> "'" + column.getKey() + "': '" + typeName(column.getValue()) + "'")
            .collect(Collectors.joining(", ", "{", "}"));
    execute(
        """
        CREATE TABLE %s AS SELECT * FROM read_csv('%s', header = true, delim = ',', quote = '"',
          escape = '"', nullstr = '', allow_quoted_nulls = false, auto_detect = false,
          parallel = false, columns = %s)
        """
            .formatted(name, file, types));
  }

  private static String typeName(Type type) {
    return switch (type) {
      case TEXT -> "VARCHAR";
      case INTEGER -> "BIGINT";
      case DECIMAL -> "DECIMAL(36, 6)";
      case DATETIME -> "TIMESTAMP";
      case BOOLEAN, DOUBLE, DATE -> type.name();
      case INSTANT, LIST, ANY -> throw new IllegalArgumentException(type.name());
    };
  }

  /** Runs a statement. */
  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The rows of a query, each as a line of text. */
  List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(Canonical.text(result.getObject(i)));
        }
        rows.add(String.join(" | ", values));
      }
      return rows;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
