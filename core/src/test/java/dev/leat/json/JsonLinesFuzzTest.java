package dev.leat.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.io.Json;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads random lines of documents, some of them damaged, and compares with Jackson which of them
 * are read, and with what was written which values their fields have.
 *
 * <p>{@code -Dleat.seed=17} starts from another seed.
 */
class JsonLinesFuzzTest {

  private static final long SEED = Long.getLong("leat.seed", 4711);
  private static final String[] KEYS = {
    "a", "bb", "a.b", "long-key-of-some-bytes", "é", "d\\\"", "x"
  };
  private static final String[] VALUES = {
    "1",
    "-0.5e3",
    "true",
    "null",
    "\"\"",
    "\"text\"",
    "\"\\u00e9\\n\"",
    "\"€ and more text\"",
    "[]",
    "[1,{\"a\":2}]",
    "{\"b\":7}",
    "{\"b\":{\"c\":[0]}, \"b\":8}",
    "\"longer than thirty-two bytes of text\""
  };
  private static final String[] WANTED = {
    "bb", "a", "a.b", "x", "missing", "long-key-of-some-bytes"
  };
  private static final String NOISE = "\"\\{}[],:0-.e x\u0001é";

  @TempDir private Path directory;

  /** A line, and the texts of its fields, the last of those with the same name. */
  private record Line(String text, Map<String, String> fields) {}

  @RepeatedTest(8)
  void fieldsAreThoseThatWereWritten(RepetitionInfo repetition) throws IOException {
    Random random = new Random(SEED + repetition.getCurrentRepetition());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      lines.add(line(random, random.nextInt(3) == 0));
    }
    List<String> expected = new ArrayList<>();
    StringBuilder file = new StringBuilder();
    int bad = 0;
    for (Line line : lines) {
      String text = random.nextInt(6) == 0 ? damaged(random, line.text()) : line.text();
      file.append(text).append(random.nextBoolean() ? "\n" : "\r\n");
      boolean same = text.equals(line.text());
      boolean valid = same || isObject(text);
      bad += valid || text.isBlank() ? 0 : 1;
      if (valid) {
        expected.add(same ? selected(line) : "?");
      }
    }
    Path in = directory.resolve("in.jsonl");
    Files.writeString(in, file);
    for (Engine engine : Documents.engines()) {
      Path out = directory.resolve("out.jsonl");
      Dataset rows = Dataset.read(in.toString(), Json.lines()).select(WANTED);
      Report report =
          rows.on(engine.rejects(RejectPolicy.unlimited())).write(out.toString(), Json.lines());
      List<String> written = Files.readAllLines(out);
      assertThat(written).hasSameSizeAs(expected);
      for (int i = 0; i < written.size(); i++) {
        if (!expected.get(i).equals("?")) {
          assertThat(written.get(i)).isEqualTo(expected.get(i));
        }
      }
      assertThat(report.rejected()).isEqualTo(bad);
    }
  }

  private static Line line(Random random, boolean shuffled) {
    Map<String, String> fields = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder(blanks(random)).append('{').append(blanks(random));
    int count = random.nextInt(KEYS.length + 1);
    for (int i = 0; i < count; i++) {
      String key = KEYS[shuffled ? random.nextInt(KEYS.length) : i];
      String value = VALUES[random.nextInt(VALUES.length)];
      String written = key.equals("a") && random.nextInt(9) == 0 ? "\\u0061" : key;
      text.append(i == 0 ? "" : ",").append(blanks(random));
      text.append('"').append(written).append('"').append(blanks(random)).append(':');
      text.append(blanks(random)).append(value).append(blanks(random));
      fields.put(key, value);
    }
    return new Line(text.append('}').append(blanks(random)).toString(), fields);
  }

  private static String blanks(Random random) {
    return random.nextInt(10) == 0 ? " \t".substring(random.nextInt(2)) : "";
  }

  private static String damaged(Random random, String text) {
    int at = random.nextInt(text.length());
    String noise = NOISE.charAt(random.nextInt(NOISE.length())) + "";
    return random.nextBoolean()
        ? text.substring(0, at) + text.substring(at + 1)
        : text.substring(0, at) + noise + text.substring(at);
  }

  private static String selected(Line line) {
    StringBuilder text = new StringBuilder();
    for (String name : WANTED) {
      String value = line.fields().getOrDefault(name, "null");
      if (name.equals("a.b") && !line.fields().containsKey("a.b")) {
        value = inner(line.fields().getOrDefault("a", ""));
      }
      text.append(text.isEmpty() ? "{" : ",").append('"').append(name).append("\":").append(value);
    }
    return text + "}";
  }

  private static String inner(String value) {
    return switch (value) {
      case "{\"b\":7}" -> "7";
      case "{\"b\":{\"c\":[0]}, \"b\":8}" -> "8";
      default -> "null";
    };
  }

  /** Whether a text is one JSON value for Jackson. */
  private static boolean isObject(String text) {
    int depth = 0;
    int values = 0;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonParser parser =
        new JsonFactory()
            .createParser(ObjectReadContext.empty(), new String(bytes, StandardCharsets.UTF_8))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        values += depth == 0 ? 1 : 0;
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        parser.getString();
      }
    } catch (JacksonException e) {
      return false;
    }
    return values == 1 && depth == 0;
  }
}
