package dev.leat.expr;

import static dev.leat.data.Type.ANY;
import static dev.leat.data.Type.BOOLEAN;
import static dev.leat.data.Type.DATE;
import static dev.leat.data.Type.DATETIME;
import static dev.leat.data.Type.DECIMAL;
import static dev.leat.data.Type.DOUBLE;
import static dev.leat.data.Type.INSTANT;
import static dev.leat.data.Type.INTEGER;
import static dev.leat.data.Type.LIST;
import static dev.leat.data.Type.TEXT;

import dev.leat.data.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The rules that functions share.
 *
 * <p>Text is read as a number, a date or a boolean where one is needed; every value is written as
 * text where text is needed; nothing else is converted silently but numbers and dates to wider
 * ones.
 */
final class Rules {

  private Rules() {}

  /** Takes exactly these types; the last ones may be left out. */
  static Rule fixed(Type result, Type... wanted) {
    return operands -> {
      for (int i = 0; i < operands.count(); i++) {
        if (!fits(operands.type(i), wanted[i])) {
          throw operands.misfit(String.join(", ", Arrays.stream(wanted).map(Type::name).toList()));
        }
      }
      return new Signature(Arrays.asList(wanted).subList(0, operands.count()), result);
    };
  }

  /** Takes any number of values of one type. */
  static Rule each(Type result, Type wanted) {
    return operands -> {
      for (Type type : operands.types()) {
        if (!fits(type, wanted)) {
          throw operands.misfit("values of type " + wanted);
        }
      }
      return operands.all(wanted, result);
    };
  }

  private static boolean fits(Type given, Type wanted) {
    return given == wanted
        || given == ANY
        || wanted == TEXT
        || (given == TEXT && wanted != LIST)
        || (given.isNumeric() && wanted == DOUBLE);
  }

  /** Takes a value of any type as it is. */
  static Signature untouched(Operands operands) {
    return new Signature(operands.types(), BOOLEAN);
  }

  /** Takes two values that can be compared. */
  static Signature comparison(Operands operands) {
    Type compared = comparedOf(operands);
    return operands.all(compared, BOOLEAN);
  }

  /** Takes two values that can be told to be equal. */
  static Signature equality(Operands operands) {
    boolean lists = operands.type(0) == LIST && operands.type(1) == LIST;
    return lists ? operands.all(LIST, BOOLEAN) : comparison(operands);
  }

  /** Takes values that can be compared, and gives one of them. */
  static Signature extreme(Operands operands) {
    Type compared = comparedOf(operands);
    return operands.all(compared, compared);
  }

  private static Type comparedOf(Operands operands) {
    Type compared = operands.type(0);
    for (Type type : operands.types()) {
      compared =
          Typing.compared(compared, type)
              .orElseThrow(() -> operands.misfit("values that can be compared"));
    }
    return compared;
  }

  /** Takes two values that can be compared, and gives the first or null. */
  static Signature nullif(Operands operands) {
    comparedOf(operands);
    return new Signature(operands.types(), operands.type(0));
  }

  /** Takes values of a common type, and gives one of them. */
  static Signature oneOf(Operands operands) {
    Type common = operands.types().stream().reduce(Typing::common).orElseThrow();
    return operands.all(common, common);
  }

  static Signature plus(Operands operands) {
    Type left = operands.type(0);
    Type right = operands.type(1);
    if ((left == DATE && right == INTEGER) || (left == INTEGER && right == DATE)) {
      return new Signature(operands.types(), DATE);
    }
    if (left == TEXT && right == TEXT) {
      throw operands.misfit("numbers; join texts by ||, or cast them to a number");
    }
    return arithmetic(operands, "two numbers, or a date and a whole number of days");
  }

  static Signature minus(Operands operands) {
    if (operands.type(0) == DATE && operands.type(1) == INTEGER) {
      return new Signature(operands.types(), DATE);
    }
    if (operands.type(0) == DATE && operands.type(1) == DATE) {
      return new Signature(operands.types(), INTEGER);
    }
    return arithmetic(operands, "two numbers, two dates, or a date and a whole number of days");
  }

