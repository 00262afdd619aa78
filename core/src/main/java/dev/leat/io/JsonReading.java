package dev.leat.io;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How documents are read.
 *
 * @param records the path to the records inside a document, such as {@code data.items}; empty when
 *     a document is a record
 * @param types the types that were set, by name, in their order
 * @param inference whether other fields get a type from a sample
 * @param sampleRows the number of documents that are sampled
 * @param maxDepth how deep arrays and objects may be nested, 1 to 2,000
 * @param maxRecord the size that a single document may have
 * @param emptyFile what a file without any document means
 */
public record JsonReading(
    String records,
    Map<String, Type> types,
    Inference inference,
    int sampleRows,
    int maxDepth,
    DataSize maxRecord,
    EmptyFile emptyFile)
    implements Serializable {

  /** How deep arrays and objects may be nested at most: what a thread has room for. */
  public static final int DEEPEST = 2000;

  /** Whole documents of up to 64 MB, nested up to 1,000 levels, with sampled types. */
  public static final JsonReading DEFAULT =
      new JsonReading(
          "", Map.of(), Inference.SAMPLED, 10_000, 1000, DataSize.megabytes(64), EmptyFile.ERROR);

  /** Copies the map and checks the numbers. */
  public JsonReading {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    if (sampleRows < 1) {
      throw usage("sample rows: %d (expected: >= 1)", sampleRows);
    }
    if (maxDepth < 1 || maxDepth > DEEPEST) {
      throw usage("max depth: %d (expected: 1 to 2000)", maxDepth);
    }
    if (maxRecord.bytes() < 1 || maxRecord.bytes() > Integer.MAX_VALUE / 4) {
      throw usage("max record: %s (expected: 1 B to 512 MB)", maxRecord);
    }
  }

  private static LeatException usage(String message, Object value) {
    return new LeatException(ErrorKind.USAGE, message.formatted(value));
  }

  JsonReading withRecords(String path) {
    return new JsonReading(path, types, inference, sampleRows, maxDepth, maxRecord, emptyFile);
  }

  JsonReading withTypes(Map<String, Type> map) {
    return new JsonReading(records, map, inference, sampleRows, maxDepth, maxRecord, emptyFile);
  }

  JsonReading withInference(Inference choice) {
    return new JsonReading(records, types, choice, sampleRows, maxDepth, maxRecord, emptyFile);
  }

  JsonReading withSampleRows(int rows) {
    return new JsonReading(records, types, inference, rows, maxDepth, maxRecord, emptyFile);
  }

  JsonReading withMaxDepth(int levels) {
    return new JsonReading(records, types, inference, sampleRows, levels, maxRecord, emptyFile);
  }

  JsonReading withMaxRecord(DataSize size) {
    return new JsonReading(records, types, inference, sampleRows, maxDepth, size, emptyFile);
  }

  JsonReading withEmptyFile(EmptyFile choice) {
    return new JsonReading(records, types, inference, sampleRows, maxDepth, maxRecord, choice);
  }
}
