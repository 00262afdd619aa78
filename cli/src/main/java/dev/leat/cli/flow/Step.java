package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.io.Sink;
import dev.leat.io.Source;
import dev.leat.plan.JoinKind;
import java.util.List;

/** One step of a flow: a verb with what it was told; columns are not looked up yet. */
sealed interface Step {

  /** Where the verb stands. */
  Place place();

  /** Rows of files, or of what a load writes. */
  record Read(Source source, Place place) implements Step {}

  /** Rows of a dataset that the flow has named. */
  record From(Scalar name, Place place) implements Step {}

  /** Rows that stand in the flow. */
  record Values(Schema schema, List<Row> rows, Place place) implements Step {}

  /** Columns and named expressions. */
  record Select(List<Column> columns, Place place) implements Step {}

  /** All columns but these. */
  record Drop(List<Scalar> columns, Place place) implements Step {}

  /** Columns under other names. */
  record Rename(List<Renaming> renamings, Place place) implements Step {}

  /** Columns set to expressions, one after the other. */
  record With(List<Column> columns, Place place) implements Step {}

  /** Rows for which all conditions are true. */
  record Where(List<Scalar> conditions, Place place) implements Step {}

  /** One row per value of a list, under a name of its own. */
  record Unnest(Renaming list, Place place) implements Step {}

  /** One row per group. */
  record GroupBy(List<Column> keys, List<Scalar> aggregates, Place place) implements Step {}

  /** Rows that differ in columns, in all when none is named. */
  record Distinct(List<Scalar> columns, Place place) implements Step {}

  /** Rows with their partners in another dataset. */
  record Join(Operand with, List<Renaming> on, JoinKind kind, Place place) implements Step {}

  /** Rows, then those of other datasets. */
  record Union(List<Operand> others, Place place) implements Step {}

  /** Rows in order. */
  record Sort(List<Scalar> keys, Place place) implements Step {}

  /** Rows by position. */
  record Limit(long skip, long count, Place place) implements Step {}

  /** Rows written to a file. */
  record Write(Sink sink, Place place) implements Step {}

  /** A column, or an expression and the name it gets. */
  sealed interface Column {

    /** Where it stands. */
    Place place();

    /** A column, or text such as {@code upper(name) as name}. */
    record Worded(String text, Place place) implements Column {}

    /** A name and an expression. */
    record Set(String name, String expression, Place place) implements Column {}
  }

  /** A name and the name that goes with it; on both sides of a join they may be the same. */
  record Renaming(Scalar from, Scalar to) {}

  /** Another dataset: named, or described in place. */
  sealed interface Operand {

    /** A dataset that the flow has named. */
    record Name(Scalar name) implements Operand {}

    /** Steps that make a dataset. */
    record Steps(List<Step> steps) implements Operand {}
  }
}
