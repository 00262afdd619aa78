package dev.leat.internal.engine.expression;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Function;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes expressions and rows at random, from a seed. */
final class RandomExpressions {

  static final Schema SCHEMA =
      Schema.of(
          new Field("t", Type.TEXT),
          new Field("u", Type.TEXT),
          new Field("i", Type.INTEGER),
          new Field("j", Type.INTEGER),
          new Field("n", Type.DECIMAL),
          new Field("x", Type.DOUBLE),
          new Field("f", Type.BOOLEAN),
          new Field("d", Type.DATE));

  private static final List<String> TEXTS =
      List.of("", "a", "ab", "b", "Abc", " pad ", "naïve", "😀", "é%", "10", "-3.5", "zz%_z");
  private static final List<Type> TYPES =
      List.of(Type.TEXT, Type.INTEGER, Type.DECIMAL, Type.DOUBLE, Type.BOOLEAN, Type.DATE);

  private final Random random;

  RandomExpressions(long seed) {
    this.random = new Random(seed);
  }

  /** A row of texts by column; one in so many values is no value of its type. */
  Map<String, String> row(int misfitOneIn) {
    Map<String, String> row = new LinkedHashMap<>();
    for (Field field : SCHEMA.fields()) {
      boolean misfit = field.type() != Type.TEXT && random.nextInt(misfitOneIn) == 0;
      String text = misfit ? pick(List.of("x", "", "1.2.3", "2019-02-30")) : text(field.type());
      row.put(field.name(), random.nextInt(5) == 0 ? null : text);
    }
    return row;
  }

