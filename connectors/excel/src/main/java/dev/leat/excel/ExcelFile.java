package dev.leat.excel;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.format.WholeFile;
import dev.leat.io.Excel;
import dev.leat.io.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of one sheet that is written row by row, with its texts inside their cells, so that
 * nothing is kept. It holds no time of its making: the same rows give the same bytes.
 */
final class ExcelFile implements WholeFile {

  private static final int MOST_ROWS = 1 << 20;
  private static final int MOST_COLUMNS = 1 << 14;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final Schema columns;
  private final String name;
  private final Archive zip;
  private final Xml xml;
  private final CellWriter cells;
  private final String[] letters;
  private int rows;

  ExcelFile(Excel options, Schema columns, String name, OutputStream out) {
    this.columns = columns;
    this.name = name;
    if (columns.size() == 0 || columns.size() > MOST_COLUMNS) {
      throw new LeatException(
          ErrorKind.OUTPUT,
          "\"%s\" would have %d columns (expected: 1 to 16,384, as a sheet has). Select some."
              .formatted(name, columns.size()));
    }
    zip = new Archive(out);
    xml = new Xml(zip);
    cells = new CellWriter(xml);
    letters = new String[columns.size()];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = letters(i);
    }
    try {
      begin(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The letters of a column, counted from 0: A to Z, AA, AB ... */
  static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }

  private void begin(Excel options) throws IOException {
    String sheet =
        switch (options.sheet()) {
          case Excel.NamedSheet(String given) -> given;
          case Excel.NumberedSheet numbered -> "Sheet1";
        };
    for (WorkbookParts.Part part : WorkbookParts.of(sheet)) {
      entry(part.path());
      zip.write(part.text().getBytes(StandardCharsets.UTF_8));
    }
    entry(WorkbookParts.SHEET);
    xml.append(WorkbookParts.beforeRows());
    if (options.header() != Header.ABSENT) {
      beginRow();
      for (int i = 0; i < letters.length; i++) {
        cells.text(letters[i] + rows, columns.field(i).name().getBytes(StandardCharsets.UTF_8));
      }
      endRow();
    }
  }

  private void entry(String path) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private void beginRow() {
    if (rows == MOST_ROWS) {
      throw new LeatException(
          ErrorKind.OUTPUT,
          "\"%s\" would have more than 1,048,576 rows, which a sheet cannot have. Write it as"
                  .formatted(name)
              + " Parquet or CSV, or limit the rows.");
    }
    rows++;
    xml.append("<row r=\"");
    xml.append(Integer.toString(rows));
    xml.append("\">");
  }

  private void endRow() throws IOException {
    xml.append("</row>");
    xml.rowDone();
  }

  /** Reports rows with a text that no cell can hold. */
  static void check(Schema columns, Batch batch, RowErrors errors) {
    for (int i = 0; i < columns.size(); i++) {
      Column column = batch.column(i);
      for (int row = 0; row < batch.rows(); row++) {
        int length = column.isNull(row) ? 0 : length(column, row);
        if (length > CellText.MOST_CHARACTERS) {
          errors.add(
              row,
              columns.field(i).name(),
              "the text has %,d characters (expected: at most 32,767, as a cell has)"
                  .formatted(length));
        }
      }
    }
  }

  /** The characters of a text, counted where there may be too many. */
  private static int length(Column column, int row) {
    return switch (column) {
      case TextColumn text when text.lengths()[row] > CellText.MOST_CHARACTERS ->
          CellText.characters(text.bytes(), text.starts()[row], text.lengths()[row]);
      case JsonColumn json when json.lengths()[row] > CellText.MOST_CHARACTERS ->
          CellText.characters(json.bytes(), json.starts()[row], json.lengths()[row]);
      default -> 0;
    };
  }

  @Override
  public void write(Batch batch) {
    try {
      for (int row = 0; row < batch.rows(); row++) {
        beginRow();
        boolean blank = true;
        for (int i = 0; i < letters.length; i++) {
          if (!batch.column(i).isNull(row)) {
            blank = false;
            cells.write(letters[i] + rows, batch.column(i), row);
          }
        }
        if (blank) {
          // Readers skip blank rows, and a row is worth more than that a value is null.
          cells.text(letters[0] + rows, new byte[0]);
        }
        endRow();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void end() {
    try {
      xml.append(WorkbookParts.behindRows());
      xml.flush();
      zip.closeEntry();
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    zip.free();
  }

  /** An archive that can be given up without its end being written. */
  private static final class Archive extends ZipOutputStream {

    private Archive(OutputStream out) {
      super(out, StandardCharsets.UTF_8);
    }

    private void free() {
      def.end();
    }
  }
}
