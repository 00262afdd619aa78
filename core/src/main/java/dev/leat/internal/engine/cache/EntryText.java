package dev.leat.internal.engine.cache;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.JsonChecker;
import dev.leat.internal.engine.kernel.JsonRows;
import dev.leat.internal.engine.kernel.JsonTokens;
import dev.leat.internal.engine.kernel.ValueText;
import dev.leat.stage.CacheEntry;
import dev.leat.stage.CacheFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * An entry as three lines of JSON: its facts, its details, and a checksum of both.
 *
 * <p>So a listing reads the facts alone. Damage of any byte is noticed.
 */
final class EntryText {

  /** The version of this form; an entry of another one is none. */
  private static final long FORMAT = 1;

  private static final int DEEPEST = 20;

  private static final String SUM_START = "{\"crc32c\":\"";
  private static final String SUM_END = "\"}\n";
  private static final int SUM_BYTES = SUM_START.length() + 8 + SUM_END.length();

  private static final ThreadLocal<Parser> PARSERS = ThreadLocal.withInitial(Parser::new);

  private EntryText() {}

  static byte[] of(Entry entry) {
    ByteBuilder out = new ByteBuilder(1 << 12);
    line(facts(entry.facts()), out);
    line(details(entry), out);
    out.append(checksum(out.array(), out.size()));
    return Arrays.copyOf(out.array(), out.size());
  }

  private static void line(Row row, ByteBuilder out) {
    ValueText.appendJson(row, out);
    out.append((byte) '\n');
  }

  private static Row facts(CacheEntry facts) {
    return Row.of(
        "format", FORMAT,
        "stage", facts.stage(),
        "pipeline", facts.pipeline(),
        "key", facts.key(),
        "cache", facts.format().name(),
        "rows", facts.rows(),
        "rejected", facts.rejected(),
        "bytes", facts.bytes(),
        "digest", facts.digest(),
        "created", facts.created().toString(),
        "seconds", facts.seconds(),
        "ttl", facts.ttl().map(Duration::toString).orElse(""),
        "source", facts.source());
  }

  private static Row details(Entry entry) {
    List<Row> fields = new ArrayList<>();
    for (Field field : entry.schema().fields()) {
      fields.add(Row.of("name", field.name(), "type", field.type().name()));
    }
    List<Row> inputs = new ArrayList<>();
    new TreeMap<>(entry.inputRows())
        .forEach((name, rows) -> inputs.add(Row.of("name", name, "rows", rows)));
    return Row.of(
        "open",
        entry.schema().isOpen(),
        "fields",
        fields,
        "inputs",
        inputs,
        "parts",
        entry.parts());
  }

  private static byte[] checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    String hex = HexFormat.of().toHexDigits((int) checksum.getValue());
    return (SUM_START + hex + SUM_END).getBytes(StandardCharsets.US_ASCII);
  }

  /** The facts of an entry; empty when the text is damaged or of another version. */
  static Optional<CacheEntry> facts(byte[] text) {
    return isProven(text)
        ? PARSERS.get().row(text, 0, end(text, 0)).flatMap(EntryText::facts)
        : Optional.empty();
  }

  /** The entry; empty when the text is damaged or of another version. */
  static Optional<Entry> entry(byte[] text) {
    int first = end(text, 0);
    return facts(text)
        .flatMap(facts ->
            PARSERS
                .get()
                .row(text, first, end(text, first))
                .flatMap(details -> entry(facts, details)));
  }

  /** Whether the last line proves the others. */
  private static boolean isProven(byte[] text) {
    int length = text.length - SUM_BYTES;
    return length > 0
        && Arrays.equals(text, length, text.length, checksum(text, length), 0, SUM_BYTES);
  }

  /** Where the line that starts at a position ends, behind its line feed. */
  private static int end(byte[] text, int start) {
    int at = start;
    while (at < text.length && text[at] != '\n') {
      at++;
    }
    return Math.min(text.length, at + 1);
  }

  /** Parses lines, on one thread; to make one takes longer than to parse a line. */
  private static final class Parser {

    private final JsonChecker checker = JsonChecker.ofTexts(DEEPEST);
    private final JsonRows rows = new JsonRows();

    /** A line as a row; empty when it is no object. */
    Optional<Row> row(byte[] text, int start, int end) {
      byte[] line = Arrays.copyOfRange(text, start, end + JsonTokens.PADDING);
      Arrays.fill(line, end - start, line.length, (byte) 0);
      int last = end - start - 1;
      boolean isObject =
          last > 0 && line[0] == '{' && checker.value(line, 0) == last && line[last] == '\n';
      return isObject ? Optional.of(rows.row(line, 0, last)) : Optional.empty();
    }
  }

  private static Optional<CacheEntry> facts(Row row) {
    if (!Objects.equals(row.get("format"), FORMAT)) {
      return Optional.empty();
    }
    String ttl = row.text("ttl");
    try {
      return Optional.of(
          new CacheEntry(
              row.text("stage"),
              row.text("pipeline"),
              row.text("key"),
              CacheFormat.valueOf(row.text("cache")),
              row.integer("rows"),
              row.integer("rejected"),
              row.integer("bytes"),
              row.text("digest"),
              Instant.parse(row.text("created")),
              row.number("seconds"),
              ttl.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(ttl)),
              row.text("source")));
    } catch (RuntimeException e) {
      return Optional.empty(); // of a version that has the same number and other fields
    }
  }

  private static Optional<Entry> entry(CacheEntry facts, Row row) {
    try {
      List<Field> fields = new ArrayList<>();
      for (Row field : rows(row, "fields")) {
        fields.add(new Field(field.text("name"), Type.valueOf(field.text("type"))));
      }
      Map<String, Long> inputs = new LinkedHashMap<>();
      rows(row, "inputs").forEach(input -> inputs.put(input.text("name"), input.integer("rows")));
      List<String> parts = new ArrayList<>();
      ((List<?>) Objects.requireNonNull(row.get("parts"))).forEach(p -> parts.add(p.toString()));
      Schema schema =
          Boolean.TRUE.equals(row.get("open")) ? Schema.open(fields) : Schema.of(fields);
      return Optional.of(new Entry(facts, schema, parts, inputs));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static List<Row> rows(Row row, String name) {
    List<Row> rows = new ArrayList<>();
    ((List<?>) Objects.requireNonNull(row.get(name))).forEach(value -> rows.add((Row) value));
    return rows;
  }
}
