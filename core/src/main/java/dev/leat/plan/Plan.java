package dev.leat.plan;

import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Typing;
import dev.leat.io.Sink;
import dev.leat.io.Source;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sealed tree behind a dataset: data only, no behaviour beyond its {@link #schema}.
 *
 * <p>An engine lowers it with one exhaustive switch. Each record checks in its constructor that its
 * columns exist and that its types fit, so a plan that exists can run.
 */
public sealed interface Plan extends Serializable {

  /** The columns of the rows that this plan gives. */
  Schema schema();

  /** The plans that this plan takes its rows from, left to right. */
  List<Plan> inputs();

  /** A plan that takes its rows from one other. */
  sealed interface OneInput extends Plan {

    /** The plan that the rows come from. */
    Plan input();

    @Override
    default List<Plan> inputs() {
      return List.of(input());
    }
  }

  /**
   * Rows of a source.
   *
   * @param source where the rows are, with its format pinned
   * @param fileSchema the columns that the source has
   * @param columns the columns to read, in output order
   * @param condition only rows for which this is true are given
   */
  record Scan(Source source, Schema fileSchema, List<String> columns, Expr condition)
      implements Plan {

    /** All rows and columns of a source. */
    public static Scan of(Source source, Schema fileSchema) {
      return new Scan(source, fileSchema, fileSchema.names(), Expr.lit(true));
    }

    /** Whether the condition is just {@code true}. */
    public boolean givesAllRows() {
      return condition instanceof Expr.Literal literal && Boolean.TRUE.equals(literal.value());
    }

    @Override
    public Schema schema() {
      return Columns.only(fileSchema, columns);
    }

    @Override
    public List<Plan> inputs() {
      return List.of();
    }
  }

  /** Rows in memory. An open schema lets each have its own fields. */
  record Values(List<Row> rows, Schema schema) implements Plan {
    /** Copies the list. */
    public Values {
      rows = List.copyOf(rows);
    }

    @Override
    public List<Plan> inputs() {
      return List.of();
    }
  }

  /** For each row the values of named expressions. */
  record Project(Plan input, List<Named> columns, Schema schema) implements OneInput {
    /** A projection whose schema follows from its expressions. */
    public Project(Plan input, List<Named> columns) {
      this(input, List.copyOf(columns), Columns.named(columns, input.schema()));
    }
  }

  /** The rows for which a condition is true; null is not true. */
  record Filter(Plan input, Expr condition) implements OneInput {
    /** Checks that the condition is one. */
    public Filter {
      Type type = Typing.typeOf(condition, input.schema());
      if (type != Type.BOOLEAN && type != Type.ANY) {
        throw new LeatException(
            ErrorKind.USAGE,
            "The condition \"%s\" is of type %s (expected: BOOLEAN)."
                .formatted(condition.toText(), type));
      }
    }

    @Override
    public Schema schema() {
      return input.schema();
    }
  }

  /** The rows that a function keeps. */
  record FilterRows(Plan input, RowPredicate predicate) implements OneInput {
    @Override
    public Schema schema() {
      return input.schema();
    }
  }

  /**
   * Each row with some fields left out, under other names, or set; for rows that may have any
   * fields. A field that is set is replaced where it stands, or added at the end.
   *
   * @param removed the names of the fields to leave out
   * @param renamed new names by old ones
   * @param set the fields to set, to expressions over the row as it comes
   */
  record Edit(
      Plan input, List<String> removed, Map<String, String> renamed, List<Named> set, Schema schema)
      implements OneInput {
    /** An edit whose schema follows from what it changes. */
    public Edit(Plan input, List<String> removed, Map<String, String> renamed, List<Named> set) {
      this(
          input,
          List.copyOf(removed),
          Map.copyOf(renamed),
          List.copyOf(set),
          Columns.edited(input.schema(), removed, renamed, set));
    }

    /** Leaves fields out. */
    public static Edit removing(Plan input, List<String> names) {
      return new Edit(input, names, Map.of(), List.of());
    }

    /** Gives fields other names. */
    public static Edit renaming(Plan input, Map<String, String> names) {
      return new Edit(input, List.of(), names, List.of());
    }

    /** Sets a field. */
    public static Edit setting(Plan input, Named field) {
      return new Edit(input, List.of(), Map.of(), List.of(field));
    }
  }

  /** For each row the rows that a function makes of it; the schema is open unless it is known. */
  record MapRows(Plan input, RowMapper mapper, Schema schema) implements OneInput {}

  /** Each row with one more column, computed by a function. */
  record Extend(Plan input, String name, RowValue function, Schema schema) implements OneInput {
    /** An extension by a column of unknown type. */
    public Extend(Plan input, String name, RowValue function) {
      this(input, name, function, Columns.plus(input.schema(), new Field(name, Type.ANY)));
    }
  }

  /**
   * One row per value of a list, in the order of the list; a row whose list is null or empty is
   * filtered out.
   *
   * @param column the lists
   * @param name the name of the column of their values, which stands where the lists stood
   */
  record Unnest(Plan input, String column, String name, Schema schema) implements OneInput {
    /** An unnesting whose schema follows from its input. */
    public Unnest(Plan input, String column, String name) {
      this(input, column, name, Columns.unnested(input.schema(), column, name));
    }
  }

  /**
   * One row per group of equal keys, sorted by key: the keys, then the aggregates.
   *
   * @param groups whether each group is one row, which is what users ask for
   */
  record Aggregate(
      Plan input,
      List<Named> keys,
      List<dev.leat.expr.Aggregate> aggregates,
      Groups groups,
      Schema schema)
      implements OneInput {

    /** How the groups are given. */
    public enum Groups {
      /** Each in one row, sorted by key. */
      WHOLE,
      /** Each in any number of rows, in any order; who reads them puts the aggregates together. */
      IN_PARTS
    }

    /** An aggregation whose schema follows from its keys and aggregates. */
    public Aggregate(
        Plan input, List<Named> keys, List<dev.leat.expr.Aggregate> aggregates, Groups groups) {
      this(
          input,
          List.copyOf(keys),
          List.copyOf(aggregates),
          groups,
          Columns.aggregated(input.schema(), keys, aggregates));
    }

    /** An aggregation to whole groups. */
    public Aggregate(Plan input, List<Named> keys, List<dev.leat.expr.Aggregate> aggregates) {
      this(input, keys, aggregates, Groups.WHOLE);
    }
  }

  /**
   * For each key the rows that a function makes of the groups that have it, one of each side; in
   * the order of the keys, nulls first.
   *
   * @param sides what is grouped, one or more; all have as many keys
   */
  record MergeGroups(List<Side> sides, GroupsFunction function) implements Plan {

    /** The name of a key that a function computes. */
    public static final String KEY = "key";

    /** Checks the keys. */
    public MergeGroups {
      sides = List.copyOf(sides);
      Columns.checkKeys(sides);
    }

    /**
     * The rows of one side and their keys.
     *
     * @param keys the expressions that are the keys, or the name alone that a function computes
     * @param function computes the key, in place of the expressions
     */
    public record Side(Plan input, List<Named> keys, Optional<RowValue> function)
        implements Serializable {
      /** Copies the list. */
      public Side {
        keys = List.copyOf(keys);
      }

      /** The type of a key, counted from 0. */
      public Type keyType(int key) {
        return function.isPresent()
            ? Type.ANY
            : Typing.typeOf(keys.get(key).expression(), input.schema());
      }

      /** This side with other rows of the same columns. */
      public Side of(Plan other) {
        return new Side(other, keys, function);
      }
    }

    /** The type that the values of a key of all sides fit. */
    public Type keyType(int key) {
      return sides.stream().map(side -> side.keyType(key)).reduce(Typing::common).orElseThrow();
    }

    /** The names of the keys, which are those of the first side. */
    public List<String> keyNames() {
      return names(sides.getFirst().keys());
    }

    @Override
    public List<Plan> inputs() {
      return sides.stream().map(Side::input).toList();
    }

    @Override
    public Schema schema() {
      return Schema.open();
    }
  }

  /** The first row of each set of rows that are equal in these columns, in input order. */
  record Distinct(Plan input, List<String> columns) implements OneInput {
    /** Checks the columns. */
    public Distinct {
      columns = List.copyOf(columns);
      Columns.only(input.schema(), columns);
    }

    @Override
    public Schema schema() {
      return input.schema();
    }
  }

  /**
   * Pairs of rows with equal keys, in the order of the left side; see {@link JoinKind}.
   *
   * <p>The columns are those of the left side, then those of the right side without its keys; a
   * name that both have gets {@code _right}. Null equals nothing. A key column of a right or a full
   * join has the type that the keys of both sides fit.
   *
   * @param weight the column of the left side that says how many rows each of its rows stands for
   *     when those without a partner are counted; empty when each stands for itself
   */
  record Join(
      Plan left,
      Plan right,
      JoinKind kind,
      List<String> leftKeys,
      List<String> rightKeys,
      String weight,
      Schema schema)
      implements Plan {
    /** A join whose schema follows from its sides. */
    public Join(
        Plan left, Plan right, JoinKind kind, List<String> leftKeys, List<String> rightKeys) {
      this(
          left,
          right,
          kind,
          List.copyOf(leftKeys),
          List.copyOf(rightKeys),
          "",
          Columns.joined(left.schema(), right.schema(), kind, leftKeys, rightKeys));
    }

    /** This join, counting rows without a partner by a column of the left side. */
    public Join weightedBy(String column) {
      return new Join(left, right, kind, leftKeys, rightKeys, column, schema);
    }

    @Override
    public List<Plan> inputs() {
      return List.of(left, right);
    }
  }

  /** The rows of all inputs, one input after the other; columns are matched by name. */
  record Union(List<Plan> inputs, Schema schema) implements Plan {
    /** A union whose schema follows from its inputs. */
    public Union(List<Plan> inputs) {
      this(List.copyOf(inputs), Columns.union(inputs.stream().map(Plan::schema).toList()));
    }
  }

  /** The rows in order of keys; rows with equal keys keep their order. */
  record Sort(Plan input, List<SortKey> keys) implements OneInput {
    /** Checks the keys. */
    public Sort {
      keys = List.copyOf(keys);
      for (SortKey key : keys) {
        Typing.typeOf(key.expression(), input.schema());
      }
    }

    @Override
    public Schema schema() {
      return input.schema();
    }
  }

  /**
   * Some of the rows, by their position.
   *
   * @param skip the number of rows to leave out at the start
   * @param count the largest number of rows to give
   */
  record Limit(Plan input, long skip, long count) implements OneInput {
    /** Checks the numbers. */
    public Limit {
      if (skip < 0 || count < 0) {
        throw new LeatException(
            ErrorKind.USAGE, "skip %d, limit %d (expected: both >= 0)".formatted(skip, count));
      }
    }

    @Override
    public Schema schema() {
      return input.schema();
    }
  }

  /** Writes the rows to a sink; gives no rows itself. */
  record Write(Plan input, Sink sink) implements OneInput {
    @Override
    public Schema schema() {
      return input.schema();
    }
  }

  /** The names of the columns that a list of named expressions gives. */
  static List<String> names(List<Named> columns) {
    List<String> names = new ArrayList<>();
    for (Named column : columns) {
      names.add(column.name());
    }
    return names;
  }
}
