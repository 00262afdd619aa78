package dev.leat.internal.engine;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** Casts columns of inputs to the types that they have in a union or a join of them. */
final class Alignment {

  private Alignment() {}

  /** An input with the columns of a schema, in its order and of its types. */
  static Plan.Project to(Schema schema, Plan input) {
    List<Named> columns =
        schema.fields().stream()
            .map(f -> new Named(f.name(), column(f.name(), input.schema(), f.type())))
            .toList();
    return new Plan.Project(input, columns);
  }

  /** A column of a schema, cast where it is not of a type. */
  static Expr column(String name, Schema schema, Type type) {
    return schema.type(name) == type ? Expr.col(name) : Expr.col(name).cast(type);
  }

  /** A join whose keys are of one type on both sides where keys of both get into one column. */
  static Plan.Join ofKeys(Plan.Join join) {
    return join.kind().keepsRightOrphans()
        ? new Plan.Join(
            withKeys(join.leftKeys(), join.left(), join),
            withKeys(join.rightKeys(), join.right(), join),
            join.kind(),
            join.leftKeys(),
            join.rightKeys())
        : join;
  }

  private static Plan withKeys(List<String> keys, Plan side, Plan.Join join) {
    List<Field> fields = new ArrayList<>(side.schema().fields());
    for (int i = 0; i < keys.size(); i++) {
      Type type = join.schema().type(join.leftKeys().get(i));
      fields.set(side.schema().position(keys.get(i)), new Field(keys.get(i), type));
    }
    Schema wanted = Schema.of(fields);
    return wanted.equals(side.schema()) ? side : to(wanted, side);
  }
}
