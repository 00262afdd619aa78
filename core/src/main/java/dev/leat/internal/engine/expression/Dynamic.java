package dev.leat.internal.engine.expression;

import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.expr.Expr;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Cast;
import dev.leat.expr.Function;
import dev.leat.expr.OnMisfit;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.RowErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call whose types differ from row to row.
 *
 * <p>The rows of a batch are put in groups whose arguments have the same types, nearly always one
 * group. For each group the call is compiled as if it stood over columns of those types, and its
 * results are put back in their rows. So there is one meaning of each function, not two.
 */
final class Dynamic implements Evaluator {

  /** How many arguments a call may have, as the types of a row must fit in a {@code long}. */
  static final int MAX_ARGUMENTS = 16;

  private static final List<Type> TYPES = List.of(Type.values());

  private final Expr template;
  private final List<String> names;
  private final List<Evaluator> arguments;
  private final Type type;
  private final String label;
  private final ColumnAssembly result;
  private final Map<Long, Group> groups = new HashMap<>();

  /**
   * A call.
   *
   * @param template the call, in which each argument is the column of its name
   * @param label the column or expression that errors name
   */
  private Dynamic(
      Expr template, List<String> names, List<Evaluator> arguments, Type type, String label) {
    this.template = template;
    this.names = names;
    this.arguments = arguments;
    this.type = type;
    this.label = label;
    this.result = new ColumnAssembly(type);
  }

  /** A call of a function; literals that say how it works are known when it is compiled. */
  static Dynamic call(Call call, List<Evaluator> arguments, Type type) {
    List<String> names = new ArrayList<>();
    List<Expr> parameters = new ArrayList<>();
    List<Evaluator> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Expr argument = call.arguments().get(i);
      if (argument instanceof Expr.Literal && !skipsNulls(call.function())) {
        parameters.add(argument);
        continue;
      }
      String name = argument instanceof Expr.Column column ? column.name() : argument.toText();
      while (names.contains(name)) {
        name += "'";
      }
      names.add(name);
      parameters.add(new Expr.Column(name));
      values.add(arguments.get(i));
    }
    Call template = new Call(call.function(), parameters);
    return new Dynamic(template, names, values, type, call.toText());
  }

  /** A cast of values of any type. */
  static Dynamic cast(Evaluator source, Type to, String label, OnMisfit onMisfit) {
    Expr template = new Cast(new Expr.Column(label), to, onMisfit);
    return new Dynamic(template, List.of(label), List.of(source), to, label);
  }

  /** The rows of a batch whose arguments have certain types, and the call for them. */
  private static final class Group {
    final List<Type> types;
    final Optional<Evaluator> evaluator;
    final String problem;
    final RowSet rows = new RowSet();

    Group(List<Type> types, Optional<Evaluator> evaluator, String problem) {
      this.types = types;
      this.evaluator = evaluator;
      this.problem = problem;
    }
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    List<Column> columns = new ArrayList<>();
    for (Evaluator argument : arguments) {
      columns.add(argument.evaluate(batch, errors));
    }
    result.reset(batch.rows());
    groups.values().forEach(group -> group.rows.clear(batch.rows()));
    for (int row = 0; row < batch.rows(); row++) {
      assign(columns, row, batch.rows());
    }
    for (Group group : groups.values()) {
      if (!group.rows.isEmpty()) {
        evaluate(group, columns, errors);
      }
    }
    return result.column();
  }

  /** Puts a row in the group of its types; a row with a null that decides the result in none. */
  private void assign(List<Column> columns, int row, int batchRows) {
    long code = 0;
    int nulls = 0;
    for (int i = 0; i < columns.size(); i++) {
      Type valueType = typeOf(i, columns.get(i), row);
      nulls += valueType == null ? 1 : 0;
      code = code * (TYPES.size() + 1) + (valueType == null ? 0 : TYPES.indexOf(valueType) + 1);
    }
    boolean skipsNulls = template instanceof Call call && skipsNulls(call.function());
    if (nulls == 0 || (skipsNulls && nulls < columns.size())) {
      Group group = groups.get(code);
      if (group == null) {
        group = group(columns, row);
        group.rows.clear(batchRows);
        groups.put(code, group);
      }
      group.rows.add(row);
    }
  }

  private static boolean skipsNulls(Function function) {
    return function == Function.GREATEST || function == Function.LEAST;
  }

  private @Nullable Type typeOf(int argument, Column column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    Type declared = arguments.get(argument).type();
    Object value = declared == Type.ANY ? Boxes.get(column, row) : null;
    return value == null ? declared : Values.typeOf(value);
  }

  private Group group(List<Column> columns, int row) {
    List<Optional<Type>> known = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      known.add(Optional.ofNullable(typeOf(i, columns.get(i), row)));
    }
    Type other = known.stream().flatMap(Optional::stream).findFirst().orElse(Type.TEXT);
    List<Type> types = known.stream().map(found -> found.orElse(other)).toList();
    int odd = types.indexOf(Type.ANY);
    if (odd >= 0) {
      String shown = String.valueOf(Boxes.get(columns.get(odd), row));
      return new Group(types, Optional.empty(), RowFailure.quoted(shown) + " has no place here");
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      fields.add(new Field(names.get(i), types.get(i)));
    }
    try {
      Evaluator evaluator = new Compiler(Schema.of(fields)).typed(template);
      return new Group(types, Optional.of(evaluator), "");
    } catch (LeatException e) {
      return new Group(types, Optional.empty(), String.valueOf(e.getMessage()));
    }
  }

  private void evaluate(Group group, List<Column> columns, RowErrors errors) {
    int[] rows = group.rows.rows();
    int count = group.rows.count();
    if (group.evaluator.isEmpty()) {
      if (template instanceof Cast cast && cast.onMisfit() == OnMisfit.NULL) {
        return;
      }
      for (int i = 0; i < count; i++) {
        errors.add(rows[i], label, group.problem);
      }
      return;
    }
    Column[] typed = new Column[columns.size()];
    for (int i = 0; i < typed.length; i++) {
      typed[i] = typed(columns.get(i), group.types.get(i), rows, count);
    }
    Column values =
        group
            .evaluator
            .get()
            .evaluate(
                new Batch(count, typed, Origin.COMPUTED),
                (row, column, reason) -> errors.add(rows[row], label, reason));
    for (int i = 0; i < count; i++) {
      result.putObject(rows[i], Boxes.get(values, i));
    }
  }

  private static Column typed(Column column, Type type, int[] rows, int count) {
    ColumnAssembly assembly = new ColumnAssembly(type);
    assembly.reset(count);
    for (int i = 0; i < count; i++) {
      assembly.putObject(i, Boxes.get(column, rows[i]));
    }
    return assembly.column();
  }
}
