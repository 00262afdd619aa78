package dev.leat.internal.engine.kernel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyBytesTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 7, 8, 9, 15, 16, 17, 253, 254, 255, 256, 70_000})
  void aValueOfAnyLengthComesBackBetweenOthers(int length) {
    String value = length < 0 ? null : "v".repeat(length);
    List<String> row = Arrays.asList("before", value, null, "", "after");

    KeyBytes key = new KeyBytes();
    int end = key.encode(columns(List.of(row)), 0);
    assertThat(decoded(key.bytes(), 0, end)).isEqualTo(row);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 7, 8, 9, 253, 254, 255, 70_000})
  void aValueIsComparedWithAnEncodedOne(int length) {
    String value = length < 0 ? null : "v".repeat(length);
    String other = length < 1 ? "w" : "v".repeat(length - 1) + "w";
    TextColumn values = columns(List.of(Arrays.asList(value)))[0];
    TextColumn others = columns(List.of(Arrays.asList(other)))[0];
    KeyBytes key = new KeyBytes();
    int end = key.encode(new TextColumn[] {others, values}, 0);
    int at = KeyBytes.end(key.bytes(), 0);

    assertThat(endIfEqual(key, at, values)).isEqualTo(end);
    assertThat(endIfEqual(key, at, others)).isEqualTo(-1);
    assertThat(endIfEqual(key, 0, others)).isEqualTo(at);
  }

  private static int endIfEqual(KeyBytes key, int at, TextColumn value) {
    return KeyBytes.endIfEqual(
        key.bytes(), at, value.bytes(), value.starts()[0], value.lengths()[0]);
  }

  @Test
  void appendingToARowGivesTheSameBytes() {
    Random random = new Random(1);
    KeyBytes key = new KeyBytes();
    for (int i = 0; i < 500; i++) {
      List<String> row = row(random, 3);
      TextColumn[] columns = columns(List.of(row));
      ByteBuilder appended = new ByteBuilder(16);
      for (TextColumn column : columns) {
        KeyBytes.append(appended, column.bytes(), column.starts()[0], column.lengths()[0]);
      }
      int length = key.encode(columns, 0);
      assertThat(Arrays.copyOf(key.bytes(), length))
          .as("%s", row)
          .isEqualTo(Arrays.copyOf(appended.array(), appended.size()));
    }
  }

  @Test
  void keysAreEqualBytesExactlyWhenTheirValuesAreEqual() {
    Random random = new Random(2);
    Map<String, List<String>> rows = new HashMap<>();
    KeyBytes key = new KeyBytes();
    for (int i = 0; i < 5_000; i++) {
      List<String> row = row(random, 2);
      int length = key.encode(columns(List.of(row)), 0);
      String bytes = new String(key.bytes(), 0, length, ISO_8859_1);
      assertThat(rows.computeIfAbsent(bytes, unseen -> row)).isEqualTo(row);
    }
    assertThat(new ArrayList<>(rows.values())).doesNotHaveDuplicates();
  }

  /** Columns whose values stand close together, so that whole words reach into their neighbours. */
  static TextColumn[] columns(List<List<String>> rows) {
    TextColumn[] columns = new TextColumn[rows.getFirst().size()];
    for (int column = 0; column < columns.length; column++) {
      ByteBuilder bytes = new ByteBuilder(16);
      int[] starts = new int[rows.size()];
      int[] lengths = new int[rows.size()];
      for (int row = 0; row < starts.length; row++) {
        String text = rows.get(row).get(column);
        starts[row] = bytes.size();
        lengths[row] = text == null ? TextColumn.NULL : text.length();
        bytes.append(text == null ? new byte[0] : text.getBytes(ISO_8859_1));
      }
      columns[column] = new TextColumn(bytes.array(), starts, lengths);
    }
    return columns;
  }

  private static List<String> row(Random random, int width) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      boolean isNull = random.nextInt(5) == 0;
      int length = random.nextInt(20) == 0 ? 250 + random.nextInt(10) : random.nextInt(3);
      row.add(isNull ? null : "\u00FE\u0001a".substring(random.nextInt(3)).repeat(length));
    }
    return row;
  }

  private static List<String> decoded(byte[] bytes, int start, int end) {
    List<String> values = new ArrayList<>();
    int at = start;
    while (at < end) {
      int length = KeyBytes.length(bytes, at);
      int from = KeyBytes.valueStart(bytes, at);
      values.add(length < 0 ? null : new String(bytes, from, length, ISO_8859_1));
      at = KeyBytes.end(bytes, at);
    }
    return values;
  }
}
