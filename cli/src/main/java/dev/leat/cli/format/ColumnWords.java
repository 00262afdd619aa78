package dev.leat.cli.format;

import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.expr.Expr;
import dev.leat.plan.Named;
import dev.leat.plan.SortKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads columns and sort keys of texts, for a schema: a column's name always wins. */
public final class ColumnWords {

  private static final Pattern NAMED =
      Pattern.compile("(.+)\\s+as\\s+(\"[^\"]+\"|\\S+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern SORTED =
      Pattern.compile(
          "(.+?)(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private ColumnWords() {}

  /** A column, {@code year}, or an expression with a name, {@code upper(name) as name}. */
  public static Named named(String text, Schema schema) {
    if (schema.find(text).isPresent()) {
      return Named.column(text);
    }
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      String name = named.group(2).replace("\"", "");
      return new Named(name, Expr.parse(named.group(1)));
    }
    if (schema.isOpen() && !isExpression(text)) {
      return Named.column(text);
    }
    throw isExpression(text)
        ? Words.usage(
            "The expression \"%s\" has no name. Write: %s as some_name".formatted(text, text))
        : schema.unknown(text);
  }

  private static boolean isExpression(String text) {
    try {
      return !(Expr.parse(text) instanceof Expr.Column);
    } catch (LeatException notAnExpression) {
      return false;
    }
  }

  /** A sort key: {@code year}, {@code -year}, {@code year desc nulls last}, or an expression. */
  public static SortKey sortKey(String text, Schema schema) {
    Matcher key = SORTED.matcher(text.strip());
    if (schema.find(text).isPresent() || !key.matches()) {
      return SortKey.ascending(Expr.col(text));
    }
    String value = key.group(1);
    boolean minus = isColumnAfterMinus(value, schema);
    boolean descending = "desc".equalsIgnoreCase(key.group(2)) != minus;
    Expr compared = compared(minus ? value.substring(1) : value, schema);
    SortKey sorted = descending ? SortKey.descending(compared) : SortKey.ascending(compared);
    return "last".equalsIgnoreCase(key.group(3)) ? sorted.nullsLast() : sorted;
  }

  private static boolean isColumnAfterMinus(String text, Schema schema) {
    return text.startsWith("-")
        && schema.find(text).isEmpty()
        && (schema.find(text.substring(1)).isPresent()
            || schema.isOpen() && !isExpression(text.substring(1)));
  }

  private static Expr compared(String text, Schema schema) {
    return schema.find(text).isPresent() ? Expr.col(text) : Expr.parse(text);
  }
}
