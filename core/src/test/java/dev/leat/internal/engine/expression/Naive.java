package dev.leat.internal.engine.expression;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.expr.Expr;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Case;
import dev.leat.expr.Expr.Cast;
import dev.leat.expr.Expr.Column;
import dev.leat.expr.Expr.In;
import dev.leat.expr.Expr.Literal;
import dev.leat.expr.Expr.When;
import dev.leat.expr.Function;
import dev.leat.expr.OnMisfit;
import dev.leat.expr.Typing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Evaluates an expression for one row with Java objects: slow, short and written for the eye. */
final class Naive {

  /** The row has no value. */
  static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Schema schema;
  private final Map<String, String> row;

  /** A row of unparsed texts. */
  Naive(Schema schema, Map<String, String> row) {
    this.schema = schema;
    this.row = row;
  }

  Object value(Expr expression) {
    return as(expression, Typing.typeOf(expression, schema));
  }

  private Object as(Expr expression, Type type) {
    if (expression instanceof Literal literal && literal.value() == null) {
      return null;
    }
    if (expression instanceof Column column) {
      String text = row.get(column.name());
      Object typed = type == Type.TEXT ? text : convert(text, schema.type(column.name()));
      return convert(typed, type);
    }
    return convert(compute(expression), type);
  }

  private Object compute(Expr expression) {
    return switch (expression) {
      case Column column -> throw new IllegalStateException();
      case Literal literal -> literal.value();
      case Call call -> call(call);
      case In in -> in(in);
      case Case choice -> choice(choice);
      case Cast cast -> cast(cast);
    };
  }

  private Object cast(Cast cast) {
    if (cast.onMisfit() == OnMisfit.FAIL) {
      return as(cast.value(), cast.type());
    }
    Object value =
        cast.value() instanceof Column column ? row.get(column.name()) : value(cast.value());
    try {
      Type from = Typing.typeOf(cast.value(), schema);
      return cast.value() instanceof Column && cast.type() != Type.TEXT
          ? convert(convert(value, from), cast.type())
          : convert(value, cast.type());
    } catch (Misfit e) {
      return null;
    }
  }

  private Object choice(Case choice) {
    Type type = Typing.typeOf(choice, schema);
    for (When branch : choice.branches()) {
      if (is(branch.condition(), true)) {
        return as(branch.value(), type);
      }
    }
    return as(choice.otherwise(), type);
  }

  /** Whether a condition is so; looks no further than is needed to tell that from null. */
  private boolean is(Expr condition, boolean wanted) {
    if (condition instanceof Call call) {
      Function function = call.function();
      if (function == Function.NOT) {
        return is(call.arguments().getFirst(), !wanted);
      }
      if (function == Function.AND || function == Function.OR) {
        return wanted == (function == Function.AND) ? all(call, wanted) : any(call, wanted);
      }
    }
    Object value = as(condition, Type.BOOLEAN);
    return value != null && (Boolean) value == wanted;
  }

  private boolean all(Call call, boolean wanted) {
    return call.arguments().stream().allMatch(part -> is(part, wanted));
  }

  private boolean any(Call call, boolean wanted) {
    return call.arguments().stream().anyMatch(part -> is(part, wanted));
  }

  private Object in(In in) {
    Type type = Typing.typeOf(in.value(), schema);
    for (Expr option : in.options()) {
      type = Typing.compared(type, Typing.typeOf(option, schema)).orElseThrow();
    }
    Object value = as(in.value(), type);
    boolean found = false;
    boolean unknown = false;
    for (Expr option : in.options()) {
      Object other = as(option, type);
      unknown |= other == null;
      found |= value != null && other != null && compare(value, other) == 0;
    }
    return value == null ? null : found ? Boolean.TRUE : unknown ? null : Boolean.FALSE;
  }

