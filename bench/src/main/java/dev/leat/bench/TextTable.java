package dev.leat.bench;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown whose columns are also straight on a terminal; numbers stand right. */
final class TextTable {

  private final List<List<String>> rows = new ArrayList<>();

  /** A table with these titles. */
  TextTable(String... titles) {
    rows.add(List.of(titles));
  }

  /** Adds a row with as many cells as there are titles. */
  void add(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.getFirst().size(); column++) {
        text.append("| ").append(cell(row, column)).append(' ');
      }
      text.append("|\n");
      if (row == 0) {
        text.append(rule());
      }
    }
    return text.toString();
  }

  private String cell(int row, int column) {
    String cell = rows.get(row).get(column);
    String blanks = " ".repeat(width(column) - cell.length());
    return column == 0 ? cell + blanks : blanks + cell;
  }

  private String rule() {
    StringBuilder rule = new StringBuilder();
    for (int column = 0; column < rows.getFirst().size(); column++) {
      String dashes = "-".repeat(width(column));
      rule.append(column == 0 ? "|-" + dashes + "-" : "|-" + dashes + ":");
    }
    return rule + "|\n";
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
