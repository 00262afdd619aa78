package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sheet of an Excel workbook, {@code .xlsx}. Read and written by the module {@code leat-excel}.
 *
 * <p>Reading streams the rows of one sheet on one thread. Writing makes a workbook of one sheet;
 * options that say how a sheet is read do not matter then.
 *
 * @param sheet which sheet is read, and how the one is called that is written
 * @param header whether the first row holds the names of the columns
 * @param skipRows the number of rows of the sheet to leave out at the start, 0 or more
 * @param types the types that were set, by column, in their order
 * @param inference whether other columns get a type from a sample
 * @param sampleRows the number of rows that types are sampled from, or {@link CsvReading#ALL_ROWS}
 */
public record Excel(
    Sheet sheet,
    Header header,
    int skipRows,
    Map<String, Type> types,
    Inference inference,
    int sampleRows)
    implements Format {

  /** The sheet of a workbook, by its name or by its position. */
  public sealed interface Sheet extends java.io.Serializable {}

  /** A sheet by its name. */
  public record NamedSheet(String name) implements Sheet {
    private static final int LONGEST = 31;

    /** Refuses what no sheet can be called. */
    public NamedSheet {
      if (name.isBlank() || name.length() > LONGEST || name.matches(".*[\\[\\]*?/\\\\:].*")) {
        throw new LeatException(
            ErrorKind.USAGE,
            "sheet: \"%s\" (expected: 1 to 31 characters without [ ] * ? / \\ :)".formatted(name));
      }
    }
  }

  /** A sheet by its position, counted from 1; one that is written is called {@code Sheet1}. */
  public record NumberedSheet(int number) implements Sheet {
    /** Checks the number. */
    public NumberedSheet {
      if (number < 1) {
        throw new LeatException(
            ErrorKind.USAGE, "sheet: %d (expected: >= 1, or a name)".formatted(number));
      }
    }
  }

  /** Copies the map and checks the numbers. */
  public Excel {
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    if (skipRows < 0) {
      throw new LeatException(ErrorKind.USAGE, "skip: %d (expected: >= 0)".formatted(skipRows));
    }
    if (sampleRows < 1 && sampleRows != CsvReading.ALL_ROWS) {
      throw new LeatException(
          ErrorKind.USAGE, "sample rows: %d (expected: >= 1, or -1 for all)".formatted(sampleRows));
    }
  }

  /** The first sheet, whose first row holds the names of the columns. */
  public static Excel defaults() {
    return new Excel(new NumberedSheet(1), Header.PRESENT, 0, Map.of(), Inference.SAMPLED, 10_000);
  }

  /** The sheet of a name. */
  public Excel sheet(String name) {
    return new Excel(new NamedSheet(name), header, skipRows, types, inference, sampleRows);
  }

  /** The sheet at a position, counted from 1. */
  public Excel sheet(int number) {
    return new Excel(new NumberedSheet(number), header, skipRows, types, inference, sampleRows);
  }

  /** Whether the first row holds the names of the columns; {@code AUTO} is taken for yes. */
  public Excel header(Header choice) {
    return new Excel(sheet, choice, skipRows, types, inference, sampleRows);
  }

  /** The number of rows to leave out at the start, 0 or more. */
  public Excel skipRows(int rows) {
    return new Excel(sheet, header, rows, types, inference, sampleRows);
  }

  /** The type of a column, in place of a sampled one. */
  public Excel type(String column, Type type) {
    Map<String, Type> more = new LinkedHashMap<>(types);
    more.put(column, type);
    return types(more);
  }

  /** The types of columns, in place of sampled ones. */
  public Excel types(Map<String, Type> choice) {
    return new Excel(sheet, header, skipRows, choice, inference, sampleRows);
  }

  /** Whether columns whose types are not set get one from a sample. */
  public Excel inference(Inference choice) {
    return new Excel(sheet, header, skipRows, types, choice, sampleRows);
  }

  /** The number of rows that types are sampled from. */
  public Excel sampleRows(int rows) {
    return new Excel(sheet, header, skipRows, types, inference, rows);
  }

  @Override
  public String name() {
    return "excel";
  }

  /** The bytes are read and written as they are: a workbook is an archive already. */
  @Override
  public Packing packing() {
    return Packing.BINARY;
  }

  @Override
  public boolean isPinned() {
    return inference == Inference.NONE;
  }
}
