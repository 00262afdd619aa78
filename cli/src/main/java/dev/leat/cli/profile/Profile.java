package dev.leat.cli.profile;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import java.util.ArrayList;
import java.util.List;

/** What the columns of a number of rows hold; used by one thread. */
public final class Profile {

  private final Schema schema;
  private final List<ColumnProfile> columns = new ArrayList<>();
  private long rows;

  /** A profile of no row yet. */
  public Profile(Schema schema) {
    this.schema = schema;
    for (Field field : schema.fields()) {
      columns.add(new ColumnProfile(field.type()));
    }
  }

  /**
   * Looks at a row, whose fields are the columns of the schema in their order; of an open schema,
   * the columns are fields that it may have.
   */
  public void add(Row row) {
    rows++;
    for (int i = 0; i < columns.size(); i++) {
      int position = schema.isOpen() ? row.names().indexOf(schema.field(i).name()) : i;
      columns.get(i).add(position < 0 ? null : row.raw(position));
    }
  }

  /** Adds what another profile has seen. */
  public void addAll(Profile other) {
    rows += other.rows;
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).addAll(other.columns.get(i));
    }
  }

  /** The number of rows. */
  public long rows() {
    return rows;
  }

  /** The columns. */
  public Schema schema() {
    return schema;
  }

  /** The column at a position, counted from 0. */
  public ColumnProfile column(int position) {
    return columns.get(position);
  }
}
