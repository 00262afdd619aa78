package dev.leat.internal.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Compares the checker and the walk with Jackson, on random texts that are nearly JSON.
 *
 * <p>{@code -Dleat.seed=17} starts from another seed, {@code -Dleat.inputs=1000000} tries more.
 */
class JsonFuzzTest {

  private static final long SEED = Long.getLong("leat.seed", 20_261);
  private static final int INPUTS = Integer.getInteger("leat.inputs", 60_000);

  private static final String[] SCALARS = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1",
    "12.50",
    "1e5",
    "1E+400",
    "-2.5e-7",
    "123456789012345",
    "12345678901234567890123",
    "\"\"",
    "\"a\"",
    "\"abcdefg\"",
    "\"abcdefgh\"",
    "\"abcdefghi\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\u0041\\uD83D\\uDE00\"",
    "\"\\ud800\"",
    "\"é€😀\"",
    "\"a long text with {[,:]} in it, and more than thirty-two bytes\""
  };
  private static final String[] NOISE = {
    "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "+", "\n", " ", "\t", "\0", "é",
    "tru", "nul", "\\u12", "\u0001", "\u007f", "NaN", "'", "/", "#"
  };

  private static final String[] PARTS = {
    "a",
    "text of some bytes",
    "é",
    "€",
    "😀",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u0041",
    "\\u00e9",
    "\\u20AC",
    "\\uD83D\\uDE00",
    "\\ud83d",
    "\\ude00",
    "\\u0000",
    "\\b\\f\\r\\t"
  };

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  @Test
  void theCheckerAgreesWithJackson() {
    Random random = new Random(SEED);
    int valid = 0;
    for (int i = 0; i < INPUTS; i++) {
      StringBuilder text = new StringBuilder();
      append(random, 0, text);
      for (int noise = random.nextInt(3); noise > 0; noise--) {
        disturb(random, text);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(20) == 0) {
        bytes[random.nextInt(bytes.length)] = (byte) (0x80 | random.nextInt(128));
      }
      boolean expected = isValid(bytes);
      valid += expected ? 1 : 0;
      assertThat(JsonChecks.isValid(bytes))
          .as("input %d: %s", i, Arrays.toString(bytes))
          .isEqualTo(expected);
    }
    assertThat(valid).isBetween(INPUTS / 5, INPUTS * 4 / 5);
  }

  @Test
  void theWalkFindsTheEndsThatTheCheckerFinds() {
    Random random = new Random(SEED);
    for (int i = 0; i < INPUTS / 4; i++) {
      StringBuilder text = new StringBuilder();
      append(random, 0, text);
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      byte[] padded = Arrays.copyOf(bytes, bytes.length + JsonTokens.PADDING);
      int start = JsonTokens.skipBlanks(padded, 0, JsonTokens.BLANKS);
      int end = JsonChecker.ofTexts(100).value(padded, start);
      assertThat(end).as(text.toString()).isPositive();
      assertThat(JsonWalk.end(bytes, start)).as(text.toString()).isEqualTo(end);
    }
  }

  @Test
  void theTextOfAStringIsThatOfJackson() {
    Random random = new Random(SEED);
    for (int i = 0; i < INPUTS / 4; i++) {
      StringBuilder inside = new StringBuilder();
      for (int parts = random.nextInt(6); parts > 0; parts--) {
        inside.append(PARTS[random.nextInt(PARTS.length)]);
      }
      byte[] bytes = inside.toString().getBytes(StandardCharsets.UTF_8);
      String expected = string("\"" + inside + "\"");
      assertThat(JsonText.string(bytes, 0, bytes.length)).as("%s", inside).isEqualTo(expected);
      ByteBuilder quoted = new ByteBuilder(16);
      JsonText.appendQuoted(expected, quoted);
      String again = new String(quoted.array(), 0, quoted.size(), StandardCharsets.UTF_8);
      assertThat(string(again)).isEqualTo(expected);
    }
  }

  /** The text of a JSON string, where half of a surrogate pair is U+FFFD. */
  private static String string(String json) {
    try (JsonParser parser = new JsonFactory().createParser(context(), json)) {
      parser.nextToken();
      return LONE_SURROGATE.matcher(parser.getString()).replaceAll("\uFFFD");
    }
  }

  private static void append(Random random, int depth, StringBuilder out) {
    blanks(random, out);
    int kind = random.nextInt(depth < 4 ? 3 : 1);
    if (kind == 0) {
      out.append(SCALARS[random.nextInt(SCALARS.length)]);
    } else {
      out.append(kind == 1 ? '[' : '{');
      int size = random.nextInt(4);
      for (int i = 0; i < size; i++) {
        out.append(i == 0 ? "" : ",");
        blanks(random, out);
        if (kind == 2) {
          out.append('"').append((char) ('a' + random.nextInt(5))).append('"');
          blanks(random, out);
          out.append(':');
        }
        append(random, depth + 1, out);
      }
      blanks(random, out);
      out.append(kind == 1 ? ']' : '}');
    }
    blanks(random, out);
  }

  private static void blanks(Random random, StringBuilder out) {
    if (random.nextInt(8) == 0) {
      out.append(" \t\r\n".charAt(random.nextInt(4)));
    }
  }

  private static void disturb(Random random, StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    if (random.nextBoolean() && at < text.length()) {
      text.deleteCharAt(at);
    } else {
      text.insert(at, NOISE[random.nextInt(NOISE.length)]);
    }
    if (text.isEmpty()) {
      text.append("0");
    }
  }

  /** Whether a text in strict UTF-8 is one JSON value for Jackson. */
  private static boolean isValid(byte[] bytes) {
    int depth = 0;
    int values = 0;
    try (JsonParser parser = new JsonFactory().createParser(context(), decoded(bytes))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        values += depth == 0 ? 1 : 0;
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        parser.getString();
      }
    } catch (JacksonException | CharacterCodingException e) {
      return false;
    }
    return values == 1 && depth == 0;
  }

  private static ObjectReadContext context() {
    return ObjectReadContext.empty();
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
