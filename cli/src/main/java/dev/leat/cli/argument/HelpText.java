package dev.leat.cli.argument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Words the help of a command: examples first, then all that it may be told. */
public final class HelpText {

  private static final int WIDTH = 100;
  private static final int WIDEST_NAME = 28;

  private final List<String> lines = new ArrayList<>();

  private HelpText() {}

  /**
   * The lines of the help of a command.
   *
   * @param usage how it is used
   * @param commands the commands below it and what they do
   */
  public static List<String> of(Usage usage, Map<String, String> commands) {
    HelpText help = new HelpText();
    help.lines.add(usage.summary());
    help.lines.add("");
    usage.examples().forEach(example -> help.lines.add("  " + example));
    help.lines.add("");
    help.lines.add(synopsis(usage, commands));
    help.lines.add("");
    help.addTable(commands);
    help.addTable(operands(usage));
    help.addTable(options(usage));
    return help.lines;
  }

  private static String synopsis(Usage usage, Map<String, String> commands) {
    StringBuilder line = new StringBuilder("Usage: ").append(usage.command());
    line.append(commands.isEmpty() ? "" : " COMMAND").append(" [OPTIONS]");
    usage.operands().forEach(operand -> line.append(' ').append(operand.synopsis()));
    return line.toString();
  }

  private static Map<String, String> operands(Usage usage) {
    Map<String, String> rows = new LinkedHashMap<>();
    usage.operands().forEach(operand -> rows.put(operand.label(), operand.description()));
    return rows;
  }

  private static Map<String, String> options(Usage usage) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (Option option : usage.options()) {
      if (option.listing() == Option.Listing.SHOWN) {
        String indent = option.synopsis().startsWith("--") ? "    " : "";
        rows.put(indent + option.synopsis(), option.description());
      }
    }
    return rows;
  }

  /** Adds a row for each name, what it means beside it. */
  private void addTable(Map<String, String> rows) {
    int width = 0;
    for (String name : rows.keySet()) {
      width = Math.max(width, Math.min(name.length(), WIDEST_NAME));
    }
    for (Map.Entry<String, String> row : rows.entrySet()) {
      addRow(row.getKey(), row.getValue(), width);
    }
    if (!rows.isEmpty()) {
      lines.add("");
    }
  }

  private void addRow(String name, String meaning, int width) {
    String start = "  " + name + " ".repeat(Math.max(0, width - name.length())) + "  ";
    if (name.length() > width) {
      lines.add("  " + name);
      start = " ".repeat(width + 4);
    }
    StringBuilder line = new StringBuilder(start);
    for (String word : meaning.split(" ")) {
      if (line.length() + word.length() > WIDTH) {
        lines.add(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(width + 4));
      }
      line.append(word).append(' ');
    }
    lines.add(line.toString().stripTrailing());
  }
}
