package dev.leat.parquet;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.kernel.JsonTokens;
import org.apache.parquet.schema.Type;

/** Gives lists, maps and structs as JSON. */
final class NestedSource implements ColumnSource {

  private final NestedValue root;
  private final ByteBuilder bytes = new ByteBuilder(1 << 12);

  NestedSource(Type field, NestedValue.Leaves leaves) {
    root = NestedValue.of(field, leaves);
  }

  @Override
  public Column next(int rows, RowErrors errors) {
    int[] starts = new int[rows];
    int[] lengths = new int[rows];
    bytes.clear();
    for (int row = 0; row < rows; row++) {
      starts[row] = bytes.size();
      root.append(bytes);
      lengths[row] = bytes.size() - starts[row];
    }
    bytes.reserve(JsonTokens.PADDING);
    return new JsonColumn(bytes.array(), starts, lengths);
  }
}
