package dev.leat.conformance.random;

import dev.leat.data.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes tables with few different values, many nulls, and texts that are easily mistaken. */
public final class RandomTables {

  /** The columns that a table may have, each always of one type. */
  public static final Map<String, Type> TYPES = types();

  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "b",
          "ab",
          "a b",
          "ä",
          "Ä",
          "e\u0301",
          "ß",
          "～",
          "😀",
          "😀a",
          "日本",
          "\"",
          "a\"b",
          "\"\"",
          "x,y",
          "line\nbreak",
          "\r\n",
          "cr\rhere",
          "\t",
          "007",
          "1.50",
          "-1",
          "NULL",
          "null",
          "\\N",
          "#c",
          "'",
          "%",
          "_",
          "\\",
          "true",
          "2019-01-01",
          " lead",
          "trail ",
          "x".repeat(300));
  private static final List<String> INTEGERS =
      List.of("0", "1", "2", "3", "-1", "7", "10", "9223372036854775807", "-9223372036854775808");
  private static final List<String> DECIMALS =
      List.of("0.5", "1.5", "1.50", "-1.5", "0.00", "2", "10.25", "123456789012345678901234.5");
  private static final List<String> DOUBLES =
      List.of("0.5", "1e5", "100000.0", "-2.25", "0.1", "0.2", "1E-7", "3", "-0.0", "0.0");
  private static final List<String> TIMES =
      List.of(
          "2019-01-01T00:00:00",
          "2019-01-01T00:00:00.5",
          "2020-02-29T23:59:59",
          "1969-12-31T23:59:59.999999",
          "2019-12-30T08:00:00");

  private final Dice dice;

  /** Tables of the choices of some dice. */
  public RandomTables(Dice dice) {
    this.dice = dice;
  }

  private static Map<String, Type> types() {
    Map<String, Type> types = new LinkedHashMap<>();
    types.put("id", Type.INTEGER);
    types.put("k", Type.INTEGER);
    types.put("word", Type.TEXT);
    types.put("odd, \"name\"", Type.TEXT);
    types.put("amount", Type.DECIMAL);
    types.put("ratio", Type.DOUBLE);
    types.put("day", Type.DATE);
    types.put("moment", Type.DATETIME);
    types.put("flag", Type.BOOLEAN);
    return types;
  }

  /** A table of some columns, at least two, as null alone on a line would be a blank line. */
  public Table table(int mostRows) {
    List<String> names = dice.some(List.copyOf(TYPES.keySet()), TYPES.size());
    if (names.size() < 2) {
      return table(mostRows);
    }
    return table(names, dice.oneIn(8) ? 0 : dice.below(mostRows));
  }

  /** A table of these columns. */
  public Table table(List<String> names, int rows) {
    List<List<@Nullable String>> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      List<@Nullable String> line = new ArrayList<>();
      for (String name : names) {
        line.add(value(name));
      }
      lines.add(line);
    }
    return new Table(names, lines);
  }

  private @Nullable String value(String name) {
    if (dice.oneIn(6)) {
      return null;
    }
    if (name.equals("k")) {
      return String.valueOf(dice.below(4));
    }
    return switch (RandomTables.TYPES.get(name)) {
      case TEXT -> dice.one(WORDS);
      case INTEGER -> dice.oneIn(3) ? dice.one(INTEGERS) : String.valueOf(dice.below(100));
      case DECIMAL -> dice.one(DECIMALS);
      case DOUBLE -> dice.one(DOUBLES);
      case DATE -> LocalDate.of(2019, 1, 1).plusDays(dice.below(400)).toString();
      case DATETIME -> dice.one(TIMES);
      case BOOLEAN -> dice.one("true", "false");
      case INSTANT, LIST, ANY -> throw new IllegalArgumentException(name);
    };
  }

  /** Texts as they occur in tables. */
  public static List<String> words() {
    return WORDS;
  }
}
