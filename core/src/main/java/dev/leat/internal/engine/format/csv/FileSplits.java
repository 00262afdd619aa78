package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Turns;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import java.util.Optional;

/**
 * The splits of a file that can be read anywhere: ranges of equal size, read in parallel.
 *
 * <p>A split holds the records that start in its range. Where the first of them starts cannot be
 * told from its bytes alone, since a line end may stand inside quotes that opened long before. So
 * it is supposed, by trying where records look right, and the records are found; then the split
 * before says where its last record really ended, and if that is another place the split is scanned
 * again. The supposition is nearly always true, and never trusted.
 *
 * <pre>
 *   range      |---- split 0 ----|---- split 1 ----|---- split 2 ----|
 *   records    [   ][    ][  ][      ][   ][   ][        ][    ][   ]
 *                                ^ end of 0 = start of 1 ?
 * </pre>
 */
final class FileSplits implements SplitQueue.Splits<Piece> {

  /** Read behind the range at once, since its last record usually ends there. */
  private static final int ROOM_BYTES = 1 << 12;

  private final InputFile file;
  private final RunState run;
  private long start;
  private final int splitBytes;
  private final Turns<Boundary> turns;

  /** Where a record starts, and on which line. */
  private record Boundary(long offset, long line) {}

  /**
   * The splits of a file.
   *
   * @param start where its first record starts
   * @param firstLine the line that it starts on
   */
  FileSplits(InputFile file, long start, long firstLine, RunState run) {
    this.file = file;
    this.run = run;
    this.start = start;
    this.splitBytes = run.settings().splitBytes();
    this.turns = new Turns<>(run, new Boundary(start, firstLine));
  }

  @Override
  public boolean has(long number) {
    return start + number * splitBytes < file.sizeBytes();
  }

  @Override
  public void load(long number, Piece piece) {
    long low = start + number * splitBytes;
    long high = Math.min(low + splitBytes, file.sizeBytes());
    long offset = number == 0 ? low : low - 1;
    int until = (int) (high - offset);
    Piece.More more = (into, at, count) -> file.readAt(offset + at, into, at, count);
    piece.begin(file.name(), offset);
    piece.fill((int) Math.min(until + (long) ROOM_BYTES, file.sizeBytes() - offset), more);
    if (offset + piece.length() >= file.sizeBytes()) {
      piece.markLast();
    }
    scan(number, piece, offset, until, more);
    run.read(piece.records().rows() + (long) piece.records().faulty().size(), high - low);
  }

  private void scan(long number, Piece piece, long offset, int until, Piece.More more) {
    int supposed = number == 0 ? 0 : piece.likelyStart(until);
    int end = piece.scan(supposed, until, more);
    Boundary boundary = turns.await(number);
    int real = (int) Math.min(until, boundary.offset() - offset);
    if (real != supposed) {
      piece.forget();
      end = piece.scan(real, until, more);
    }
    piece.first(real, boundary.line());
    long next = Math.max(boundary.offset(), offset + end);
    turns.hand(number, new Boundary(next, boundary.line() + piece.records().lines()));
  }

  @Override
  public Optional<SplitQueue.Place> place(long number) {
    Boundary next = turns.waiting();
    return Optional.of(
        new SplitQueue.Place(start + number * splitBytes, next.offset(), next.line(), 0));
  }

  @Override
  public void startAt(SplitQueue.Place place) {
    start = place.start();
    turns.restart(new Boundary(place.record(), place.line()));
  }

  @Override
  public void close() {
    file.close();
  }
}
