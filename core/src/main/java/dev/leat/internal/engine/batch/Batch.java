package dev.leat.internal.engine.batch;

/** A number of rows as columns; valid until the operator that gave it is asked for the next. */
public final class Batch {

  private final int rows;
  private final Column[] columns;
  private final Origin origin;

  /** A batch over these columns, which are not copied. */
  public Batch(int rows, Column[] columns, Origin origin) {
    this.rows = rows;
    this.columns = columns;
    this.origin = origin;
  }

  /** The number of rows, 0 or more. */
  public int rows() {
    return rows;
  }

  /** The number of columns. */
  public int width() {
    return columns.length;
  }

  /** The column at a position, counted from 0. */
  public Column column(int position) {
    return columns[position];
  }

  /** Where the rows came from. */
  public Origin origin() {
    return origin;
  }

  /** The batch of the named rows, in their order; shares bytes with this batch. */
  public Batch gather(int[] kept, int count) {
    if (count == rows) {
      return this;
    }
    Column[] gathered = new Column[columns.length];
    for (int i = 0; i < columns.length; i++) {
      gathered[i] = columns[i].gather(kept, count);
    }
    return new Batch(count, gathered, origin.gather(kept, count));
  }

  /** The same rows with other columns. */
  public Batch with(Column[] otherColumns) {
    return new Batch(rows, otherColumns, origin);
  }
}
