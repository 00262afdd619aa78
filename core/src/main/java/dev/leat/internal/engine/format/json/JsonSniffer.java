package dev.leat.internal.engine.format.json;

import dev.leat.data.Field;
import dev.leat.data.Type;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.Sample;
import dev.leat.internal.engine.file.TextCheck;
import dev.leat.internal.engine.kernel.JsonChecker;
import dev.leat.internal.engine.kernel.JsonPath;
import dev.leat.internal.engine.kernel.JsonText;
import dev.leat.internal.engine.kernel.JsonTokens;
import dev.leat.internal.engine.kernel.JsonWalk;
import dev.leat.io.Inference;
import dev.leat.io.Json;
import dev.leat.io.JsonReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which fields documents have, and of which types.
 *
 * <p>It looks at the head, the middle and the tail of up to eight files, spread evenly over the
 * source. A document that cannot be read is passed over: what becomes of it is for the scan to say.
 * A name with a dot may stand for a nested value in other documents, so its type is any.
 */
final class JsonSniffer {

  private static final int MOST_FILES = 8;
  private static final int MOST_FIELDS = 1000;
  private static final int HEAD_BYTES = 1 << 16;
  private static final int LARGEST_SCALE = 64;
  private static final int GROWTH = 8;

  private final Json options;
  private final JsonChecker checker;
  private final Map<String, FieldType> fields = new LinkedHashMap<>();
  private int rows;

  private JsonSniffer(Json options) {
    this.options = options;
    this.checker =
        switch (options.layout()) {
          case LINES -> JsonChecker.ofLines(options.reading().maxDepth());
          case ARRAY -> JsonChecker.ofTexts(options.reading().maxDepth());
        };
  }

  /** The fields that are known: those that were sampled, and those whose types were set. */
  static List<Field> fields(List<InputFile> files, Json options) {
    JsonSniffer sniffer = new JsonSniffer(options);
    if (options.reading().inference() == Inference.SAMPLED) {
      int count = Math.min(MOST_FILES, files.size());
      for (int i = 0; i < count; i++) {
        int index = count == 1 ? 0 : (int) ((long) i * (files.size() - 1) / (count - 1));
        sniffer.rows = 0;
        sniffer.sample(files.get(index));
      }
    }
    return sniffer.typed();
  }

  private List<Field> typed() {
    Map<String, Type> types = new LinkedHashMap<>();
    fields.forEach(
        (name, field) -> types.put(name, JsonPath.hasSteps(name) ? Type.ANY : field.type()));
    types.putAll(options.reading().types());
    return types.entrySet().stream().map(one -> new Field(one.getKey(), one.getValue())).toList();
  }

  /** Samples a file; more of it when its head holds no whole document. */
  private void sample(InputFile file) {
    JsonReading reading = options.reading();
    long size = (long) HEAD_BYTES * Math.clamp(reading.sampleRows() / 10_000, 1, LARGEST_SCALE);
    while (true) {
      int head = (int) Math.min(size, reading.maxRecord().bytes() + JsonTokens.PADDING);
      Sample sample = Sample.of(file, head, head / 2);
      TextCheck.check(file.name(), sample);
      List<Sample.Piece> pieces = sample.pieces();
      for (int i = 0; i < pieces.size(); i++) {
        sample(pieces.get(i).bytes(), i, pieces.size());
      }
      boolean whole = sample.coverage() == Sample.Coverage.WHOLE;
      if (rows > 0 || whole || size > reading.maxRecord().bytes()) {
        return;
      }
      size *= GROWTH;
    }
  }

  private void sample(byte[] piece, int index, int count) {
    byte[] bytes = Arrays.copyOf(piece, piece.length + JsonTokens.PADDING);
    int wanted = options.reading().sampleRows();
    int share = rows + (count == 1 ? wanted : index == 0 ? wanted / 2 : wanted / 4);
    switch (options.layout()) {
      case LINES -> sampleLines(bytes, piece.length, index == 0 ? 0 : line(bytes, 0), share);
      case ARRAY -> {
        if (index == 0) {
          sampleTexts(bytes, piece.length, share);
        }
      }
    }
  }

  /** Where the line behind the one at a position starts. */
  private static int line(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at + 1;
  }

  private void sampleLines(byte[] bytes, int length, int from, int until) {
    for (int at = from; at < length && rows < until; at = line(bytes, at)) {
      int start = JsonTokens.skipBlanks(bytes, at, JsonTokens.BLANKS_OF_LINE);
      add(bytes, start);
    }
  }

  private void sampleTexts(byte[] bytes, int length, int until) {
    List<int[]> found = new ArrayList<>();
    new RecordFinder(options.reading()).find(bytes, length, false, found);
    for (int i = 0; i < found.size() && rows < until; i++) {
      add(bytes, found.get(i)[0]);
    }
  }

  /** Adds the fields of the document that starts at a position, if it is whole. */
  private void add(byte[] bytes, int start) {
    if (bytes[start] != '{') {
      int end = checker.value(bytes, start);
      if (end >= 0 && bytes[start] > ' ') {
        rows++;
        field(DocumentScanner.VALUE).add(bytes, start, end);
      }
    } else if (checker.value(bytes, start) >= 0) {
      rows++;
      for (int key = JsonWalk.first(bytes, start); !JsonWalk.isClose(bytes, key); ) {
        int value = JsonWalk.valueOf(bytes, key);
        int end = JsonWalk.end(bytes, value);
        int close = JsonWalk.stringEnd(bytes, key + 1) - 1;
        field(JsonText.string(bytes, key + 1, close - key - 1)).add(bytes, value, end);
        key = JsonWalk.next(bytes, end);
      }
    }
  }

  private FieldType field(String name) {
    FieldType known = fields.get(name);
    if (known == null) {
      known = new FieldType();
      if (fields.size() < MOST_FIELDS) {
        fields.put(name, known);
      }
    }
    return known;
  }
}
