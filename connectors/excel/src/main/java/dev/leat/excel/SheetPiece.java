package dev.leat.excel;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Place;
import dev.leat.internal.engine.batch.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Some rows of a sheet, as texts: those that a worker is given in one go. */
final class SheetPiece {

  /** The number of rows that it has room for. */
  static final int MOST_ROWS = 2048;

  /** Loops over text look at whole words, and so at bytes behind the last. */
  private static final int PADDING = 64;

  private final int[] sources;
  private final boolean[] areTimes;
  private final int width;
  private final int[][] starts;
  private final int[][] lengths;
  private final int[] numbers = new int[MOST_ROWS];
  private final ByteBuilder bytes = new ByteBuilder(1 << 14);
  private final List<TooWide> tooWide = new ArrayList<>();
  private String name = "";
  private int rows;

  /** A row with a cell behind the last column: its number, and the number of that cell. */
  record TooWide(int number, int cell) {}

  /**
   * A piece that keeps some columns.
   *
   * @param sheet the columns of the sheet
   * @param wanted the names of those to keep
   */
  SheetPiece(Schema sheet, List<String> wanted) {
    width = sheet.size();
    sources = wanted.stream().mapToInt(sheet::position).toArray();
    areTimes = new boolean[sources.length];
    for (int i = 0; i < sources.length; i++) {
      areTimes[i] = sheet.field(sources[i]).type() == Type.DATETIME;
    }
    starts = new int[sources.length][MOST_ROWS];
    lengths = new int[sources.length][MOST_ROWS];
  }

  /** Begins with rows of a file. */
  void begin(String file) {
    name = file;
    rows = 0;
    bytes.clear();
    tooWide.clear();
  }

  /** Takes a row. */
  void add(OpenSheet.SheetRow row) {
    if (row.values().size() > width) {
      tooWide.add(new TooWide(row.number(), row.values().size()));
      return;
    }
    numbers[rows] = row.number();
    for (int i = 0; i < sources.length; i++) {
      CellValue value = sources[i] < row.values().size() ? row.values().get(sources[i]) : null;
      starts[i][rows] = bytes.size();
      lengths[i][rows] = TextColumn.NULL;
      if (value != null) {
        bytes.append((areTimes[i] ? value.atMidnight() : value).bytes());
        lengths[i][rows] = bytes.size() - starts[i][rows];
      }
    }
    rows++;
  }

  /** The number of rows kept. */
  int rows() {
    return rows;
  }

  /** The rows that were not kept. */
  List<TooWide> tooWide() {
    return tooWide;
  }

  /** Where a row stands by its number. */
  Place place(int number) {
    return new Place(name, number, 0, "");
  }

  /** The rows from one on, up to another; null when there is none. */
  @Nullable Batch batch(int from, int to) {
    if (from == to) {
      return null;
    }
    bytes.reserve(PADDING);
    Column[] columns = new Column[sources.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] =
          new TextColumn(
              bytes.array(),
              Arrays.copyOfRange(starts[i], from, to),
              Arrays.copyOfRange(lengths[i], from, to));
    }
    return new Batch(to - from, columns, new SheetOrigin(row -> numbers[from + row]));
  }

  /** Finds the numbers of rows in the sheet. */
  private final class SheetOrigin implements Origin {

    private final IntUnaryOperator number;

    private SheetOrigin(IntUnaryOperator number) {
      this.number = number;
    }

    @Override
    public Place place(int row) {
      return SheetPiece.this.place(number.applyAsInt(row));
    }

    @Override
    public Origin gather(int[] rowsOfBatch, int count) {
      int[] chosen = Arrays.copyOf(rowsOfBatch, count);
      return new SheetOrigin(row -> number.applyAsInt(chosen[row]));
    }
  }
}
