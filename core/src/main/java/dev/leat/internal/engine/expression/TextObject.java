package dev.leat.internal.engine.expression;

import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Literal;
import dev.leat.expr.Function;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes objects of texts, with names that are known, as JSON.
 *
 * <p>A text is the same value as a string of JSON, so the objects are those that {@link
 * NestedKernels} makes of the same arguments.
 */
final class TextObject implements MakesJson {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private final List<byte[]> names = new ArrayList<>();
  private final List<Evaluator> values = new ArrayList<>();
  private final boolean keepsNulls;
  private final Evaluator objects;
  private final ByteBuilder json = new ByteBuilder(1 << 12);

  /**
   * The objects of a call that {@linkplain #fits fits}.
   *
   * @param operands its names and values
   * @param objects makes the same
   */
  TextObject(Call call, List<Evaluator> operands, Evaluator objects) {
    this.keepsNulls = call.function() == Function.OBJECT;
    this.objects = objects;
    for (int i = 0; i < operands.size(); i += 2) {
      ByteBuilder quoted = new ByteBuilder(32);
      JsonText.appendQuoted(name(call, i), quoted);
      quoted.append((byte) ':');
      names.add(Arrays.copyOf(quoted.array(), quoted.size()));
      values.add(operands.get(i + 1));
    }
  }

  /** Whether the names of a call are known and different, and all its values are texts. */
  static boolean fits(Call call, List<Evaluator> operands) {
    Set<String> known = new HashSet<>();
    for (int i = 0; i < operands.size(); i += 2) {
      boolean named = call.arguments().get(i) instanceof Literal(String text) && known.add(text);
      if (!named || operands.get(i + 1).type() != Type.TEXT) {
        return false;
      }
    }
    return true;
  }

  private static String name(Call call, int argument) {
    Expr name = call.arguments().get(argument);
    return name instanceof Literal(String text) ? text : "";
  }

  @Override
  public Type type() {
    return Type.ANY;
  }

  @Override
  public Evaluator objects() {
    return objects;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    TextColumn[] columns = new TextColumn[values.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = (TextColumn) values.get(i).evaluate(batch, errors);
    }
    int[] starts = new int[batch.rows()];
    int[] lengths = new int[batch.rows()];
    json.clear();
    for (int row = 0; row < batch.rows(); row++) {
      starts[row] = json.size();
      append(columns, row);
      lengths[row] = json.size() - starts[row];
    }
    return new JsonColumn(json.array(), starts, lengths);
  }

  private void append(TextColumn[] columns, int row) {
    byte before = '{';
    for (int i = 0; i < columns.length; i++) {
      TextColumn value = columns[i];
      boolean isNull = value.isNull(row);
      if (isNull && !keepsNulls) {
        continue;
      }
      json.append(before);
      json.append(names.get(i));
      if (isNull) {
        json.append(NULL);
      } else {
        JsonText.appendQuoted(value.bytes(), value.starts()[row], value.lengths()[row], json);
      }
      before = ',';
    }
    if (before == '{') {
      json.append(before);
    }
    json.append((byte) '}');
  }
}
