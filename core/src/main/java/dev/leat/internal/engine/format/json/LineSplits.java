package dev.leat.internal.engine.format.json;

import dev.leat.data.DataSize;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Turns;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import java.util.Optional;

/**
 * The splits of a file of lines that can be read anywhere: ranges of equal size, read in parallel.
 *
 * <p>A split holds the lines that start in its range. A line end is never part of a document, so
 * each split finds its first line by itself; only the numbers of lines are handed on.
 */
final class LineSplits implements SplitQueue.Splits<DocumentPiece> {

  /** Read behind the range at once, since its last line usually ends there. */
  private static final int ROOM_BYTES = 1 << 12;

  private final InputFile file;
  private final RunState run;
  private long start;
  private final int splitBytes;
  private final long maxBytes;
  private final Turns<Long> lines;
  private boolean startsMidway;

  /** The splits of a file. */
  LineSplits(InputFile file, DataSize maxRecord, RunState run) {
    this.file = file;
    this.run = run;
    this.start = file.contentStart();
    this.splitBytes = run.settings().splitBytes();
    this.maxBytes = maxRecord.bytes();
    this.lines = new Turns<>(run, 1L);
  }

  @Override
  public boolean has(long number) {
    return start + number * splitBytes < file.sizeBytes();
  }

  @Override
  public void load(long number, DocumentPiece piece) {
    long low = start + number * splitBytes;
    long high = Math.min(low + splitBytes, file.sizeBytes());
    boolean atLineStart = number == 0 && !startsMidway;
    long offset = atLineStart ? low : low - 1;
    int until = (int) (high - offset);
    DocumentPiece.More more = (into, at, count) -> file.readAt(offset + at, into, at, count);
    piece.begin(file.name(), offset);
    fill(piece, until + ROOM_BYTES, offset, more);
    int from = atLineStart ? 0 : piece.lineEnd(0) + 1;
    if (from < until) {
      readLastLine(piece, until, offset, more);
    }
    piece.scanner().lines(from, until);
    long line = lines.await(number);
    piece.first(from, line);
    lines.hand(number, line + piece.documents().lines());
    run.read(piece.documents().rows() + (long) piece.documents().faulty().size(), high - low);
  }

  /** Reads to the end of the line that the range ends in, or as much as a document may have. */
  private void readLastLine(DocumentPiece piece, int until, long offset, DocumentPiece.More more) {
    int searched = until - 1;
    while (piece.lineEnd(searched) == piece.length()
        && !piece.isLast()
        && piece.length() - until <= maxBytes) {
      searched = piece.length();
      fill(piece, piece.length() * 2, offset, more);
    }
  }

  private void fill(DocumentPiece piece, int wanted, long offset, DocumentPiece.More more) {
    piece.fill((int) Math.min(wanted, file.sizeBytes() - offset), more);
    if (offset + piece.length() >= file.sizeBytes()) {
      piece.markLast();
    }
  }

  @Override
  public Optional<SplitQueue.Place> place(long number) {
    long low = start + number * splitBytes;
    return Optional.of(new SplitQueue.Place(low, low, lines.waiting(), 0));
  }

  @Override
  public void startAt(SplitQueue.Place place) {
    start = place.start();
    startsMidway = true;
    lines.restart(place.line());
  }

  @Override
  public void close() {
    file.close();
  }
}
