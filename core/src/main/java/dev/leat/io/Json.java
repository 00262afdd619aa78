package dev.leat.io;

import dev.leat.data.DataSize;
import dev.leat.data.Type;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON (RFC 8259): a document on each line, or one text that holds all of them.
 *
 * <p>Rows may differ in their fields, and values may be nested. A document that nobody changes is
 * written back byte for byte. Options that say how documents are read do not matter when they are
 * written, and the other way round.
 *
 * @param layout how documents stand in a file
 * @param reading how they are read
 * @param nulls what is written of a null
 * @param packing the encoding and the compression of the file
 */
public record Json(Layout layout, JsonReading reading, Nulls nulls, Packing packing)
    implements Format {

  /** How documents stand in a file. */
  public enum Layout {
    /** One on each line, as in JSON Lines; a line that cannot be read is a reject. */
    LINES,
    /** As the elements of one array; an object, or several one behind the other, is read too. */
    ARRAY
  }

  /** A document on each line. */
  public static Json lines() {
    return of(Layout.LINES);
  }

  /** An array of documents. */
  public static Json array() {
    return of(Layout.ARRAY);
  }

  private static Json of(Layout layout) {
    return new Json(layout, JsonReading.DEFAULT, Nulls.KEEP, Packing.AUTO);
  }

  /** The path to the records inside a document: {@code data.items}. */
  public Json records(String path) {
    return reading(reading.withRecords(path));
  }

  /** The type of a field, in place of a sampled one. */
  public Json type(String field, Type type) {
    Map<String, Type> types = new LinkedHashMap<>(reading.types());
    types.put(field, type);
    return types(types);
  }

  /** The types of fields, in place of sampled ones. */
  public Json types(Map<String, Type> types) {
    return reading(reading.withTypes(types));
  }

  /** Whether fields whose types are not set get one from a sample. */
  public Json inference(Inference choice) {
    return reading(reading.withInference(choice));
  }

  /** The number of documents that types are sampled from. */
  public Json sampleRows(int rows) {
    return reading(reading.withSampleRows(rows));
  }

  /** How deep arrays and objects may be nested, 1 to 2,000; a deeper document is a reject. */
  public Json maxDepth(int levels) {
    return reading(reading.withMaxDepth(levels));
  }

  /** The size that a single document may have; a larger one is a reject. */
  public Json maxRecord(DataSize size) {
    return reading(reading.withMaxRecord(size));
  }

  /** Takes a file without any document for one without rows. */
  public Json allowEmpty() {
    return reading(reading.withEmptyFile(EmptyFile.ALLOWED));
  }

  /** What is written of a null. */
  public Json nulls(Nulls choice) {
    return new Json(layout, reading, choice, packing);
  }

  /** How characters are bytes. */
  public Json encoding(Charset charset) {
    return packing(new Packing(Encoding.of(charset), packing.compression()));
  }

  /** How the file is compressed. */
  public Json compression(Compression compression) {
    return packing(new Packing(packing.encoding(), compression));
  }

  private Json reading(JsonReading other) {
    return new Json(layout, other, nulls, packing);
  }

  private Json packing(Packing other) {
    return new Json(layout, reading, nulls, other);
  }

  @Override
  public String name() {
    return switch (layout) {
      case LINES -> "jsonl";
      case ARRAY -> "json";
    };
  }

  @Override
  public boolean isPinned() {
    return reading.inference() == Inference.NONE;
  }
}
