package dev.leat.internal.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

  private final List<String> rejected = new ArrayList<>();

  @Test
  void plainIntegersStayTheirText() {
    TextColumn text = column("1", "", "-20", "123456789012345678", "0");

    assertThat(key(Type.INTEGER, text)).isSameAs(text);
    assertThat(key(Type.TEXT, text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"007", "+7", " 7", "7.0", "-0", "7e0", "9223372036854775807"})
  void oneThatIsWrittenOtherwiseHasAllOfItsBatchParsed(String other) {
    LongColumn parsed = (LongColumn) key(Type.INTEGER, column("1", "", other));

    assertThat(parsed.values()[0]).isEqualTo(1);
    assertThat(parsed.isNull(1)).isTrue();
    assertThat(rejected).isEmpty();
  }

  @Test
  void aMisfitIsReported() {
    Column parsed = key(Type.INTEGER, column("1", "x"));

    assertThat(parsed).isInstanceOf(LongColumn.class);
    assertThat(rejected).containsExactly("1 n \"x\" is not an INTEGER");
  }

  @Test
  void otherTypesAreParsed() {
    assertThat(key(Type.DATE, column("2024-01-02")).type()).isEqualTo(Type.DATE);
  }

  private Column key(Type type, TextColumn text) {
    Schema schema = Schema.of(List.of(new Field("n", type)));
    Evaluator key = Evaluators.compileKey(Expr.col("n"), schema);
    assertThat(key.type()).isEqualTo(type);
    Batch batch = new Batch(text.lengths().length, new Column[] {text}, Origin.COMPUTED);
    return key.evaluate(
        batch, (row, column, reason) -> rejected.add(row + " " + column + " " + reason));
  }

  /** A column of texts, in which nothing is null. */
  private static TextColumn column(String... values) {
    ByteBuilder bytes = new ByteBuilder(16);
    int[] starts = new int[values.length];
    int[] lengths = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      starts[i] = bytes.size();
      bytes.append(values[i].getBytes(java.nio.charset.StandardCharsets.UTF_8));
      lengths[i] = values[i].isEmpty() ? TextColumn.NULL : values[i].length();
    }
    return new TextColumn(bytes.array(), starts, lengths);
  }
}
