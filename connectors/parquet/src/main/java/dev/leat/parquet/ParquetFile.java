package dev.leat.parquet;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.format.WholeFile;
import dev.leat.io.Parquet;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file that is written.
 *
 * <p>The type of a column of decimals says how many digits they have, and stands before them in the
 * plan of the file. So a table with decimals is looked at as a whole before it is written.
 */
final class ParquetFile implements WholeFile {

  private final Parquet options;
  private final Schema columns;
  private final OutputStream out;
  private final List<DecimalShape> shapes = new ArrayList<>();
  private @Nullable RowGroupWriter writer;

  ParquetFile(Parquet options, Schema columns, String name, OutputStream out) {
    this.options = options;
    this.columns = columns;
    this.out = out;
    if (columns.size() == 0) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" would have no column, which no Parquet file can be. Select one at least."
              .formatted(name));
    }
    columns.fields().forEach(field -> shapes.add(new DecimalShape()));
  }

  @Override
  public boolean looksFirst() {
    return columns.fields().stream().anyMatch(field -> field.type() == Type.DECIMAL);
  }

  @Override
  public void look(Batch batch) {
    for (int i = 0; i < batch.width(); i++) {
      if (batch.column(i) instanceof ObjectColumn decimals) {
        shapes.get(i).add(decimals, batch.rows());
      }
    }
  }

  @Override
  public void write(Batch batch) {
    begun().write(batch);
  }

  private RowGroupWriter begun() {
    RowGroupWriter opened = writer;
    if (opened == null) {
      List<PrimitiveType> fields = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        fields.add(WrittenColumns.field(columns.field(i), shapes.get(i)));
      }
      opened = new RowGroupWriter(options, new MessageType("leat", List.copyOf(fields)), out);
      writer = opened;
    }
    return opened;
  }

  @Override
  public void end() {
    begun().end(notes().footer());
  }

  private Notes notes() {
    Notes notes = new Notes(new HashMap<>());
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.field(i).name();
      switch (columns.field(i).type()) {
        case LIST -> notes.list(name);
        case DECIMAL -> {
          if (!shapes.get(i).fits()) {
            notes.decimalText(name);
          } else if (shapes.get(i).isPadded()) {
            notes.shortest(name);
          }
        }
        case TEXT, BOOLEAN, INTEGER, DOUBLE, DATE, DATETIME, INSTANT, ANY -> {}
      }
    }
    return notes;
  }

  @Override
  public void close() {
    RowGroupWriter opened = writer;
    if (opened != null) {
      opened.close();
    }
  }
}
