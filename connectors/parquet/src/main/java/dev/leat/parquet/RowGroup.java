package dev.leat.parquet;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.file.InputFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row group that a worker reads at present: its columns, and how far they were given. */
final class RowGroup {

  private final List<ColumnSource> columns = new ArrayList<>();
  private @Nullable InputFile file;
  private int number;
  private long firstRow;
  private long rows;
  private long given;

  /**
   * Begins with another one.
   *
   * @param number its number in the file, from 0
   * @param firstRow the number of its first row in the file, from 1
   */
  void begin(InputFile of, int number, long firstRow, long rowCount, List<ColumnSource> sources) {
    file = of;
    this.number = number;
    this.firstRow = firstRow;
    rows = rowCount;
    given = 0;
    columns.clear();
    columns.addAll(sources);
  }

  /** Frees the columns. */
  void clear() {
    columns.clear();
    rows = 0;
    given = 0;
  }

  /** The next rows, up to a number of them; null when there is none. */
  @Nullable Batch next(int most, RowErrors errors) {
    InputFile of = file;
    if (of == null || given == rows) {
      clear();
      return null;
    }
    int count = (int) Math.min(most, rows - given);
    Column[] batch = new Column[columns.size()];
    try {
      for (int i = 0; i < batch.length; i++) {
        batch[i] = columns.get(i).next(count, errors);
      }
    } catch (RuntimeException e) {
      throw TableFile.failed(of, "row group " + (number + 1), e);
    }
    Origin origin = new RowOrigin(of.name(), firstRow + given);
    given += count;
    return new Batch(count, batch, origin);
  }
}
