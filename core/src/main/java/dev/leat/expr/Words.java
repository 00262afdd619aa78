package dev.leat.expr;

import dev.leat.data.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of the expression language that are not functions. */
final class Words {

  private static final Set<String> RESERVED =
      Set.of(
          "and", "or", "not", "is", "in", "between", "like", "ilike", "case", "when", "then",
          "else", "end", "null", "true", "false");

  private static final Map<String, Type> TYPES = types();

  private static final Set<String> CLOCKS =
      Set.of(
          "now",
          "today",
          "current_date",
          "current_timestamp",
          "current_time",
          "getdate",
          "sysdate",
          "random",
          "rand",
          "uuid");

  private Words() {}

  /** Whether a bare word cannot be the name of a column. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether the name is of a function whose result would differ from run to run. */
  static boolean isVolatile(String name) {
    return CLOCKS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The type of a name such as {@code integer}, {@code bigint} or {@code varchar}. */
  static Optional<Type> type(String name) {
    return Optional.ofNullable(TYPES.get(name.toLowerCase(Locale.ROOT)));
  }

  static List<String> typeNames() {
    return List.copyOf(TYPES.keySet());
  }

  private static Map<String, Type> types() {
    Map<String, Type> types = new LinkedHashMap<>();
    name(types, Type.TEXT, "text", "varchar", "string", "char");
    name(types, Type.BOOLEAN, "boolean", "bool");
    name(types, Type.INTEGER, "integer", "int", "bigint", "long", "smallint", "int64");
    name(types, Type.DECIMAL, "decimal", "numeric");
    name(types, Type.DOUBLE, "double", "float", "real", "float64");
    name(types, Type.DATE, "date");
    name(types, Type.DATETIME, "datetime", "timestamp");
    name(types, Type.INSTANT, "instant", "timestamptz");
    return types;
  }

  private static void name(Map<String, Type> types, Type type, String... names) {
    for (String name : names) {
      types.put(name, type);
    }
  }
}
