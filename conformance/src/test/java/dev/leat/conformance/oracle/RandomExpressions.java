package dev.leat.conformance.oracle;

import dev.leat.conformance.random.Dice;
import dev.leat.conformance.random.RandomTables;
import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.CalendarUnit;
import dev.leat.expr.Expr;
import dev.leat.expr.Function;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Makes expressions of a type over the columns of a schema; a few of them fail on some rows. */
final class RandomExpressions {

  private static final List<Type> TYPES =
      List.of(
          Type.TEXT,
          Type.INTEGER,
          Type.DECIMAL,
          Type.DOUBLE,
          Type.DATE,
          Type.DATETIME,
          Type.BOOLEAN);

  private final Dice dice;
  private final Schema schema;

  RandomExpressions(Dice dice, Schema schema) {
    this.dice = dice;
    this.schema = schema;
  }

  /** A type that an expression can have. */
  Type type() {
    return dice.one(TYPES);
  }

  /** A condition. */
  Expr condition(int depth) {
    return depth == 0 ? simpleCondition(0) : of(Type.BOOLEAN, depth);
  }

  /** An expression of a type with so many levels below it at most. */
  Expr of(Type type, int depth) {
    if (depth == 0 || dice.oneIn(5)) {
      return leaf(type);
    }
    if (dice.oneIn(8)) {
      return Expr.when(condition(depth - 1), of(type, depth - 1)).otherwise(of(type, depth - 1));
    }
    if (dice.oneIn(8)) {
      return of(type, depth - 1).coalesce(of(type, depth - 1));
    }
    return switch (type) {
      case TEXT -> text(depth - 1);
      case INTEGER -> integer(depth - 1);
      case DECIMAL, DOUBLE -> number(type, depth - 1);
      case DATE, DATETIME -> time(type, depth - 1);
      default -> dice.oneIn(2) ? simpleCondition(depth - 1) : connected(depth - 1);
    };
  }

  private Expr leaf(Type type) {
    List<String> columns =
        schema.fields().stream().filter(field -> field.type() == type).map(Field::name).toList();
    return columns.isEmpty() || dice.oneIn(5) ? literal(type) : Expr.col(dice.one(columns));
  }

  private Expr literal(Type type) {
    if (dice.oneIn(12)) {
      return Expr.lit(null).cast(type);
    }
    return switch (type) {
      case TEXT -> Expr.lit(dice.one(RandomTables.words()));
      case INTEGER -> Expr.lit((long) dice.below(8) - 2);
      case DECIMAL -> Expr.lit(new BigDecimal(dice.one("1.5", "0.5", "-2", "10.00")));
      case DOUBLE -> Expr.lit(dice.one(0.5, -2.25, 100000.0, 1e-7));
      case DATE -> Expr.lit(LocalDate.of(2019, 6, 1).plusDays(dice.below(300)));
      case DATETIME -> Expr.lit(LocalDateTime.of(2019, 6, 1, dice.below(24), 30));
      default -> Expr.lit(dice.oneIn(2));
    };
  }

  private Expr connected(int depth) {
    return switch (dice.below(4)) {
      case 0 -> condition(depth).and(condition(depth));
      case 1 -> condition(depth).or(condition(depth));
      case 2 -> condition(depth).not();
      default -> of(type(), depth).isNull();
    };
  }

  private Expr simpleCondition(int depth) {
    Type type = type();
    Expr value = of(type, depth);
    return switch (dice.below(9)) {
      case 8 -> Expr.call(Function.LIST_CONTAINS, list(depth), of(Type.TEXT, depth));
      case 0 -> value.eq(of(type, depth));
      case 1 -> value.ne(of(type, depth));
      case 2 -> value.lt(of(type, depth));
      case 3 -> value.ge(of(type, depth));
      case 4 -> value.between(leaf(type), leaf(type));
      case 5 -> value.in(leaf(type), leaf(type), leaf(type));
      case 6 -> of(Type.TEXT, depth).like(dice.one("%", "a%", "%b", "_", "%\"%", "", "😀%", "\\%"));
      default -> value.isNotNull();
    };
  }

