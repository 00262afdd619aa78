package dev.leat.expr;

import static dev.leat.data.Type.BOOLEAN;
import static dev.leat.data.Type.DATE;
import static dev.leat.data.Type.DATETIME;
import static dev.leat.data.Type.DOUBLE;
import static dev.leat.data.Type.INSTANT;
import static dev.leat.data.Type.INTEGER;
import static dev.leat.data.Type.LIST;
import static dev.leat.data.Type.TEXT;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The functions and operators of expressions.
 *
 * <p>Unless its sentence says otherwise, a function of a null is null. Positions in a text count
 * characters (Unicode code points) from 1. Where a number is needed a text is read as a decimal,
 * where a time is needed it is read as one; a text that is none makes the row an error, as do
 * overflow of a 64-bit integer and division by zero. An operand of type {@code ANY} is judged row
 * by row.
 */
public enum Function {
  /** The sum of two numbers; a date and a number of days is a date. */
  PLUS(Notation.SUM, "+", 2, Rules::plus),
  /** The difference of two numbers, or of two dates in days; a date less days is a date. */
  MINUS(Notation.SUM, "-", 2, Rules::minus),
  /** The product of two numbers. */
  TIMES(Notation.PRODUCT, "*", 2, Rules::arithmetic),
  /** The quotient: of integers a double, of decimals a decimal of 34 digits. */
  DIVIDED_BY(Notation.PRODUCT, "/", 2, Rules::division),
  /** The remainder of a division, with the sign of the first number. */
  REMAINDER(Notation.PRODUCT, "%", 2, Rules::arithmetic),
  /** The number with the other sign. */
  NEGATE(Notation.SIGN, "-", 1, Rules::sameNumber),
  /** Whether two values are equal; NaN equals itself. */
  EQ(Notation.COMPARISON, "=", 2, Rules::equality),
  /** Whether two values differ. */
  NE(Notation.COMPARISON, "<>", 2, Rules::equality),
  /** Whether the first is less; texts by code point, NaN after all numbers. */
  LT(Notation.COMPARISON, "<", 2, Rules::comparison),
  /** Whether the first is less or equal. */
  LE(Notation.COMPARISON, "<=", 2, Rules::comparison),
  /** Whether the first is greater. */
  GT(Notation.COMPARISON, ">", 2, Rules::comparison),
  /** Whether the first is greater or equal. */
  GE(Notation.COMPARISON, ">=", 2, Rules::comparison),
  /** Whether all are true: false if one is false, else null if one is null. */
  AND(Notation.AND, "and", 2, Integer.MAX_VALUE, Rules.each(BOOLEAN, BOOLEAN)),
  /** Whether one is true: true if one is true, else null if one is null. */
  OR(Notation.OR, "or", 2, Integer.MAX_VALUE, Rules.each(BOOLEAN, BOOLEAN)),
  /** Whether the condition is false. */
  NOT(Notation.NOT, "not", 1, Rules.fixed(BOOLEAN, BOOLEAN)),
  /** Whether the value is null; never null itself. */
  IS_NULL(Notation.TEST, "is null", 1, Rules::untouched),
  /** Whether the value is not null; never null itself. */
  IS_NOT_NULL(Notation.TEST, "is not null", 1, Rules::untouched),
  /** Whether the text matches: % is any text, _ one character, \ takes the next as it is. */
  LIKE(Notation.COMPARISON, "like", 2, Rules.fixed(BOOLEAN, TEXT, TEXT)),
  /** Whether the text matches a pattern without regard to case. */
  ILIKE(Notation.COMPARISON, "ilike", 2, Rules.fixed(BOOLEAN, TEXT, TEXT)),
  /** The texts one after the other. */
  JOINED(Notation.JOINING, "||", 2, Integer.MAX_VALUE, Rules.each(TEXT, TEXT)),

