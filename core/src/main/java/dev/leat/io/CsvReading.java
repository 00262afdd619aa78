package dev.leat.io;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the fields of a CSV file mean when it is read.
 *
 * @param nullTexts unquoted values that are null, beside the empty one
 * @param ragged what happens to rows with too many or too few fields
 * @param columns the types of its columns
 * @param origins the further columns that say where a row was read, in their order
 * @param maxRecord the size that a single record may have
 * @param emptyFile what a file without any record means
 */
public record CsvReading(
    List<String> nullTexts,
    Ragged ragged,
    Columns columns,
    List<OriginColumn> origins,
    DataSize maxRecord,
    EmptyFile emptyFile)
    implements Serializable {

  /** The number of sampled rows that stands for all of them. */
  public static final int ALL_ROWS = -1;

  /** Sampled types, no null texts, no ragged rows. */
  public static final CsvReading DEFAULT =
      new CsvReading(
          List.of(),
          Ragged.ERROR,
          new Columns(Map.of(), Inference.SAMPLED, 10_000, ",;\t|"),
          List.of(),
          DataSize.megabytes(64),
          EmptyFile.ERROR);

  /** Copies the lists and checks the size. */
  public CsvReading {
    nullTexts = List.copyOf(nullTexts);
    origins = List.copyOf(origins);
    if (maxRecord.bytes() < 1 || maxRecord.bytes() > Integer.MAX_VALUE / 2) {
      throw new LeatException(
          ErrorKind.USAGE, "max record: %s (expected: 1 B to 1 GB)".formatted(maxRecord));
    }
  }

  /**
   * How the columns and their types are found.
   *
   * @param types the types that were set, by name, in their order
   * @param inference whether other columns get a type from a sample
   * @param sampleRows the number of rows that are sampled, or {@link #ALL_ROWS}
   * @param delimiters the delimiters that are tried when none was set
   */
  public record Columns(
      Map<String, Type> types, Inference inference, int sampleRows, String delimiters)
      implements Serializable {

    /** Copies the map and checks the number. */
    public Columns {
      types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
      if (sampleRows < 1 && sampleRows != ALL_ROWS) {
        throw new LeatException(
            ErrorKind.USAGE,
            "sample rows: %d (expected: >= 1, or -1 for all)".formatted(sampleRows));
      }
      delimiters.chars().forEach(character -> Mark.of((char) character));
    }

    Columns withTypes(Map<String, Type> map) {
      return new Columns(map, inference, sampleRows, delimiters);
    }

    Columns withInference(Inference choice) {
      return new Columns(types, choice, sampleRows, delimiters);
    }

    Columns withSampleRows(int rows) {
      return new Columns(types, inference, rows, delimiters);
    }

    Columns withDelimiters(String characters) {
      return new Columns(types, inference, sampleRows, characters);
    }
  }

  CsvReading withNullTexts(List<String> texts) {
    return new CsvReading(texts, ragged, columns, origins, maxRecord, emptyFile);
  }

  CsvReading withRagged(Ragged choice) {
    return new CsvReading(nullTexts, choice, columns, origins, maxRecord, emptyFile);
  }

  CsvReading withColumns(Columns choice) {
    return new CsvReading(nullTexts, ragged, choice, origins, maxRecord, emptyFile);
  }

  CsvReading withOrigins(List<OriginColumn> columnsOfOrigin) {
    return new CsvReading(nullTexts, ragged, columns, columnsOfOrigin, maxRecord, emptyFile);
  }

  CsvReading withMaxRecord(DataSize size) {
    return new CsvReading(nullTexts, ragged, columns, origins, size, emptyFile);
  }

  CsvReading withEmptyFile(EmptyFile choice) {
    return new CsvReading(nullTexts, ragged, columns, origins, maxRecord, choice);
  }
}
