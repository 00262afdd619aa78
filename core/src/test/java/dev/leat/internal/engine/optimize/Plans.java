package dev.leat.internal.engine.optimize;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.io.Csv;
import dev.leat.io.Source;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes small plans for tests of rules. */
final class Plans {

  private Plans() {}

  /** A scan of columns such as {@code "id integer"}; nothing is read. */
  static Plan.Scan scan(String... columns) {
    return Plan.Scan.of(new Source(List.of("x.csv"), Csv.commas()), schema(columns));
  }

  /** No rows of columns such as {@code "id integer"}. */
  static Plan.Values rows(String... columns) {
    return new Plan.Values(List.of(), schema(columns));
  }

  private static Schema schema(String... columns) {
    return Schema.of(
        Arrays.stream(columns)
            .map(column -> column.split(" "))
            .map(parts -> new Field(parts[0], Type.valueOf(parts[1].toUpperCase(Locale.ROOT))))
            .toList());
  }

  static Plan.Filter where(Plan input, String condition) {
    return new Plan.Filter(input, Expr.parse(condition));
  }

  /** A projection of columns such as {@code "a"} or {@code "b + 1 as c"}. */
  static Plan.Project select(Plan input, String... columns) {
    return new Plan.Project(input, named(columns));
  }

  static List<Named> named(String... columns) {
    return Arrays.stream(columns).map(Plans::named).toList();
  }

  private static Named named(String column) {
    String[] parts = column.split(" as ");
    return new Named(parts[parts.length - 1], Expr.parse(parts[0]));
  }

  static Plan.Join join(Plan left, JoinKind kind, Plan right, String key) {
    return new Plan.Join(left, right, kind, List.of(key), List.of(key));
  }

  static Plan.Union union(Plan... inputs) {
    return new Plan.Union(List.of(inputs));
  }
}
