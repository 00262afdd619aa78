package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Expr;
import dev.leat.plan.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and objects that are made of texts, or cut out of documents, have the values they must. */
class NestedTextTest {

  private static final Schema TEXTS =
      Schema.of(
          new Field("id", Type.INTEGER), new Field("t", Type.TEXT), new Field("s", Type.TEXT));

  private static final List<Engine> ENGINES =
      List.of(Engine.local(), Engine.local().threads(3).batches(7, new DataSize(100)));

  /** A value and one of the ways to write it. */
  private record Written(String json, @Nullable Object value) {}

  @TempDir private Path folder;

  /** Texts that are made of separators and what looks like them, and separators. */
  private static List<Row> texts() {
    Random random = new Random(3);
    List<String> parts =
        List.of(",", ", ", "-", "--", "\"", "\\", "é", "😀", "\n", "\u0001", "a", "");
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(12), 0, parts.size())
          .forEach(part -> text.append(parts.get(part)));
      String separator = parts.get(random.nextInt(parts.size()));
      rows.add(
          Row.of(
              "id",
              i,
              "t",
              i % 50 == 0 ? null : text.toString(),
              "s",
              i % 70 == 0 ? null : separator));
    }
    return rows;
  }

  private static @Nullable List<String> parts(@Nullable Object text, @Nullable Object separator) {
    if (text == null || separator == null) {
      return null;
    }
    return separator.equals("")
        ? List.of((String) text)
        : List.of(((String) text).split(Pattern.quote((String) separator), -1));
  }

  @Test
  void textsAreSplitBySeparatorsOfAnyLength() {
    for (Engine engine : ENGINES) {
      List<Row> rows =
          Dataset.of(TEXTS, texts())
              .on(engine)
              .select(
                  Named.column("id"),
                  named("parts", "split(t, s)"),
                  named("dashed", "split(t, '--')"),
                  named("size", "list_size(split(t, s))"),
                  named("last", "list_get(split(t, s), -1)"))
              .collect();

      assertThat(rows)
          .isEqualTo(
              texts().stream()
                  .map(row -> {
                    List<String> parts = parts(row.get("t"), row.get("s"));
                    return Row.of(
                        "id",
                        row.get("id"),
                        "parts",
                        parts,
                        "dashed",
                        parts(row.get("t"), "--"),
                        "size",
                        parts == null ? null : parts.size(),
                        "last",
                        parts == null ? null : parts.getLast());
                  })
                  .toList());
    }
  }

  private static Named named(String name, String expression) {
    return new Named(name, Expr.parse(expression));
  }

  @Test
  void partsOfTextsBecomeRows() {
    List<Row> expected = new ArrayList<>();
    for (Row row : texts()) {
      List<String> parts = parts(row.get("t"), row.get("s"));
      for (String part : parts == null ? List.<String>of() : parts) {
        expected.add(
            Row.of(
                "id",
                row.get("id"),
                "part",
                part,
                "length",
                part.codePointCount(0, part.length())));
      }
    }

    for (Engine engine : ENGINES) {
      assertThat(
              Dataset.of(TEXTS, texts())
                  .on(engine)
                  .select(Named.column("id"), named("part", "split(t, s)"))
                  .unnest("part")
                  .with("length", "length(cast(part as text))")
                  .collect())
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"object", "object_without_nulls"})
  void objectsOfTextsAreReadAsTheyWereMade(String function) throws IOException {
    String made = function + "('t', t, 'a \"name\" \\ é', s)";
    List<Row> expected = new ArrayList<>();
    for (Row row : texts()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("t", row.get("t"));
      fields.put("a \"name\" \\ é", row.get("s"));
      if (!function.equals("object")) {
        fields.values().removeIf(value -> value == null);
      }
      expected.add(Row.of("o", Row.of(fields)));
    }

    for (Engine engine : ENGINES) {
      Dataset objects = Dataset.of(TEXTS, texts()).on(engine).select(named("o", made));
      Path file = folder.resolve("objects.jsonl");
      objects.write(file.toString());

      assertThat(objects.collect()).isEqualTo(expected);
      assertThat(Dataset.read(file.toString()).collect()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsOfDocumentsBecomeRowsByteForByte(boolean selected) throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    StringBuilder bytes = new StringBuilder();
    List<Row> expected = new ArrayList<>();
    for (long i = 0; i < 3000; i++) {
      List<Written> values =
          IntStream.range(0, random.nextInt(6)).mapToObj(n -> any(random, 3)).toList();
      Written list = random.nextInt(20) == 0 ? new Written("null", null) : list(random, values);
      text.append("{\"id\":%d,\"v\":%s}\n".formatted(i, list.json));
      for (Written value : list.value == null ? List.<Written>of() : values) {
        bytes.append("{\"id\":%d,\"v\":%s}\n".formatted(i, value.json));
        expected.add(Row.of("id", i, "v", value.value));
      }
    }
    Dataset read = Dataset.read(Files.writeString(folder.resolve("in.jsonl"), text).toString());
    Dataset dataset = (selected ? read.select("id", "v") : read).unnest("v");

    for (Engine engine : ENGINES) {
      Path file = folder.resolve("out.jsonl");
      dataset.on(engine).write(file.toString());
      assertThat(dataset.on(engine).collect()).isEqualTo(expected);
      assertThat(Files.readString(file)).isEqualTo(bytes.toString());
    }
  }

  /** Any value, nested so many levels at most. */
  private static Written any(Random random, int levels) {
    return switch (random.nextInt(levels > 0 ? 10 : 8)) {
      case 0 -> new Written("null", null);
      case 1 -> new Written("true", true);
      case 2 -> new Written("-7", -7L);
      case 3 -> new Written("1.50", new BigDecimal("1.50"));
      case 4 -> new Written("12345678901234567890", new BigDecimal("12345678901234567890"));
      case 5 -> new Written("\"]}, \\\" \\\\\"", "]}, \" \\");
      case 6 -> new Written("\"\\u00e9\\n\\ud83d\\ude00\\/\"", "é\n😀/");
      case 7 -> new Written("\"\"", "");
      case 8 -> list(random, List.of(any(random, levels - 1), any(random, levels - 1)));
      default -> object(random, any(random, levels - 1));
    };
  }

  private static Written list(Random random, List<Written> values) {
    List<@Nullable Object> list = new ArrayList<>();
    values.forEach(value -> list.add(value.value));
    String blank = " ".repeat(random.nextInt(3));
    String json = String.join(blank + "," + blank, values.stream().map(Written::json).toList());
    return new Written("[" + blank + json + blank + "]", list);
  }

  private static Written object(Random random, Written value) {
    String blank = "\t".repeat(random.nextInt(3));
    String json = "{%s\"a\\\"[\"%s:%s}".formatted(blank, blank, value.json);
    return new Written(json, Row.of("a\"[", value.value));
  }
}