  /** Takes two numbers, and gives a number of the wider type. */
  static Signature arithmetic(Operands operands) {
    return arithmetic(operands, "two numbers");
  }

  private static Signature arithmetic(Operands operands, String expected) {
    if (operands.hasAny()) {
      return operands.all(ANY, ANY);
    }
    Type wider = wider(number(operands, 0, expected), number(operands, 1, expected));
    return operands.all(wider, wider);
  }

  /** As {@link #arithmetic}, but whole numbers give a double. */
  static Signature division(Operands operands) {
    Signature exact = arithmetic(operands);
    return exact.result() == INTEGER ? operands.all(DOUBLE, DOUBLE) : exact;
  }

  /** Takes a number, and perhaps a number of digits, and gives a number of the same type. */
  static Signature sameNumber(Operands operands) {
    return measure(operands, operands.isAny(0) ? ANY : number(operands, 0, "a number"));
  }

  /** Takes a number and gives a whole one. */
  static Signature sign(Operands operands) {
    return measure(operands, INTEGER);
  }

  private static Signature measure(Operands operands, Type result) {
    Type given = operands.isAny(0) ? ANY : number(operands, 0, "a number");
    if (operands.count() == 1) {
      return new Signature(List.of(given), result);
    }
    if (!fits(operands.type(1), INTEGER)) {
      throw operands.misfit("a number and a whole number of digits");
    }
    return new Signature(List.of(given, INTEGER), result);
  }

  private static Type number(Operands operands, int position, String expected) {
    Type type = operands.type(position);
    if (type == TEXT) {
      return DECIMAL;
    }
    if (!type.isNumeric()) {
      throw operands.misfit(expected);
    }
    return type;
  }

  static Type wider(Type left, Type right) {
    if (left == DOUBLE || right == DOUBLE) {
      return DOUBLE;
    }
    return left == DECIMAL || right == DECIMAL ? DECIMAL : INTEGER;
  }

  /** Takes a date or a time. */
  static Rule partOfDate(Type result) {
    return operands -> new Signature(List.of(temporal(operands, 0)), result);
  }

  /** Takes a time; a date is its first moment. */
  static Signature partOfTime(Operands operands) {
    Type type = temporal(operands, 0);
    return new Signature(List.of(type == DATE ? DATETIME : type), INTEGER);
  }

  /** Takes a unit, perhaps a count, and a date or time, which keeps its type. */
  static Signature moved(Operands operands) {
    List<Type> wanted = new ArrayList<>(Collections.nCopies(operands.count(), INTEGER));
    wanted.set(0, TEXT);
    int last = operands.count() - 1;
    if (last == 2 && !fits(operands.type(1), INTEGER)) {
      throw operands.misfit("a unit, a whole number, and a date or time");
    }
    wanted.set(last, temporal(operands, last));
    return new Signature(wanted, wanted.get(last));
  }

  /** Takes a unit and two dates or times. */
  static Signature difference(Operands operands) {
    Type first = temporal(operands, 1);
    Type second = temporal(operands, 2);
    Type compared =
        Typing.compared(first, second)
            .orElseThrow(() -> operands.misfit("a unit, and two dates or two times"));
    return new Signature(List.of(TEXT, compared, compared), INTEGER);
  }

  /** Takes a date or time and a text. */
  static Signature formatted(Operands operands) {
    return new Signature(List.of(temporal(operands, 0), TEXT), TEXT);
  }

  /** Takes a local time and gives the instant in a zone, or an instant and gives the local time. */
  static Signature zoned(Operands operands) {
    Type type = temporal(operands, 0);
    if (type == ANY) {
      return new Signature(List.of(ANY, TEXT), ANY);
    }
    return type == INSTANT
        ? new Signature(List.of(INSTANT, TEXT), DATETIME)
        : new Signature(List.of(DATETIME, TEXT), INSTANT);
  }

  private static Type temporal(Operands operands, int position) {
    Type type = operands.type(position);
    if (type == TEXT) {
      return DATETIME;
    }
    if (!type.isTemporal() && type != ANY) {
      throw operands.misfit("a date or a time");
    }
    return type;
  }
}
