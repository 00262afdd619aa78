package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.internal.engine.format.StreamedInput;
import dev.leat.internal.engine.format.StreamedInput.Rest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The splits of an input that has to be read from its start: a pipe, or a compressed file.
 *
 * <p>Workers take turns at reading. Whose turn it is reads some bytes, finds the last record
 * boundary in them and hands what is behind it on to the next; then it scans its records while the
 * next one reads.
 */
final class StreamSplits implements SplitQueue.Splits<Piece> {

  private final InputFile file;
  private final StreamedInput input;
  private final RunState run;
  private final int splitBytes;
  private volatile boolean exhausted;

  /**
   * The splits of an input.
   *
   * @param start where its first record starts
   * @param firstLine the line that it starts on
   */
  StreamSplits(InputFile file, long start, long firstLine, RunState run) {
    this.file = file;
    this.input = new StreamedInput(file, start, firstLine, run);
    this.run = run;
    this.splitBytes = run.settings().splitBytes();
  }

  @Override
  public boolean has(long number) {
    return !exhausted;
  }

  @Override
  public void load(long number, Piece piece) {
    Rest rest = input.await(number);
    long offset = Math.max(rest.offset(), input.contentStart());
    piece.begin(file.name(), offset);
    piece.first(0, rest.line());
    piece.put(rest.bytes());
    int end = boundary(piece, rest);
    byte[] behind = Arrays.copyOfRange(piece.input(), end, piece.length());
    long lines = piece.boundaryLines();
    exhausted |= piece.ending() == CsvScanner.Ending.LAST && behind.length == 0;
    long readSince = input.storedSince();
    input.hand(number, new Rest(behind, offset + end, rest.line() + lines));
    piece.scan(0, end, (into, at, count) -> -1);
    run.read(piece.records().rows() + (long) piece.records().faulty().size(), readSince);
  }

  /** Reads until there is a record boundary behind the start, and finds the last one. */
  private int boundary(Piece piece, Rest rest) {
    Piece.More more = input::read;
    piece.fill(Math.max(splitBytes, rest.bytes().length + 1), more);
    int end = piece.lastBoundary();
    while (end == 0 && piece.ending() == CsvScanner.Ending.MORE) {
      piece.checkLength();
      piece.fill(piece.length() * 2, more);
      end = piece.lastBoundary();
    }
    return end;
  }

  @Override
  public Optional<SplitQueue.Place> place(long number) {
    return Optional.of(input.place());
  }

  @Override
  public Optional<Resumable.Reading> reading() {
    return Optional.of(input.reading());
  }

  @Override
  public void startAt(SplitQueue.Place place) {
    input.startAt(place);
  }

  @Override
  public void close() {
    input.close();
  }
}
