package dev.leat.internal.engine.format.csv;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.io.OriginColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found out about the files of a source.
 *
 * @param pinned options that leave nothing open
 * @param schema the columns of the files
 * @param heads where the rows of each file start, in the order of the files
 * @param lineEnds how sampled lines end
 */
public record Sniffed(Csv pinned, Schema schema, List<FileHead> heads, LineEnds lineEnds) {

  /** The columns of the rows: those of the files, and then those of their origin. */
  public Schema rowSchema() {
    List<Field> fields = new ArrayList<>(schema.fields());
    for (OriginColumn origin : pinned.reading().origins()) {
      Type type = origin == OriginColumn.FILE ? Type.TEXT : Type.INTEGER;
      fields.add(new Field(origin.columnName(), type));
    }
    return Schema.of(fields);
  }
}
