package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.RecordShape;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.io.Format;
import dev.leat.io.Loader;
import dev.leat.io.NamedFormat;
import dev.leat.io.Sink;
import dev.leat.io.Source;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.plan.RowMapper;
import dev.leat.plan.RowPredicate;
import dev.leat.plan.SortKey;
import dev.leat.run.Report;
import dev.leat.spi.Cursor;
import java.io.PrintStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A lazy, immutable description of rows.
 *
 * <p>Every verb returns a new dataset; rows are read only by a terminal verb ({@link #write},
 * {@link #collect}, {@link #stream}, {@link #count}, {@link #show}, {@link #forEach}). {@link
 * #read} looks at a sample of its input to learn columns and types, so that a verb can tell at once
 * that a column does not exist. Safe for all threads.
 *
 * <p>Every method throws {@link LeatException}; its kind says whether the request, an input, a row
 * or the machine is at fault.
 */
public final class Dataset {

  private final Plan plan;
  private final Engine engine;

  private Dataset(Plan plan, Engine engine) {
    this.plan = plan;
    this.engine = engine;
  }

  /** The rows of a plan. */
  static Dataset of(Plan plan, Engine engine) {
    return new Dataset(plan, engine);
  }

  /**
   * The rows of a file, of files named by a glob, of an http or https URL, or of {@code -}, the
   * standard input, in the format that the name says. A URL is fetched once for each process, when
   * it is first read.
   */
  public static Dataset read(String location) {
    return read(location, NamedFormat.reading(location));
  }

  /** The rows of a location in a format. */
  public static Dataset read(String location, Format format) {
    return read(new Source(List.of(location), format));
  }

  /** The rows of a source. */
  public static Dataset read(Source source) {
    return read(source, Engine.local());
  }

  /**
   * The rows of a source, run in a way that also says where files go to that have to be fetched
   * before they can be looked at, and who is told how far they are.
   */
  public static Dataset read(Source source, Engine engine) {
    return new Dataset(Runners.of(engine).inspect(source, engine.settings()), engine);
  }

  /**
   * The rows of a file that a function writes, such as a download or an export.
   *
   * <p>The function is called at once, to learn columns and types from its file; the file is then
   * used by all runs of this process.
   *
   * @param name what the file is called in messages and reports; its ending says the format
   * @throws LeatException of kind FAILED, naming the load, when the function throws or writes
   *     nothing
   */
  public static Dataset load(String name, Loader loader) {
    return load(name, loader, NamedFormat.reading(name));
  }

  /** As {@link #load(String, Loader)}, in a format that does not follow from the name. */
  public static Dataset load(String name, Loader loader, Format format) {
    return read(Source.load(name, loader, format));
  }

  /** The rows of Java records of one class. */
  public static <R extends Record> Dataset of(Class<R> recordClass, List<R> records) {
    List<Row> rows = records.stream().map(Row::of).toList();
    return of(RecordShape.of(recordClass).schema(), rows);
  }

  /** The rows of Java records of one class, at least one. */
  public static Dataset of(List<? extends Record> records) {
    if (records.isEmpty()) {
      throw new LeatException(
          ErrorKind.USAGE, "An empty list has no columns. Use Dataset.of(Type.class, list).");
    }
    List<Row> rows = records.stream().map(Row::of).toList();
    return of(RecordShape.of(records.getFirst().getClass()).schema(), rows);
  }

  /** These rows, each with a value for every column of the schema. */
  public static Dataset of(Schema schema, List<Row> rows) {
    return new Dataset(new Plan.Values(rows, schema), Engine.local());
  }

  /** These rows, which may differ in their fields. */
  public static Dataset ofRows(List<Row> rows) {
    return of(Schema.open(), rows);
  }

  /** The same rows, run in another way. */
  public Dataset on(Engine otherEngine) {
    return new Dataset(plan, otherEngine);
  }

  /** Only these columns, in this order. */
  public Dataset select(String... columns) {
    return then(new Plan.Project(plan, Arrays.stream(columns).map(Named::column).toList()));
  }

  /** Only these named expressions, in this order. */
  public Dataset select(Named... columns) {
    return then(new Plan.Project(plan, List.of(columns)));
  }

  /** All columns but these. */
  public Dataset drop(String... columns) {
    List<String> dropped = List.of(columns);
    if (plan.schema().isOpen()) {
      return then(Plan.Edit.removing(plan, dropped));
    }
    dropped.forEach(plan.schema()::position);
    return select(
        plan.schema().names().stream().filter(n -> !dropped.contains(n)).toArray(String[]::new));
  }

  /** A column under another name. */
  public Dataset rename(String from, String to) {
    return rename(Map.of(from, to));
  }

  /** Columns under other names, all at once: two may swap theirs. */
  public Dataset rename(Map<String, String> names) {
    if (plan.schema().isOpen()) {
      return then(Plan.Edit.renaming(plan, names));
    }
    names.keySet().forEach(plan.schema()::position);
    List<Named> columns = new ArrayList<>();
    for (String name : plan.schema().names()) {
      columns.add(new Named(names.getOrDefault(name, name), Expr.col(name)));
    }
    return then(new Plan.Project(plan, columns));
  }

  /** A column set to an expression: replaced where it stands, or added at the end. */
  public Dataset with(String name, Expr expression) {
    if (plan.schema().isOpen()) {
      return then(Plan.Edit.setting(plan, new Named(name, expression)));
    }
    List<Named> columns = new ArrayList<>();
    for (String present : plan.schema().names()) {
      columns.add(present.equals(name) ? new Named(name, expression) : Named.column(present));
    }
    if (plan.schema().find(name).isEmpty()) {
      columns.add(new Named(name, expression));
    }
    return then(new Plan.Project(plan, columns));
  }

  /** A column set to an expression given as text. */
  public Dataset with(String name, String expression) {
    return with(name, Expr.parse(expression));
  }

  /** The rows for which a condition is true; null is not true. */
  public Dataset where(Expr condition) {
    return then(new Plan.Filter(plan, condition));
  }

  /** The rows for which a condition, given as text, is true: {@code "year >= 2000"}. */
  public Dataset where(String condition) {
    return where(Expr.parse(condition));
  }

  /** The rows that a function keeps. */
  public Dataset where(RowPredicate predicate) {
    return then(new Plan.FilterRows(plan, predicate));
  }

  /** For each row the row that a function makes of it. */
  public Dataset map(RowFunction function) {
    return then(new Plan.MapRows(plan, row -> List.of(function.apply(row)), Schema.open()));
  }

  /** For each row, as a Java record, the record that a function makes of it. */
  public <T extends Record> Dataset map(
      Class<T> from, RecordFunction<T, ? extends Record> function) {
    return then(
        new Plan.MapRows(
            plan, row -> List.of(Row.of(function.apply(row.as(from)))), Schema.open()));
  }

  /** For each row, as a Java record, the record of a known class that a function makes of it. */
  public <T extends Record, R extends Record> Dataset map(
      Class<T> from, Class<R> to, RecordFunction<T, R> function) {
    return then(
        new Plan.MapRows(
            plan,
            row -> List.of(Row.of(function.apply(row.as(from)))),
            RecordShape.of(to).schema()));
  }

  /** For each row the rows that a function makes of it. */
  public Dataset flatMap(RowMapper mapper) {
    return then(new Plan.MapRows(plan, mapper, Schema.open()));
  }

  /**
   * For each row one row per value of a list, which takes the place of the list.
   *
   * <p>A row whose list is null or empty is left out and counted as filtered; a row whose value is
   * no list is rejected.
   *
   * @param column the lists
   */
  public Dataset unnest(String column) {
    return unnest(column, column);
  }

  /** As {@link #unnest(String)}, with another name for the column of the values. */
  public Dataset unnest(String column, String name) {
    boolean reachesInto = plan.schema().isOpen() && column.indexOf('.') >= 0;
    Dataset lists = reachesInto ? with(name, Expr.col(column)) : this;
    return lists.then(new Plan.Unnest(lists.plan, reachesInto ? name : column, name));
  }

  /** One row with these aggregates over all rows, even when there is none. */
  public Dataset aggregate(Aggregate... aggregates) {
    return new Grouped(this, List.of()).aggregate(aggregates);
  }

  /** The rows in groups of equal columns. */
  public Grouped groupBy(String... columns) {
    return new Grouped(this, Arrays.stream(columns).map(Named::column).toList());
  }

  /** The rows in groups of equal named expressions. */
  public Grouped groupBy(Named... keys) {
    return new Grouped(this, List.of(keys));
  }

  /** The rows in groups of equal results of a function; the key column is named {@code key}. */
  public Grouped groupBy(dev.leat.plan.RowValue key) {
    return new Grouped(this, key);
  }

  /**
   * The first row of each set of rows that are equal in these columns; in all when none is named.
   */
  public Dataset distinct(String... columns) {
    boolean whole = columns.length == 0 && !plan.schema().isOpen();
    List<String> compared = whole ? plan.schema().names() : List.of(columns);
    return then(new Plan.Distinct(plan, compared));
  }

  /** Every pair of rows of this and another dataset that are equal in these columns. */
  public Dataset join(Dataset other, String... keys) {
    return join(other, JoinKind.INNER, keys);
  }

  /** A join of a kind on columns that both sides have. */
  public Dataset join(Dataset other, JoinKind kind, String... keys) {
    return join(other, kind, List.of(keys), List.of(keys));
  }

  /** A join of a kind on columns that are named differently. */
  public Dataset join(Dataset other, JoinKind kind, List<String> leftKeys, List<String> rightKeys) {
    return then(new Plan.Join(plan, other.plan, kind, leftKeys, rightKeys));
  }

  /** The rows of this dataset, then those of the others; columns are matched by name. */
  public Dataset union(Dataset... others) {
    List<Plan> inputs = new ArrayList<>(List.of(plan));
    for (Dataset other : others) {
      inputs.add(other.plan);
    }
    return then(new Plan.Union(inputs));
  }

  /** The rows in ascending order of columns, nulls first; rows with equal keys keep their order. */
  public Dataset sort(String... columns) {
    return sort(
        Arrays.stream(columns)
            .map(name -> SortKey.ascending(Expr.col(name)))
            .toArray(SortKey[]::new));
  }

  /** The rows in order of keys; rows with equal keys keep their order. */
  public Dataset sort(SortKey... keys) {
    return then(new Plan.Sort(plan, List.of(keys)));
  }

  /** At most the first so many rows. */
  public Dataset limit(long rows) {
    return then(new Plan.Limit(plan, 0, rows));
  }

  /** All but the first so many rows. */
  public Dataset skip(long rows) {
    return then(new Plan.Limit(plan, rows, Long.MAX_VALUE));
  }

  /** The columns of the rows. */
  public Schema schema() {
    return plan.schema();
  }

  /** The plan that this dataset is. */
  public Plan plan() {
    return plan;
  }

  /** How the plan would run, as text: one operator a line, its inputs below it. */
  public String explain() {
    return Runners.of(engine).explain(plan, engine.settings());
  }

  /** Writes the rows to one file, whole or not at all, in the format that its name says. */
  public Report write(String location) {
    return write(location, NamedFormat.writing(location));
  }

  /** Writes the rows to one file, whole or not at all. */
  public Report write(String location, Format format) {
    return write(new Sink(location, format));
  }

  /** Writes the rows to a sink, whole or not at all. */
  public Report write(Sink sink) {
    return Runners.of(engine).write(new Plan.Write(plan, sink), engine.settings());
  }

  /** All rows, in order; they are held in memory. */
  public List<Row> collect() {
    List<Row> rows = new ArrayList<>();
    try (Cursor cursor = Runners.of(engine).collect(plan, engine.settings())) {
      cursor.forEachRemaining(rows::add);
    }
    return rows;
  }

  /** All rows as Java records, in order; they are held in memory. */
  public <R extends Record> List<R> collect(Class<R> recordClass) {
    return collect().stream().map(row -> row.as(recordClass)).toList();
  }

  /** The rows, read as they are asked for on the thread of the caller; close the stream. */
  public Stream<Row> stream() {
    Cursor cursor = Runners.of(engine).open(plan, engine.settings());
    Spliterator<Row> rows =
        Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED | Spliterator.NONNULL);
    return StreamSupport.stream(rows, false).onClose(cursor::close);
  }

  /** The rows as Java records, read as they are asked for; close the stream. */
  public <R extends Record> Stream<R> stream(Class<R> recordClass) {
    return stream().map(row -> row.as(recordClass));
  }

  /** The number of rows. */
  public long count() {
    return Runners.of(engine).count(plan, engine.settings()).rows();
  }

  /** Hands every row to a consumer, in order, on the thread of the caller. */
  public void forEach(Consumer<Row> consumer) {
    try (Stream<Row> rows = stream()) {
      rows.forEach(consumer);
    }
  }

  /** Prints the first 20 rows as a table to the standard output. */
  public void show() {
    show(System.out, 20);
  }

  /** Prints the first so many rows as a table. */
  public void show(PrintStream out, int rows) {
    out.print(Table.of(schema(), limit(rows).collect()));
    out.flush();
  }

  Dataset then(Plan next) {
    return new Dataset(next, engine);
  }

  /** Makes a row of a row; called by several threads at once. */
  @FunctionalInterface
  public interface RowFunction extends Serializable {
    /** The row to put in the place of a row. */
    Row apply(Row row) throws Exception;
  }

  /** Makes a Java record of a Java record; called by several threads at once. */
  @FunctionalInterface
  public interface RecordFunction<T extends Record, R extends Record> extends Serializable {
    /** The record to put in the place of a record. */
    R apply(T record) throws Exception;
  }
}
