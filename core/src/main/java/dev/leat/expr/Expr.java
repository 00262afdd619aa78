package dev.leat.expr;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column expression: data only, built by its methods or parsed from text.
 *
 * <p>An operand may be an expression or a plain Java value, which stands for itself: {@code
 * col("country").eq("NZ")}. Immutable and safe for all threads. What an expression means is written
 * at {@link Function}; whether it fits a schema is found by {@link Typing}.
 */
public sealed interface Expr extends Serializable {

  /** The value of a column. */
  record Column(String name) implements Expr {
    @Override
    public String toString() {
      return toText();
    }
  }

  /**
   * A constant.
   *
   * @param value a {@code String, Boolean, Long, BigDecimal, Double, LocalDate, LocalDateTime,
   *     Instant} or null
   */
  record Literal(@Nullable Object value) implements Expr {
    /** Takes other whole numbers and times as the class that stands for them. */
    public Literal {
      value = Literals.checked(value);
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /** A function or operator applied to arguments. */
  record Call(Function function, List<Expr> arguments) implements Expr {
    /** Checks the number of arguments. */
    public Call {
      arguments = List.copyOf(arguments);
      function.checkCount(arguments.size());
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /** {@code value in (options...)}. */
  record In(Expr value, List<Expr> options) implements Expr {
    /** Checks that there are options. */
    public In {
      options = List.copyOf(options);
      if (options.isEmpty()) {
        throw new LeatException(
            ErrorKind.USAGE, "\"%s in ()\" needs at least one value.".formatted(value.toText()));
      }
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /** {@code case when condition then value ... else otherwise end}. */
  record Case(List<When> branches, Expr otherwise) implements Expr {
    /** Copies the branches. */
    public Case {
      branches = List.copyOf(branches);
    }

    /** This case with one more branch, asked after the others. */
    public Case when(Expr condition, @Nullable Object value) {
      List<When> more = new ArrayList<>(branches);
      more.add(new When(condition, of(value)));
      return new Case(more, otherwise);
    }

    /** This case with a value for rows that no branch takes; null unless said. */
    public Case otherwise(@Nullable Object value) {
      return new Case(branches, of(value));
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /** One branch of a {@link Case}. */
  record When(Expr condition, Expr value) implements Serializable {}

  /** {@code cast(value as type)} or {@code try_cast(value as type)}. */
  record Cast(Expr value, Type type, OnMisfit onMisfit) implements Expr {
    @Override
    public String toString() {
      return toText();
    }
  }

  /** The value of a column. */
  static Column col(String name) {
    return new Column(name);
  }

  /** A constant. */
  static Literal lit(@Nullable Object value) {
    return new Literal(value);
  }

  /** The operand itself if it is an expression, else the constant that it is. */
  static Expr of(@Nullable Object operand) {
    return operand instanceof Expr expression ? expression : new Literal(operand);
  }

  /**
   * The expression of a text such as {@code year >= 2000 and country = 'NZ'}.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} saying what stands where instead of what
   */
  static Expr parse(String text) {
    return new Parser(text).wholeExpression();
  }

  /** A function of these operands. */
  static Call call(Function function, @Nullable Object... operands) {
    return new Call(function, Arrays.stream(operands).map(Expr::of).toList());
  }

  /** A {@code case} with one branch; more are added by {@link Case#when}. */
  static Case when(Expr condition, @Nullable Object value) {
    return new Case(List.of(new When(condition, of(value))), lit(null));
  }

  /** The sum; a date plus a whole number is the date so many days later. */
  default Expr plus(Object other) {
    return call(Function.PLUS, this, other);
  }

  /** The difference; of two dates in days. */
  default Expr minus(Object other) {
    return call(Function.MINUS, this, other);
  }

  /** The product. */
  default Expr times(Object other) {
    return call(Function.TIMES, this, other);
  }

  /** The quotient: a double, or a decimal if an operand is one. */
  default Expr dividedBy(Object other) {
    return call(Function.DIVIDED_BY, this, other);
  }

  /** The remainder of the division, with the sign of this. */
  default Expr remainder(Object other) {
    return call(Function.REMAINDER, this, other);
  }

  /** The number with the other sign. */
  default Expr negate() {
    return call(Function.NEGATE, this);
  }

  /** Whether the values are equal. */
  default Expr eq(Object other) {
    return call(Function.EQ, this, other);
  }

  /** Whether the values differ. */
  default Expr ne(Object other) {
    return call(Function.NE, this, other);
  }

  /** Whether this is less. */
  default Expr lt(Object other) {
    return call(Function.LT, this, other);
  }

  /** Whether this is less or equal. */
  default Expr le(Object other) {
    return call(Function.LE, this, other);
  }

  /** Whether this is greater. */
  default Expr gt(Object other) {
    return call(Function.GT, this, other);
  }

  /** Whether this is greater or equal. */
  default Expr ge(Object other) {
    return call(Function.GE, this, other);
  }

  /** Whether both conditions are true. */
  default Expr and(Expr other) {
    return Literals.chain(Function.AND, this, other);
  }

  /** Whether one of the conditions is true. */
  default Expr or(Expr other) {
    return Literals.chain(Function.OR, this, other);
  }

  /** Whether the condition is false. */
  default Expr not() {
    return call(Function.NOT, this);
  }

  /** Whether the value is null. */
  default Expr isNull() {
    return call(Function.IS_NULL, this);
  }

  /** Whether the value is not null. */
  default Expr isNotNull() {
    return call(Function.IS_NOT_NULL, this);
  }

  /** Whether the value equals one of these. */
  default Expr in(@Nullable Object... options) {
    return new In(this, Arrays.stream(options).map(Expr::of).toList());
  }

  /** Whether the value equals one of these. */
  default Expr in(Collection<?> options) {
    return new In(this, options.stream().map(Expr::of).toList());
  }

  /** Whether the value lies between two others or equals one of them. */
  default Expr between(Object low, Object high) {
    return ge(low).and(le(high));
  }

  /** Whether the text matches a pattern, in which % stands for any text and _ for a character. */
  default Expr like(Object pattern) {
    return call(Function.LIKE, this, pattern);
  }

  /** Whether the text matches a pattern without regard to case. */
  default Expr ilike(Object pattern) {
    return call(Function.ILIKE, this, pattern);
  }

  /** The value as another type; a row is in error if it does not fit. */
  default Expr cast(Type type) {
    return new Cast(this, type, OnMisfit.FAIL);
  }

  /** The value as another type, or null if it does not fit. */
  default Expr tryCast(Type type) {
    return new Cast(this, type, OnMisfit.NULL);
  }

  /** The start of the unit that the date lies in. */
  default Expr truncate(CalendarUnit unit) {
    return call(Function.DATE_TRUNC, unit.text(), this);
  }

  /** The date so many units later. */
  default Expr plus(Object count, CalendarUnit unit) {
    return call(Function.DATE_ADD, unit.text(), count, this);
  }

  /** The text in lower case. */
  default Expr lower() {
    return call(Function.LOWER, this);
  }

  /** The text in upper case. */
  default Expr upper() {
    return call(Function.UPPER, this);
  }

  /** The text without spaces around it. */
  default Expr trim() {
    return call(Function.TRIM, this);
  }

  /** The number of characters. */
  default Expr length() {
    return call(Function.LENGTH, this);
  }

  /** So many characters of the text, from a position counted from 1. */
  default Expr substring(Object start, Object length) {
    return call(Function.SUBSTRING, this, start, length);
  }

  /** The text with each occurrence of a part replaced. */
  default Expr replace(Object part, Object replacement) {
    return call(Function.REPLACE, this, part, replacement);
  }

  /** Whether the text starts so. */
  default Expr startsWith(Object start) {
    return call(Function.STARTS_WITH, this, start);
  }

  /** Whether the text ends so. */
  default Expr endsWith(Object end) {
    return call(Function.ENDS_WITH, this, end);
  }

  /** Whether a part occurs in the text. */
  default Expr contains(Object part) {
    return call(Function.CONTAINS, this, part);
  }

  /** Whether a regular expression is found in the text. */
  default Expr matches(Object pattern) {
    return call(Function.REGEXP_MATCHES, this, pattern);
  }

  /** The number without its sign. */
  default Expr abs() {
    return call(Function.ABS, this);
  }

  /** The number rounded to so many digits after the point, halves away from zero. */
  default Expr round(int digits) {
    return call(Function.ROUND, this, digits);
  }

  /** The year of the date. */
  default Expr year() {
    return call(Function.YEAR, this);
  }

  /** The month of the date, 1 to 12. */
  default Expr month() {
    return call(Function.MONTH, this);
  }

  /** The day of the month, 1 to 31. */
  default Expr day() {
    return call(Function.DAY, this);
  }

  /** This value, or the first of the others that is not null. */
  default Expr coalesce(@Nullable Object... others) {
    List<Expr> arguments = new ArrayList<>(List.of(this));
    Arrays.stream(others).map(Expr::of).forEach(arguments::add);
    return new Call(Function.COALESCE, arguments);
  }

  /** The expressions that this one is made of, in the order of its text. */
  default List<Expr> parts() {
    return Parts.of(this);
  }

  /** The names of the columns that are used, in the order of the text. */
  default Set<String> columns() {
    Set<String> names = new LinkedHashSet<>();
    Parts.addColumns(this, names);
    return names;
  }

  /** This expression with each column replaced by what a function gives for its name. */
  default Expr replaceColumns(java.util.function.Function<String, Expr> replacement) {
    return Parts.replaceColumns(this, replacement);
  }

  /** The expression as text that {@link #parse} reads back. */
  default String toText() {
    return ExprText.of(this);
  }
}