  private Object call(Call call) {
    List<Expr> parts = call.arguments();
    List<Type> types = Typing.signature(call, schema).operands();
    return switch (call.function()) {
      case AND -> logic(parts, false);
      case OR -> logic(parts, true);
      case IS_NULL -> raw(parts.getFirst()) == null;
      case IS_NOT_NULL -> raw(parts.getFirst()) != null;
      case COALESCE -> coalesce(parts, types.getFirst());
      default -> {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
          values.add(as(parts.get(i), types.get(i)));
        }
        yield strict(call, values);
      }
    };
  }

  private Object coalesce(List<Expr> parts, Type type) {
    for (Expr part : parts) {
      Object value = as(part, type);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private Object raw(Expr expression) {
    return expression instanceof Column column ? row.get(column.name()) : value(expression);
  }

  private Boolean logic(List<Expr> parts, boolean decisive) {
    boolean unknown = false;
    for (Expr part : parts) {
      Boolean value = (Boolean) as(part, Type.BOOLEAN);
      if (value != null && value == decisive) {
        return decisive;
      }
      unknown |= value == null;
    }
    return unknown ? null : Boolean.valueOf(!decisive);
  }

  private static Object strict(Call call, List<Object> values) {
    return switch (call.function()) {
      case CONCAT ->
          String.join("", values.stream().map(v -> v == null ? "" : (String) v).toList());
      case GREATEST -> values.stream().filter(v -> v != null).max(Naive::compare).orElse(null);
      case LEAST -> values.stream().filter(v -> v != null).min(Naive::compare).orElse(null);
      default -> values.contains(null) ? null : apply(call, values);
    };
  }

  private static Object apply(Call call, List<Object> values) {
    Object a = values.getFirst();
    Object b = values.size() > 1 ? values.get(1) : null;
    return switch (call.function()) {
      case EQ -> compare(a, b) == 0;
      case NE -> compare(a, b) != 0;
      case LT -> compare(a, b) < 0;
      case LE -> compare(a, b) <= 0;
      case GT -> compare(a, b) > 0;
      case GE -> compare(a, b) >= 0;
      case NOT -> !(Boolean) a;
      case LOWER -> ((String) a).toLowerCase(Locale.ROOT);
      case UPPER -> ((String) a).toUpperCase(Locale.ROOT);
      case TRIM -> ((String) a).replaceAll("^ +| +$", "");
      case LENGTH -> (long) ((String) a).codePointCount(0, ((String) a).length());
      case JOINED -> String.join("", values.stream().map(String.class::cast).toList());
      case REPLACE ->
          ((String) b).isEmpty() ? a : ((String) a).replace((String) b, (String) values.get(2));
      case LEFT -> part((String) a, 0, (Long) b);
      case SUBSTRING -> part((String) a, (Long) b - 1, (Long) b - 1 + (Long) values.get(2));
      case REVERSE -> new StringBuilder((String) a).reverse().toString();
      case STARTS_WITH -> ((String) a).startsWith((String) b);
      case ENDS_WITH -> ((String) a).endsWith((String) b);
      case CONTAINS -> ((String) a).contains((String) b);
      case LIKE -> like((String) a, (String) b);
      case YEAR -> (long) ((LocalDate) a).getYear();
      case MONTH -> (long) ((LocalDate) a).getMonthValue();
      case DATE_TRUNC -> ((LocalDate) b).withDayOfMonth(1);
      case DATE_DIFF -> ChronoUnit.DAYS.between((LocalDate) b, (LocalDate) values.get(2));
      default -> number(call, a, b);
    };
  }

  private static String part(String text, long from, long to) {
    int[] codePoints = text.codePoints().toArray();
    int start = Math.clamp(from, 0, codePoints.length);
    int end = Math.clamp(to, start, codePoints.length);
    return new String(codePoints, start, end - start);
  }

  private static boolean like(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int codePoint : pattern.codePoints().toArray()) {
      regex.append(
          switch (codePoint) {
            case '%' -> ".*";
            case '_' -> ".";
            default -> Pattern.quote(Character.toString(codePoint));
          });
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  private static Object number(Call call, Object a, Object b) {
    try {
      return switch (a) {
        case LocalDate date -> date(call, date, b);
        case Long number -> integer(call, number, b);
        case Double number -> real(call, number, (Double) b);
        case BigDecimal number -> decimal(call, number, b);
        default -> throw new IllegalStateException(call.toText());
      };
    } catch (ArithmeticException e) {
      throw new Misfit();
    }
  }

  private static Object date(Call call, LocalDate a, Object b) {
    if (b instanceof LocalDate other) {
      return a.toEpochDay() - other.toEpochDay();
    }
    long days = call.function() == Function.PLUS ? (Long) b : -(Long) b;
    long day = Math.addExact(a.toEpochDay(), days);
    if (day < LocalDate.of(0, 1, 1).toEpochDay() || day > LocalDate.of(9999, 12, 31).toEpochDay()) {
      throw new Misfit();
    }
    return LocalDate.ofEpochDay(day);
  }

  private static Object integer(Call call, long a, Object other) {
    if (other instanceof LocalDate date) {
      return date(call, date, a);
    }
    long b = other == null ? 0 : (Long) other;
    return switch (call.function()) {
      case PLUS -> Math.addExact(a, b);
      case MINUS -> Math.subtractExact(a, b);
      case TIMES -> Math.multiplyExact(a, b);
      case REMAINDER -> a % b;
      case NEGATE -> Math.negateExact(a);
      case ABS -> Math.absExact(a);
      default -> throw new IllegalStateException(call.toText());
    };
  }

  private static Object real(Call call, double a, Double other) {
    double b = other == null ? 0 : other;
    return switch (call.function()) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED_BY -> a / notZero(b);
      case REMAINDER -> a % notZero(b);
      case NEGATE -> -a;
      case ABS -> Math.abs(a);
      default -> throw new IllegalStateException(call.toText());
    };
  }

  private static double notZero(double divisor) {
    if (divisor == 0) {
      throw new Misfit();
    }
    return divisor;
  }

  private static Object decimal(Call call, BigDecimal a, Object other) {
    BigDecimal b = other instanceof BigDecimal decimal ? decimal : BigDecimal.ZERO;
    return switch (call.function()) {
      case PLUS -> a.add(b);
      case MINUS -> a.subtract(b);
      case TIMES -> a.multiply(b);
      case DIVIDED_BY -> plain(a.divide(b, MathContext.DECIMAL128));
      case REMAINDER -> plain(a.remainder(b));
      case NEGATE -> a.negate();
      case ABS -> a.abs();
      case ROUND ->
          a.scale() <= (Long) other
              ? a
              : a.setScale((int) (long) (Long) other, RoundingMode.HALF_UP);
      default -> throw new IllegalStateException(call.toText());
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static int compare(Object a, Object b) {
    if (a instanceof String left && b instanceof String right) {
      return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }
    if (a instanceof Double left && left == 0 && b instanceof Double right && right == 0) {
      return 0;
    }
    return Integer.signum(((Comparable) a).compareTo(b));
  }

  private static Object convert(Object value, Type type) {
    if (value == null || Values.typeOf(value) == type) {
      return value;
    }
    try {
      return switch (type) {
        case INTEGER -> new BigDecimal(number(value)).longValueExact();
        case DECIMAL -> decimal(number(value));
        case DOUBLE -> finite(Double.parseDouble(number(value)));
        case BOOLEAN -> flag(text(value));
        case DATE -> LocalDate.parse(text(value));
        case TEXT -> text(value);
        default -> throw new IllegalStateException(value + " as " + type);
      };
    } catch (RuntimeException e) {
      throw new Misfit();
    }
  }

  private static String number(Object value) {
    String text = text(value).replaceAll("^ +| +$", "");
    if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
      throw new Misfit();
    }
    return text;
  }

  private static String text(Object value) {
    return Values.text(value);
  }

  private static BigDecimal decimal(String text) {
    BigDecimal value = new BigDecimal(text);
    if (Math.abs((long) value.scale()) > 1000) {
      throw new Misfit();
    }
    return plain(value);
  }

  private static BigDecimal plain(BigDecimal value) {
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static double finite(double value) {
    if (Double.isInfinite(value)) {
      throw new Misfit();
    }
    return value;
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new Misfit();
    }
    return text.equals("true");
  }
}
