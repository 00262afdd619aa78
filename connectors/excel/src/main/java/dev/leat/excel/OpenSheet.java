package dev.leat.excel;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.ColumnNames;
import dev.leat.io.Excel;
import dev.leat.io.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A sheet whose rows are read one after the other, from behind its header on. Used by one thread at
 * a time.
 */
final class OpenSheet implements AutoCloseable {

  /** With the formats of cells, and with cells that cannot be parsed as errors. */
  private static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

  private final InputFile file;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<String> header;
  private @Nullable SheetRow pending;

  /**
   * The values of a row.
   *
   * @param number its number in the sheet, from 1
   * @param values the values of its cells from the first column on, null where one is empty
   */
  record SheetRow(int number, List<@Nullable CellValue> values) {}

  private OpenSheet(InputFile file, ReadableWorkbook workbook, Stream<Row> stream, Excel options) {
    this.file = file;
    this.workbook = workbook;
    this.stream = stream;
    Iterator<Row> all = stream.iterator();
    this.rows = all;
    this.header = header(options);
  }

  /**
   * Opens the sheet of a file.
   *
   * @throws LeatException of kind {@link ErrorKind#INPUT} when it is no workbook, or has no such
   *     sheet
   */
  static OpenSheet of(InputFile file, Excel options) {
    Path path =
        file.path()
            .orElseThrow(() ->
                input(
                    "A workbook cannot be read from a stream, \"%s\": what is in it is said at its"
                        + " end. Write it to a file first.",
                    file.name()));
    check(file);
    ReadableWorkbook workbook = open(file, path);
    try {
      Sheet sheet = sheet(workbook, file, options.sheet());
      return new OpenSheet(file, workbook, sheet.openStream(), options);
    } catch (IOException | RuntimeException e) {
      close(workbook);
      throw failed(file, e);
    }
  }

  private static void check(InputFile file) {
    byte[] start = new byte[8];
    int length = Math.max(0, file.readAt(0, start, 0, start.length));
    file.close();
    if (length == 0) {
      throw input("\"%s\" is empty, which no workbook is. Save or fetch it again.", file.name());
    }
    if (length == start.length && ReadableWorkbook.isOLE2Header(start)) {
      throw input(
          "\"%s\" is a workbook of the old form (.xls), or one with a password, which Leat does not"
              + " know. Save it as .xlsx without one.",
          file.name());
    }
    if (length < start.length || start[0] != 'P' || start[1] != 'K') {
      throw input(
          "\"%s\" is no workbook (.xlsx): it does not start as one. Say what it is, as in --from"
              + " csv.",
          file.name());
    }
  }

  private static ReadableWorkbook open(InputFile file, Path path) {
    try {
      return new ReadableWorkbook(path.toFile(), OPTIONS);
    } catch (IOException | RuntimeException e) {
      throw failed(file, e);
    }
  }

  private static Sheet sheet(ReadableWorkbook workbook, InputFile file, Excel.Sheet wanted) {
    Optional<Sheet> found =
        switch (wanted) {
          case Excel.NamedSheet(String name) ->
              workbook.getSheets().filter(sheet -> sheet.getName().equals(name)).findFirst();
          case Excel.NumberedSheet(int number) -> workbook.getSheet(number - 1);
        };
    return found.orElseThrow(() -> missing(workbook, file, wanted));
  }

  private static LeatException missing(
      ReadableWorkbook workbook, InputFile file, Excel.Sheet wanted) {
    List<String> names = workbook.getSheets().map(Sheet::getName).toList();
    String shown = "\"" + String.join("\", \"", names) + "\"";
    return switch (wanted) {
      case Excel.NamedSheet(String name) ->
          input(
              "\"%s\" has no sheet \"%s\". %sThe sheets are: %s.",
              file.name(), name, Spelling.suggestion(name, names), shown);
      case Excel.NumberedSheet(int number) ->
          input(
              "\"%s\" has no sheet %d (expected: 1 to %d). The sheets are: %s.",
              file.name(), number, names.size(), shown);
    };
  }

  /** The names of the columns; without a header none. */
  private List<String> header(Excel options) {
    Row next = nextRow();
    while (next != null && next.getRowNum() <= options.skipRows()) {
      next = nextRow();
    }
    if (options.header() == Header.ABSENT) {
      pending = next == null ? null : sheetRow(next);
      return List.of();
    }
    while (next != null && isBlank(sheetRow(next))) {
      next = nextRow();
    }
    List<@Nullable String> names = new ArrayList<>();
    if (next != null) {
      sheetRow(next).values().forEach(value -> names.add(value == null ? null : value.text()));
    }
    return ColumnNames.of(names);
  }

  private @Nullable Row nextRow() {
    return rows.hasNext() ? rows.next() : null;
  }

  /** The names of the header; none when there is no header, or no row at all. */
  List<String> header() {
    return header;
  }

  /** The next row that is not blank; null at the end. */
  @Nullable SheetRow next() {
    try {
      SheetRow waiting = pending;
      pending = null;
      if (waiting != null && !isBlank(waiting)) {
        return waiting;
      }
      for (Row row = nextRow(); row != null; row = nextRow()) {
        SheetRow read = sheetRow(row);
        if (!isBlank(read)) {
          return read;
        }
      }
      return null;
    } catch (RuntimeException e) {
      throw failed(file, e);
    }
  }

  private static boolean isBlank(SheetRow row) {
    return row.values().isEmpty();
  }

  private SheetRow sheetRow(Row row) {
    List<@Nullable CellValue> values = new ArrayList<>(row.getCellCount());
    for (int i = 0; i < row.getCellCount(); i++) {
      values.add(CellValue.of(row.getCell(i), workbook.isDate1904()));
    }
    while (!values.isEmpty() && values.getLast() == null) {
      values.removeLast();
    }
    return new SheetRow(row.getRowNum(), values);
  }

  private static RuntimeException failed(InputFile file, Exception cause) {
    if (cause instanceof LeatException known) {
      return known;
    }
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    return new LeatException(
        ErrorKind.INPUT,
        "\"%s\" is damaged, or no workbook (.xlsx): %s. Save or fetch it again."
            .formatted(file.name(), message),
        cause);
  }

  static LeatException input(String message, Object... values) {
    return new LeatException(ErrorKind.INPUT, message.formatted(values));
  }

  @Override
  public void close() {
    stream.close();
    close(workbook);
  }

  private static void close(ReadableWorkbook workbook) {
    try {
      workbook.close();
    } catch (IOException e) {
      // All that was wanted of it has been read.
    }
  }
}