  /** The text in lower case, by the rules of no particular language. */
  LOWER("lower", 1, Rules.fixed(TEXT, TEXT)),
  /** The text in upper case, by the rules of no particular language. */
  UPPER("upper", 1, Rules.fixed(TEXT, TEXT)),
  /** The text without spaces, or without these characters, around it. */
  TRIM("trim", 1, 2, Rules.fixed(TEXT, TEXT, TEXT)),
  /** The text without spaces, or without these characters, before it. */
  LTRIM("ltrim", 1, 2, Rules.fixed(TEXT, TEXT, TEXT)),
  /** The text without spaces, or without these characters, after it. */
  RTRIM("rtrim", 1, 2, Rules.fixed(TEXT, TEXT, TEXT)),
  /** The number of characters. */
  LENGTH("length", 1, Rules.fixed(INTEGER, TEXT)),
  /** The characters from a position on, all or so many: {@code substring(text, start, count)}. */
  SUBSTRING("substring", 2, 3, Rules.fixed(TEXT, TEXT, INTEGER, INTEGER)),
  /** The text with each occurrence of a part replaced: {@code replace(text, part, by)}. */
  REPLACE("replace", 3, Rules.fixed(TEXT, TEXT, TEXT, TEXT)),
  /** The texts one after the other, without those that are null; never null itself. */
  CONCAT("concat", 1, Integer.MAX_VALUE, Rules.each(TEXT, TEXT)),
  /** The first so many characters; of a negative number, all but the last so many. */
  LEFT("left", 2, Rules.fixed(TEXT, TEXT, INTEGER)),
  /** The last so many characters; of a negative number, all but the first so many. */
  RIGHT("right", 2, Rules.fixed(TEXT, TEXT, INTEGER)),
  /** The text filled up on the left, or cut on the right, to so many characters. */
  LPAD("lpad", 2, 3, Rules.fixed(TEXT, TEXT, INTEGER, TEXT)),
  /** The text filled up or cut on the right to so many characters. */
  RPAD("rpad", 2, 3, Rules.fixed(TEXT, TEXT, INTEGER, TEXT)),
  /** Whether the text starts with another. */
  STARTS_WITH("starts_with", 2, Rules.fixed(BOOLEAN, TEXT, TEXT)),
  /** Whether the text ends with another. */
  ENDS_WITH("ends_with", 2, Rules.fixed(BOOLEAN, TEXT, TEXT)),
  /** Whether another text occurs in the text. */
  CONTAINS("contains", 2, Rules.fixed(BOOLEAN, TEXT, TEXT)),
  /** The position of the first occurrence of a part, 0 if there is none. */
  STRPOS("strpos", 2, Rules.fixed(INTEGER, TEXT, TEXT)),
  /** The n-th part between separators, from the end if negative, empty if there is none. */
  SPLIT_PART("split_part", 3, Rules.fixed(TEXT, TEXT, TEXT, INTEGER)),
  /** The characters in reverse order. */
  REVERSE("reverse", 1, Rules.fixed(TEXT, TEXT)),
  /** The text so many times. */
  REPEAT("repeat", 2, Rules.fixed(TEXT, TEXT, INTEGER)),
  /** Whether a Java regular expression is found in the text. */
  REGEXP_MATCHES("regexp_matches", 2, Rules.fixed(BOOLEAN, TEXT, TEXT)),
  /** The text with every match replaced; {@code $1} stands for the first group. */
  REGEXP_REPLACE("regexp_replace", 3, Rules.fixed(TEXT, TEXT, TEXT, TEXT)),
  /** The first match, or a group of it; null if there is none. */
  REGEXP_EXTRACT("regexp_extract", 2, 3, Rules.fixed(TEXT, TEXT, TEXT, INTEGER)),

