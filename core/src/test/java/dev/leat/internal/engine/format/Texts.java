package dev.leat.internal.engine.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes batches of texts, and texts of bytes. */
public final class Texts {

  private Texts() {}

  /** The batch of some rows of texts, all of them slices of one array without any spare byte. */
  public static Batch batch(List<List<@Nullable String>> rows) {
    ByteBuilder bytes = new ByteBuilder(16);
    int width = rows.isEmpty() ? 0 : rows.getFirst().size();
    int[][] starts = new int[width][rows.size()];
    int[][] lengths = new int[width][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < width; i++) {
        String text = rows.get(row).get(i);
        byte[] value = text == null ? new byte[0] : text.getBytes(UTF_8);
        starts[i][row] = bytes.size();
        lengths[i][row] = text == null ? TextColumn.NULL : value.length;
        bytes.append(value);
      }
    }
    byte[] exact = Arrays.copyOf(bytes.array(), bytes.size());
    Column[] columns = new Column[width];
    for (int i = 0; i < width; i++) {
      columns[i] = new TextColumn(exact, starts[i], lengths[i]);
    }
    return new Batch(rows.size(), columns, Origin.COMPUTED);
  }

  /** The text that a builder holds. */
  public static String of(ByteBuilder bytes) {
    return new String(bytes.array(), 0, bytes.size(), UTF_8);
  }
}
