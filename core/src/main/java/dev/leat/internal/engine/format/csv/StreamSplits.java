package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Turns;
import dev.leat.internal.engine.file.DecodedStream;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The splits of an input that has to be read from its start: a pipe, or a compressed file.
 *
 * <p>Workers take turns at reading. Whose turn it is reads some bytes, finds the last record
 * boundary in them and hands what is behind it on to the next; then it scans its records while the
 * next one reads.
 */
final class StreamSplits implements SplitQueue.Splits<Piece> {

  private final InputFile file;
  private final RunState run;
  private final int splitBytes;
  private final Turns<Rest> turns;
  private final long skipBytes;
  private @Nullable DecodedStream stream;
  private long storedBytes;
  private volatile boolean exhausted;

  /**
   * What one split leaves to the next: bytes read but not used, where they start, and their line.
   */
  private record Rest(byte[] bytes, long offset, long line) {}

  /**
   * The splits of an input.
   *
   * @param start where its first record starts
   * @param firstLine the line that it starts on
   */
  StreamSplits(InputFile file, long start, long firstLine, RunState run) {
    this.file = file;
    this.run = run;
    this.skipBytes = start;
    this.splitBytes = run.settings().splitBytes();
    this.turns = new Turns<>(run, new Rest(new byte[0], start, firstLine));
  }

  @Override
  public boolean has(long number) {
    return !exhausted;
  }

  @Override
  public void load(long number, Piece piece) {
    Rest rest = turns.await(number);
    DecodedStream input = input();
    long offset = Math.max(rest.offset(), input.contentStart());
    piece.begin(file.name(), offset);
    piece.first(0, rest.line());
    piece.put(rest.bytes());
    int end = boundary(piece, rest, input);
    byte[] behind = Arrays.copyOfRange(piece.input(), end, piece.length());
    long lines = piece.boundaryLines();
    exhausted |= piece.ending() == CsvScanner.Ending.LAST && behind.length == 0;
    long readSince = input.storedBytes() - storedBytes;
    storedBytes = input.storedBytes();
    turns.hand(number, new Rest(behind, offset + end, rest.line() + lines));
    piece.scan(0, end, (into, at, count) -> -1);
    run.read(piece.records().rows() + (long) piece.records().faulty().size(), readSince);
  }

  /** Reads until there is a record boundary behind the start, and finds the last one. */
  private int boundary(Piece piece, Rest rest, DecodedStream input) {
    Piece.More more = (into, at, count) -> read(input, into, at, count);
    piece.fill(Math.max(splitBytes, rest.bytes().length + 1), more);
    int end = piece.lastBoundary();
    while (end == 0 && piece.ending() == CsvScanner.Ending.MORE) {
      piece.checkLength();
      piece.fill(piece.length() * 2, more);
      end = piece.lastBoundary();
    }
    return end;
  }

  private static int read(DecodedStream input, byte[] into, int at, int count) {
    int read = input.readNBytes(into, at, count);
    return read == 0 ? -1 : read;
  }

  private DecodedStream input() {
    DecodedStream opened = stream;
    if (opened == null) {
      opened = file.open();
      skip(opened);
      stream = opened;
    }
    return opened;
  }

  /** Passes over the header. */
  private void skip(DecodedStream opened) {
    byte[] header = new byte[1 << 13];
    long left = skipBytes - opened.contentStart();
    while (left > 0) {
      int read = opened.readNBytes(header, 0, (int) Math.min(header.length, left));
      if (read == 0) {
        return;
      }
      left -= read;
    }
  }

  @Override
  public void close() {
    DecodedStream opened = stream;
    if (opened != null) {
      opened.close();
    }
    file.close();
  }
}