  /** The number without its sign. */
  ABS("abs", 1, Rules::sameNumber),
  /** -1, 0 or 1. */
  SIGN("sign", 1, Rules::sign),
  /** The number rounded to digits after the point, 0 unless said, halves away from zero. */
  ROUND("round", 1, 2, Rules::sameNumber),
  /** The largest whole number that is not greater. */
  FLOOR("floor", 1, Rules::sameNumber),
  /** The smallest whole number that is not less. */
  CEIL("ceil", 1, Rules::sameNumber),
  /** The square root; a negative number is an error. */
  SQRT("sqrt", 1, Rules.fixed(DOUBLE, DOUBLE)),
  /** The exponential. */
  EXP("exp", 1, Rules.fixed(DOUBLE, DOUBLE)),
  /** The natural logarithm; a number that is not positive is an error. */
  LN("ln", 1, Rules.fixed(DOUBLE, DOUBLE)),
  /** The logarithm to base 10; a number that is not positive is an error. */
  LOG10("log10", 1, Rules.fixed(DOUBLE, DOUBLE)),
  /** The first number to the power of the second. */
  POWER("power", 2, Rules.fixed(DOUBLE, DOUBLE, DOUBLE)),
  /** The greatest of the values that are not null. */
  GREATEST("greatest", 1, Integer.MAX_VALUE, Rules::extreme),
  /** The least of the values that are not null. */
  LEAST("least", 1, Integer.MAX_VALUE, Rules::extreme),

  /** The year; the parts of an instant are those in UTC. */
  YEAR("year", 1, Rules.partOfDate(INTEGER)),
  /** The quarter, 1 to 4. */
  QUARTER("quarter", 1, Rules.partOfDate(INTEGER)),
  /** The month, 1 to 12. */
  MONTH("month", 1, Rules.partOfDate(INTEGER)),
  /** The ISO week, 1 to 53. */
  WEEK("week", 1, Rules.partOfDate(INTEGER)),
  /** The day of the month, 1 to 31. */
  DAY("day", 1, Rules.partOfDate(INTEGER)),
  /** The ISO day of the week, 1 (Monday) to 7. */
  DAY_OF_WEEK("day_of_week", 1, Rules.partOfDate(INTEGER)),
  /** The day of the year, 1 to 366. */
  DAY_OF_YEAR("day_of_year", 1, Rules.partOfDate(INTEGER)),
  /** The hour, 0 to 23. */
  HOUR("hour", 1, Rules::partOfTime),
  /** The minute, 0 to 59. */
  MINUTE("minute", 1, Rules::partOfTime),
  /** The second, 0 to 59, without its fraction. */
  SECOND("second", 1, Rules::partOfTime),
  /** The start of the unit that a time lies in: {@code date_trunc('month', day)}. */
  DATE_TRUNC("date_trunc", 2, Rules::moved),
  /** A time so many units later: {@code date_add('day', 7, day)}. */
  DATE_ADD("date_add", 3, Rules::moved),
  /** The whole units from one time to another: {@code date_diff('month', from, to)}. */
  DATE_DIFF("date_diff", 3, Rules::difference),
  /** The date of a text in a format of {@code java.time}: {@code to_date('1.2.2019', 'd.M.y')}. */
  TO_DATE("to_date", 2, Rules.fixed(DATE, TEXT, TEXT)),
  /** The date and time of a text in a format of {@code java.time}. */
  TO_DATETIME("to_datetime", 2, Rules.fixed(DATETIME, TEXT, TEXT)),
  /** The text of a time in a format of {@code java.time}, with English names. */
  FORMAT_DATE("format_date", 2, Rules::formatted),
  /** The seconds since 1970-01-01, with their fraction. */
  EPOCH("epoch", 1, Rules.partOfDate(DOUBLE)),
  /** The instant so many seconds after 1970-01-01 in UTC. */
  FROM_EPOCH("from_epoch", 1, Rules.fixed(INSTANT, DOUBLE)),
  /** The instant of a local time in a zone, or the local time of an instant. */
  AT_ZONE("at_zone", 2, Rules::zoned),