  private String text(Type type) {
    return switch (type) {
      case INTEGER -> pick(List.of("0", "1", "-7", "42", "9223372036854775807", "1000003", "2"));
      case DECIMAL -> pick(List.of("0", "0.0", "1.50", "-2.25", "100", "12345678901234567890.5"));
      case DOUBLE -> pick(List.of("0", "0.5", "-1.25", "1e10", "3", "-0.0"));
      case BOOLEAN -> pick(List.of("true", "false"));
      case DATE -> pick(List.of("2019-01-31", "1969-12-31", "2020-02-29", "9999-12-31"));
      default -> pick(TEXTS);
    };
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  Type type() {
    return pick(TYPES);
  }

  /** An expression of a type. */
  Expr expression(Type type, int depth) {
    if (depth == 0 || random.nextInt(6) == 0) {
      return random.nextInt(4) == 0 ? literal(type) : column(type);
    }
    return switch (random.nextInt(7)) {
      case 0 -> choice(type, depth - 1);
      case 1 ->
          Expr.call(Function.COALESCE, expression(type, depth - 1), expression(type, depth - 1));
      case 2 -> cast(type, depth - 1);
      case 3 ->
          type == Type.BOOLEAN
              ? condition(depth - 1)
              : Expr.call(
                  random.nextBoolean() ? Function.GREATEST : Function.LEAST,
                  expression(type, depth - 1),
                  expression(type, depth - 1),
                  expression(type, depth - 1));
      default ->
          switch (type) {
            case TEXT -> textual(depth - 1);
            case INTEGER -> integer(depth - 1);
            case DECIMAL, DOUBLE -> number(type, depth - 1);
            case DATE -> date(depth - 1);
            default -> condition(depth - 1);
          };
    };
  }

  private Expr column(Type type) {
    List<Expr> columns = new ArrayList<>();
    for (Field field : SCHEMA.fields()) {
      if (field.type() == type) {
        columns.add(Expr.col(field.name()));
      }
    }
    return pick(columns);
  }

  private Expr literal(Type type) {
    String text = text(type);
    return switch (type) {
      case INTEGER -> Expr.lit(Long.valueOf(text));
      case DECIMAL -> Expr.lit(new BigDecimal(text));
      case DOUBLE -> Expr.lit(Double.valueOf(text));
      case BOOLEAN -> Expr.lit(Boolean.valueOf(text));
      case DATE -> Expr.lit(LocalDate.parse(text));
      default -> Expr.lit(text);
    };
  }

  private Expr choice(Type type, int depth) {
    Expr.Case choice =
        Expr.when(condition(depth), expression(type, depth))
            .when(condition(depth), expression(type, depth));
    return random.nextBoolean() ? choice : choice.otherwise(expression(type, depth));
  }

  private Expr cast(Type type, int depth) {
    Type from =
        switch (type) {
          case TEXT -> pick(TYPES);
          case INTEGER -> pick(List.of(Type.TEXT, Type.DECIMAL));
          case DECIMAL -> pick(List.of(Type.TEXT, Type.INTEGER));
          case DOUBLE -> pick(List.of(Type.TEXT, Type.INTEGER, Type.DECIMAL));
          default -> Type.TEXT;
        };
    Expr value = expression(from, depth);
    return random.nextBoolean() ? value.tryCast(type) : value.cast(type);
  }

  private Expr textual(int depth) {
    Expr text = expression(Type.TEXT, depth);
    Expr small = random.nextBoolean() ? Expr.lit(random.nextInt(4)) : Expr.col("t").length();
    return switch (random.nextInt(8)) {
      case 0 -> text.lower();
      case 1 -> text.upper();
      case 2 -> text.trim();
      case 3 -> Expr.call(Function.JOINED, text, expression(Type.TEXT, depth), small);
      case 4 -> Expr.call(Function.CONCAT, text, expression(type(), depth));
      case 5 -> Expr.call(Function.LEFT, text, small);
      case 6 -> text.substring(small, random.nextInt(4));
      default -> text.replace(expression(Type.TEXT, depth), "<>");
    };
  }

  private Expr integer(int depth) {
    return switch (random.nextInt(6)) {
      case 0 -> expression(Type.TEXT, depth).length();
      case 1 -> expression(Type.DATE, depth).year();
      case 2 -> expression(Type.DATE, depth).minus(expression(Type.DATE, depth));
      default -> arithmetic(Type.INTEGER, Type.INTEGER, depth);
    };
  }

  private Expr number(Type type, int depth) {
    if (type == Type.DECIMAL && random.nextInt(4) == 0) {
      return expression(type, depth).round(random.nextInt(3));
    }
    Type other = type == Type.DECIMAL ? Type.INTEGER : pick(List.of(Type.INTEGER, Type.DECIMAL));
    return random.nextInt(4) == 0
        ? expression(type, depth).dividedBy(expression(type, depth))
        : arithmetic(type, random.nextBoolean() ? type : other, depth);
  }

  private Expr arithmetic(Type left, Type right, int depth) {
    Function function =
        pick(List.of(Function.PLUS, Function.MINUS, Function.TIMES, Function.REMAINDER));
    return random.nextInt(6) == 0
        ? Expr.call(pick(List.of(Function.NEGATE, Function.ABS)), expression(left, depth))
        : Expr.call(function, expression(left, depth), expression(right, depth));
  }

  private Expr date(int depth) {
    Expr date = expression(Type.DATE, depth);
    return switch (random.nextInt(3)) {
      case 0 -> Expr.call(Function.DATE_TRUNC, "month", date);
      case 1 -> date.plus(expression(Type.INTEGER, depth));
      default -> date.minus(random.nextInt(1000));
    };
  }

  /** A boolean expression. */
  Expr condition(int depth) {
    if (depth == 0) {
      return comparison(0);
    }
    return switch (random.nextInt(8)) {
      case 0 -> Expr.call(Function.AND, conditions(depth));
      case 1 -> Expr.call(Function.OR, conditions(depth));
      case 2 -> condition(depth - 1).not();
      case 3 -> expression(type(), depth - 1).isNull();
      case 4 -> in(depth - 1);
      case 5 -> textTest(depth - 1);
      default -> comparison(depth - 1);
    };
  }

  private Object[] conditions(int depth) {
    Object[] conditions = new Object[2 + random.nextInt(2)];
    for (int i = 0; i < conditions.length; i++) {
      conditions[i] = condition(depth - 1);
    }
    return conditions;
  }

  private Expr in(int depth) {
    Type type = type();
    Expr value = random.nextBoolean() ? column(type) : expression(type, depth);
    List<Object> options = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      options.add(random.nextInt(5) == 0 ? expression(type, depth) : literal(type));
    }
    return value.in(options.toArray());
  }

  private Expr textTest(int depth) {
    Expr text = random.nextBoolean() ? column(Type.TEXT) : expression(Type.TEXT, depth);
    Function function =
        pick(List.of(Function.STARTS_WITH, Function.ENDS_WITH, Function.CONTAINS, Function.LIKE));
    String pattern = pick(List.of("a%", "%b", "%a%", "_", "__%", "a", "", "%", "%é%_"));
    return random.nextInt(4) == 0
        ? Expr.call(function, text, expression(Type.TEXT, depth))
        : Expr.call(function, text, function == Function.LIKE ? pattern : pick(TEXTS));
  }

  private Expr comparison(int depth) {
    Type type = type();
    Function function =
        pick(List.of(Function.EQ, Function.NE, Function.LT, Function.LE, Function.GT, Function.GE));
    Expr left = random.nextBoolean() ? column(type) : expression(type, depth);
    Type otherType = type.isNumeric() && random.nextBoolean() ? number() : type;
    Expr right = random.nextBoolean() ? literal(otherType) : expression(otherType, depth);
    return random.nextBoolean()
        ? Expr.call(function, left, right)
        : Expr.call(function, right, left);
  }

  private Type number() {
    return pick(List.of(Type.INTEGER, Type.DECIMAL, Type.DOUBLE));
  }
}