  private Expr text(int depth) {
    Expr text = of(Type.TEXT, depth);
    return switch (dice.below(12)) {
      case 0 -> text.lower();
      case 1 -> text.upper();
      case 2 -> text.trim();
      case 3 -> text.substring(small(), small());
      case 4 -> text.replace(leaf(Type.TEXT), leaf(Type.TEXT));
      case 5 -> Expr.call(Function.JOINED, text, of(Type.TEXT, depth));
      case 6 -> Expr.call(Function.CONCAT, text, of(type(), depth), leaf(Type.TEXT));
      case 7 -> Expr.call(dice.one(Function.LEFT, Function.RIGHT), text, small());
      case 8 -> Expr.call(dice.one(Function.LPAD, Function.RPAD), text, small(), leaf(Type.TEXT));
      case 9 -> Expr.call(Function.SPLIT_PART, text, leaf(Type.TEXT), small());
      case 10 -> Expr.call(Function.LIST_GET, list(depth), small()).cast(Type.TEXT);
      default -> Expr.call(Function.REVERSE, text);
    };
  }

  /** A list of texts. */
  Expr list(int depth) {
    return dice.oneIn(2)
        ? Expr.call(Function.SPLIT, of(Type.TEXT, depth), leaf(Type.TEXT))
        : Expr.call(Function.LIST_OF, of(Type.TEXT, depth), leaf(Type.TEXT));
  }

  /** An object of columns of the schema. */
  Expr object(List<String> columns) {
    List<Object> fields = new ArrayList<>();
    for (String column : columns) {
      fields.add(Expr.lit(column));
      fields.add(Expr.col(column));
    }
    return Expr.call(dice.one(Function.OBJECT, Function.OBJECT_WITHOUT_NULLS), fields.toArray());
  }

  private Expr small() {
    return Expr.lit((long) dice.below(9) - 3);
  }

  private Expr integer(int depth) {
    return switch (dice.below(9)) {
      case 8 -> Expr.call(Function.LIST_SIZE, list(depth));
      case 0 -> of(Type.INTEGER, depth).plus(of(Type.INTEGER, depth));
      case 1 -> of(Type.INTEGER, depth).minus(of(Type.INTEGER, depth));
      case 2 -> of(Type.INTEGER, depth).times(small());
      case 3 -> of(Type.INTEGER, depth).remainder(small());
      case 4 -> of(Type.TEXT, depth).length();
      case 5 -> Expr.call(Function.STRPOS, of(Type.TEXT, depth), leaf(Type.TEXT));
      case 6 -> of(Type.DATE, depth).minus(of(Type.DATE, depth));
      default -> part(of(dice.one(Type.DATE, Type.DATETIME), depth));
    };
  }

  private Expr part(Expr time) {
    return Expr.call(
        dice.one(
            Function.YEAR,
            Function.QUARTER,
            Function.MONTH,
            Function.WEEK,
            Function.DAY,
            Function.DAY_OF_WEEK,
            Function.DAY_OF_YEAR,
            Function.HOUR),
        time);
  }

  private Expr number(Type type, int depth) {
    Expr number = of(type, depth);
    return switch (dice.below(8)) {
      case 0 -> number.plus(of(Type.INTEGER, depth));
      case 1 -> number.minus(of(type, depth));
      case 2 -> number.times(of(type, depth));
      case 3 -> number.dividedBy(of(type, depth));
      case 4 -> number.abs();
      case 5 -> number.round(dice.below(4));
      case 6 -> number.negate();
      default -> Expr.call(dice.one(Function.FLOOR, Function.CEIL), number);
    };
  }

  private Expr time(Type type, int depth) {
    CalendarUnit unit =
        dice.one(CalendarUnit.DAY, CalendarUnit.WEEK, CalendarUnit.MONTH, CalendarUnit.QUARTER);
    Expr time = of(type, depth);
    return switch (dice.below(3)) {
      case 0 -> time.truncate(unit);
      case 1 -> time.plus(small(), unit);
      default -> of(dice.one(Type.DATE, Type.DATETIME), depth).cast(type);
    };
  }
}