  /** The parts of a text between separators as a list; of an empty text one, which is empty. */
  SPLIT("split", 2, Rules.fixed(LIST, TEXT, TEXT)),
  /** A list of the values, nulls included; never null itself. */
  LIST_OF("list", 1, Integer.MAX_VALUE, NestedRules::list),
  /** The number of values in a list, nulls included. */
  LIST_SIZE("list_size", 1, NestedRules.ofList(INTEGER)),
  /** The n-th value of a list, from the end if negative; null if there is none. */
  LIST_GET("list_get", 2, NestedRules::element),
  /** Whether a value is in a list; numbers are equal by value, of whatever type. */
  LIST_CONTAINS("list_contains", 2, NestedRules.ofList(BOOLEAN)),
  /** An object of names and values, nulls included: {@code object('id', id, 'name', name)}. */
  OBJECT("object", 2, Integer.MAX_VALUE, NestedRules::object),
  /** An object of names and values, without the values that are null. */
  OBJECT_WITHOUT_NULLS("object_without_nulls", 2, Integer.MAX_VALUE, NestedRules::object),

  /** The first value that is not null. */
  COALESCE("coalesce", 1, Integer.MAX_VALUE, Rules::oneOf),
  /** Null if the values are equal, else the first. */
  NULLIF("nullif", 2, Rules::nullif);

  private static final Map<String, Function> BY_NAME = byName();

  private final Notation notation;
  private final String text;
  private final int fewest;
  private final int most;
  private final Rule rule;

  Function(String text, int count, Rule rule) {
    this(Notation.CALL, text, count, count, rule);
  }

  Function(String text, int fewest, int most, Rule rule) {
    this(Notation.CALL, text, fewest, most, rule);
  }

  Function(Notation notation, String text, int count, Rule rule) {
    this(notation, text, count, count, rule);
  }

  Function(Notation notation, String text, int fewest, int most, Rule rule) {
    this.notation = notation;
    this.text = text;
    this.fewest = fewest;
    this.most = most;
    this.rule = rule;
  }

  /** The function of a name, in any case, or of another name that SQL dialects give it. */
  public static Optional<Function> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The names that {@link #find} knows. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /** The name or the operator as it is written in an expression. */
  public String text() {
    return text;
  }

  Notation notation() {
    return notation;
  }

  Rule rule() {
    return rule;
  }

  void checkCount(int count) {
    if (count < fewest || count > most) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" got %d argument%s (expected: %s)."
              .formatted(text, count, count == 1 ? "" : "s", expectedCount()));
    }
  }

  private String expectedCount() {
    if (most == Integer.MAX_VALUE) {
      return "at least " + fewest;
    }
    return fewest == most ? "" + fewest : fewest + " to " + most;
  }

  private static Map<String, Function> byName() {
    Map<String, Function> functions = new LinkedHashMap<>();
    for (Function function : values()) {
      if (function.notation == Notation.CALL) {
        functions.put(function.text, function);
      }
    }
    functions.putAll(
        Map.ofEntries(
            Map.entry("substr", SUBSTRING),
            Map.entry("len", LENGTH),
            Map.entry("char_length", LENGTH),
            Map.entry("instr", STRPOS),
            Map.entry("position", STRPOS),
            Map.entry("regexp_like", REGEXP_MATCHES),
            Map.entry("ceiling", CEIL),
            Map.entry("pow", POWER),
            Map.entry("mod", REMAINDER),
            Map.entry("dayofweek", DAY_OF_WEEK),
            Map.entry("dayofyear", DAY_OF_YEAR),
            Map.entry("weekofyear", WEEK),
            Map.entry("truncate", DATE_TRUNC),
            Map.entry("to_timestamp", TO_DATETIME),
            Map.entry("string_split", SPLIT),
            Map.entry("list_value", LIST_OF),
            Map.entry("array_length", LIST_SIZE),
            Map.entry("list_extract", LIST_GET),
            Map.entry("array_contains", LIST_CONTAINS),
            Map.entry("ifnull", COALESCE),
            Map.entry("nvl", COALESCE)));
    return Collections.unmodifiableMap(functions);
  }
}
