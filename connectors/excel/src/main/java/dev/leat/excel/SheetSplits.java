package dev.leat.excel;

import dev.leat.data.Schema;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Turns;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.io.Excel;
import dev.leat.io.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, which workers read in turns, from the first to the last. */
final class SheetSplits implements SplitQueue.Splits<SheetPiece> {

  /** A turn; what it hands on is in the sheet. */
  private static final Boolean TURN = true;

  private final InputFile file;
  private final Excel options;
  private final Schema columns;
  private final RunState run;
  private final Turns<Boolean> turns;
  private @Nullable OpenSheet sheet;
  private volatile boolean ended;

  SheetSplits(InputFile file, Excel options, Schema columns, RunState run) {
    this.file = file;
    this.options = options;
    this.columns = columns;
    this.run = run;
    this.turns = new Turns<>(run, TURN);
    run.expect(Math.max(0, file.sizeBytes()));
  }

  @Override
  public boolean has(long number) {
    return !ended;
  }

  @Override
  public void load(long number, SheetPiece piece) {
    turns.await(number);
    piece.begin(file.name());
    if (!ended) {
      fill(piece);
    }
    turns.hand(number, TURN);
  }

  private void fill(SheetPiece piece) {
    OpenSheet open = opened();
    int taken = 0;
    while (taken < SheetPiece.MOST_ROWS && !ended) {
      OpenSheet.SheetRow row = open.next();
      if (row == null) {
        ended = true;
      } else {
        piece.add(row);
        taken++;
      }
    }
    run.read(taken, ended ? Math.max(0, file.sizeBytes()) : 0);
  }

  private OpenSheet opened() {
    OpenSheet known = sheet;
    if (known == null) {
      known = OpenSheet.of(file, options);
      sheet = known;
      checkHeader(known.header());
    }
    return known;
  }

  /** Files that are read together have the header of the first; its last columns may be unnamed. */
  private void checkHeader(List<String> header) {
    boolean same =
        options.header() == Header.ABSENT
            || header.size() <= columns.size()
                && header.equals(columns.names().subList(0, header.size()));
    if (!same) {
      throw OpenSheet.input(
          "The columns of \"%s\" are %s (expected: %s, as in the first file). Read files of one"
              + " form together.",
          file.name(), String.join(", ", header), String.join(", ", columns.names()));
    }
  }

  @Override
  public void close() {
    OpenSheet known = sheet;
    if (known != null) {
      known.close();
    }
    file.close();
  }
}
