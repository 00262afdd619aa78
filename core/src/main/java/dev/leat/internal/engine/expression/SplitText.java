package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.ByteSearch;
import dev.leat.internal.engine.kernel.JsonText;

/** Makes lists of the parts of texts as JSON, as {@link NestedKernels#split} makes them. */
final class SplitText implements MakesJson {

  private final Evaluator text;
  private final Evaluator separator;
  private final Evaluator objects;
  private final ByteBuilder json = new ByteBuilder(1 << 12);

  /**
   * The parts of texts.
   *
   * @param objects makes the same
   */
  SplitText(Evaluator text, Evaluator separator, Evaluator objects) {
    this.text = text;
    this.separator = separator;
    this.objects = objects;
  }

  @Override
  public Type type() {
    return Type.LIST;
  }

  @Override
  public Evaluator objects() {
    return objects;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    TextColumn texts = (TextColumn) text.evaluate(batch, errors);
    TextColumn separators = (TextColumn) separator.evaluate(batch, errors);
    int[] starts = new int[batch.rows()];
    int[] lengths = new int[batch.rows()];
    json.clear();
    for (int row = 0; row < batch.rows(); row++) {
      starts[row] = json.size();
      lengths[row] = JsonColumn.MISSING;
      if (!texts.isNull(row) && !separators.isNull(row)) {
        append(texts, separators, row);
        lengths[row] = json.size() - starts[row];
      }
    }
    return new JsonColumn(json.array(), starts, lengths);
  }

  private void append(TextColumn texts, TextColumn separators, int row) {
    byte[] bytes = texts.bytes();
    int at = texts.starts()[row];
    int end = at + texts.lengths()[row];
    int length = separators.lengths()[row];
    json.append((byte) '[');
    int found = find(bytes, at, end, separators, row);
    while (found >= 0) {
      JsonText.appendQuoted(bytes, at, found - at, json);
      json.append((byte) ',');
      at = found + length;
      found = find(bytes, at, end, separators, row);
    }
    JsonText.appendQuoted(bytes, at, end - at, json);
    json.append((byte) ']');
  }

  private static int find(byte[] bytes, int from, int end, TextColumn separators, int row) {
    int length = separators.lengths()[row];
    return length == 0
        ? -1
        : ByteSearch.find(
            bytes, from, end - from, separators.bytes(), separators.starts()[row], length);
  }
}
