package dev.leat.expr;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One value per group of rows: data only. Immutable and safe for all threads.
 *
 * @param function how the value is made
 * @param argument what it is made of; null only for {@code count()}, which counts rows
 * @param name the name of the column that it gives
 * @param order the order in which a list takes the values; empty for that of the rows
 */
public record Aggregate(
    AggregateFunction function, @Nullable Expr argument, String name, List<Order> order)
    implements Serializable {

  /** Checks that there is an argument where one is needed, and no order where it means nothing. */
  public Aggregate {
    order = List.copyOf(order);
    if (!order.isEmpty() && function != AggregateFunction.COLLECT) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" takes no order (expected: collect(... order by ...)). Leave \"order by\" out."
              .formatted(function.text()));
    }
    if (argument == null && function != AggregateFunction.COUNT) {
      throw new LeatException(
          ErrorKind.USAGE, "\"%s\" needs a column or an expression.".formatted(function.text()));
    }
  }

  /** An aggregate that takes rows in the order of the input. */
  public Aggregate(AggregateFunction function, @Nullable Expr argument, String name) {
    this(function, argument, name, List.of());
  }

  /** The number of rows. */
  public static Aggregate count() {
    return new Aggregate(AggregateFunction.COUNT, null, "count");
  }

  /** The number of rows in which a column is not null. */
  public static Aggregate count(String column) {
    return of(AggregateFunction.COUNT, Expr.col(column));
  }

  /** The number of rows for which an expression is not null. */
  public static Aggregate count(Expr expression) {
    return of(AggregateFunction.COUNT, expression);
  }

  /** The number of different values of a column. */
  public static Aggregate countDistinct(String column) {
    return of(AggregateFunction.COUNT_DISTINCT, Expr.col(column));
  }

  /** The number of different values of an expression. */
  public static Aggregate countDistinct(Expr expression) {
    return of(AggregateFunction.COUNT_DISTINCT, expression);
  }

  /** The sum of a column. */
  public static Aggregate sum(String column) {
    return of(AggregateFunction.SUM, Expr.col(column));
  }

  /** The sum of an expression. */
  public static Aggregate sum(Expr expression) {
    return of(AggregateFunction.SUM, expression);
  }

  /** The least value of a column. */
  public static Aggregate min(String column) {
    return of(AggregateFunction.MIN, Expr.col(column));
  }

  /** The least value of an expression. */
  public static Aggregate min(Expr expression) {
    return of(AggregateFunction.MIN, expression);
  }

  /** The greatest value of a column. */
  public static Aggregate max(String column) {
    return of(AggregateFunction.MAX, Expr.col(column));
  }

  /** The greatest value of an expression. */
  public static Aggregate max(Expr expression) {
    return of(AggregateFunction.MAX, expression);
  }

  /** The mean of a column. */
  public static Aggregate avg(String column) {
    return of(AggregateFunction.AVG, Expr.col(column));
  }

  /** The mean of an expression. */
  public static Aggregate avg(Expr expression) {
    return of(AggregateFunction.AVG, expression);
  }

  /** The first value of a column, null or not. */
  public static Aggregate first(String column) {
    return of(AggregateFunction.FIRST, Expr.col(column));
  }

  /** The first value of an expression, null or not. */
  public static Aggregate first(Expr expression) {
    return of(AggregateFunction.FIRST, expression);
  }

  /** The last value of a column, null or not. */
  public static Aggregate last(String column) {
    return of(AggregateFunction.LAST, Expr.col(column));
  }

  /** The last value of an expression, null or not. */
  public static Aggregate last(Expr expression) {
    return of(AggregateFunction.LAST, expression);
  }

  /** The values of a column as a list, nulls included. */
  public static Aggregate collect(String column) {
    return of(AggregateFunction.COLLECT, Expr.col(column));
  }

  /** The values of an expression as a list, nulls included. */
  public static Aggregate collect(Expr expression) {
    return of(AggregateFunction.COLLECT, expression);
  }

  /** An aggregate under its default name: {@code sum_amount}, of an expression {@code sum}. */
  public static Aggregate of(AggregateFunction function, Expr argument) {
    String name =
        argument instanceof Expr.Column column
            ? function.text() + "_" + column.name()
            : function.text();
    return new Aggregate(function, argument, name);
  }

  /**
   * The aggregate of a text such as {@code count()}, {@code count(distinct city)}, {@code sum(price
   * * 2) as total} or {@code collect(title order by year desc, title)}.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} saying what stands where instead of what
   */
  public static Aggregate parse(String text) {
    return new AggregateParser(text).whole();
  }

  /** This aggregate under another name. */
  public Aggregate as(String otherName) {
    return new Aggregate(function, argument, otherName, order);
  }

  /**
   * This list with its values in an order, such as {@code "year desc", "title"}; rows that are
   * equal in it keep the order of the input.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when this is no {@code collect}, or a key
   *     cannot be read
   */
  public Aggregate orderBy(String... keys) {
    return orderBy(Arrays.stream(keys).map(Order::parse).toArray(Order[]::new));
  }

  /** As {@link #orderBy(String...)}. */
  public Aggregate orderBy(Order... keys) {
    return new Aggregate(function, argument, name, List.of(keys));
  }

  /**
   * The type of the result over rows of a schema.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when the argument does not fit
   */
  public Type type(Schema schema) {
    Type type = argument == null ? Type.INTEGER : Typing.typeOf(argument, schema);
    order.forEach(key -> Typing.typeOf(key.expression(), schema));
    return function.result(type).orElseThrow(() -> misfit(type));
  }

  private LeatException misfit(Type type) {
    String expected =
        switch (function) {
          case SUM, AVG -> "a number; write %s(cast(%s as %s))";
          default -> "values that can be compared";
        };
    String argumentText = argument == null ? "" : argument.toText();
    return new LeatException(
        ErrorKind.USAGE,
        "\"%s\" does not take a value of type %s (expected: %s)."
            .formatted(
                toText(),
                type,
                expected.formatted(
                    function.text(), argumentText, Type.DECIMAL.name().toLowerCase(Locale.ROOT))));
  }

  /** The names of the columns that are used, in the order of the text. */
  public Set<String> columns() {
    if (argument == null) {
      return Set.of();
    }
    Set<String> columns = new LinkedHashSet<>(argument.columns());
    order.forEach(key -> columns.addAll(key.expression().columns()));
    return columns;
  }

  /** The aggregate as text that {@link #parse} reads back. */
  public String toText() {
    String ordered =
        order.isEmpty()
            ? ""
            : order.stream().map(Order::toText).collect(Collectors.joining(", ", " order by ", ""));
    String text =
        function.text() + "(" + (argument == null ? "" : argument.toText() + ordered) + ")";
    boolean named =
        argument == null ? name.equals("count") : name.equals(of(function, argument).name);
    return named ? text : text + " as " + ExprText.name(name);
  }

  @Override
  public String toString() {
    return toText();
  }
}
