package dev.leat.conformance.oracle;

import dev.leat.data.LeatException;
import dev.leat.data.Row;
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
import dev.leat.expr.OnMisfit;
import dev.leat.expr.Signature;
import dev.leat.expr.Typing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions one row at a time, on the values that Java has for them. */
final class Evaluation {

  private final Schema schema;

  Evaluation(Schema schema) {
    this.schema = schema;
  }

  /** The value of an expression, of which a bare column is passed on as it was read. */
  @Nullable Object passed(Expr expression, Row row) {
    if (expression instanceof Column column) {
      int position = row.names().indexOf(column.name());
      return position < 0 ? null : row.raw(position);
    }
    return value(expression, row);
  }

  /** Whether a condition is true; null is not. */
  boolean isTrue(Expr condition, Row row) {
    return Boolean.TRUE.equals(Conversion.to(Type.BOOLEAN, value(condition, row)));
  }

  /** The value of an expression, parsed. */
  @Nullable Object value(Expr expression, Row row) {
    return switch (expression) {
      case Column column -> Conversion.parsed(passed(column, row));
      case Literal literal -> literal.value();
      case Call call -> call(call, row);
      case In in -> in(in, row);
      case Case choice -> choice(choice, row);
      case Cast cast -> cast(cast, row);
    };
  }

  private @Nullable Object call(Call call, Row row) {
    return switch (call.function()) {
      case AND -> connected(call, row, false);
      case OR -> connected(call, row, true);
      case IS_NULL -> argument(call, 0, row) == null;
      case IS_NOT_NULL -> argument(call, 0, row) != null;
      case COALESCE -> firstPresent(call, row);
      case LIST_OF, LIST_SIZE, LIST_GET, LIST_CONTAINS, OBJECT, OBJECT_WITHOUT_NULLS ->
          NestedFunctions.apply(call.function(), parsed(call, row));
      default -> Functions.apply(call.function(), arguments(call, row));
    };
  }

  /** Values of any types, for functions that take them as they are. */
  private List<@Nullable Object> parsed(Call call, Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      values.add(value(argument, row));
    }
    return values;
  }

  /** A value of any type, for tests of null, which no text misfits. */
  private @Nullable Object argument(Call call, int position, Row row) {
    return passed(call.arguments().get(position), row);
  }

  /** The first argument that equals the absorbing value decides. */
  private @Nullable Object connected(Call call, Row row, boolean absorbing) {
    Boolean result = !absorbing;
    for (Expr argument : call.arguments()) {
      Object value = Conversion.to(Type.BOOLEAN, passed(argument, row));
      if (value == null) {
        result = null;
      } else if ((Boolean) value == absorbing) {
        return absorbing;
      }
    }
    return result;
  }

  /** Arguments behind the first that is not null are not computed, and cannot fail. */
  private @Nullable Object firstPresent(Call call, Row row) {
    Type common = Typing.typeOf(call, schema);
    for (Expr argument : call.arguments()) {
      Object value = passed(argument, row);
      if (value != null) {
        return Conversion.to(common, value);
      }
    }
    return null;
  }

  private List<@Nullable Object> arguments(Call call, Row row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Expr argument : call.arguments()) {
      values.add(passed(argument, row));
    }
    Signature signature = signature(call, values);
    List<@Nullable Object> converted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      converted.add(Conversion.to(signature.operands().get(i), values.get(i)));
    }
    return converted;
  }

  private Signature signature(Call call, List<@Nullable Object> values) {
    Signature known = Typing.signature(call, schema);
    return known.isDynamic() ? ofThisRow(call, values) : known;
  }

  /** The types of this very row, where a null has the type of another value. */
  private static Signature ofThisRow(Call call, List<@Nullable Object> values) {
    Type other =
        values.stream().filter(Objects::nonNull).map(Values::typeOf).findFirst().orElse(Type.TEXT);
    List<Type> types =
        values.stream().map(value -> value == null ? other : Values.typeOf(value)).toList();
    try {
      return Typing.signature(call, types);
    } catch (LeatException e) {
      throw new RowError(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Object in(In in, Row row) {
    boolean unknown = false;
    for (Expr option : in.options()) {
      Object equal = call(new Call(dev.leat.expr.Function.EQ, List.of(in.value(), option)), row);
      if (Boolean.TRUE.equals(equal)) {
        return true;
      }
      unknown |= equal == null;
    }
    return unknown ? null : false;
  }

  private @Nullable Object choice(Case choice, Row row) {
    Type common = Typing.typeOf(choice, schema);
    for (When branch : choice.branches()) {
      if (isTrue(branch.condition(), row)) {
        return Conversion.to(common, passed(branch.value(), row));
      }
    }
    return Conversion.to(common, passed(choice.otherwise(), row));
  }

  private @Nullable Object cast(Cast cast, Row row) {
    if (cast.onMisfit() == OnMisfit.FAIL) {
      return Conversion.to(cast.type(), passed(cast.value(), row));
    }
    Object value = passed(cast.value(), row);
    try {
      return Conversion.to(cast.type(), value);
    } catch (RowError e) {
      return null;
    }
  }
}
