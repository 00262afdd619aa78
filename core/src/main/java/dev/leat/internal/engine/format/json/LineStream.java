package dev.leat.internal.engine.format.json;

import dev.leat.data.DataSize;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.internal.engine.format.StreamedInput;
import dev.leat.internal.engine.format.StreamedInput.Rest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The splits of lines that have to be read from their start: a pipe, or a compressed file.
 *
 * <p>Workers take turns at reading. Whose turn it is reads some bytes and hands what stands behind
 * the last line end on to the next; then it scans its lines while the next one reads. Of a line
 * that is longer than a document may be, only the start is kept.
 */
final class LineStream implements SplitQueue.Splits<DocumentPiece> {

  private static final int KEPT_BYTES = 1 << 16;

  private final InputFile file;
  private final StreamedInput input;
  private final RunState run;
  private final int splitBytes;
  private final long maxBytes;
  private volatile boolean exhausted;

  /** The splits of an input. */
  LineStream(InputFile file, DataSize maxRecord, RunState run) {
    this.file = file;
    this.input = new StreamedInput(file, 0, 1, run);
    this.run = run;
    this.splitBytes = run.settings().splitBytes();
    this.maxBytes = maxRecord.bytes();
  }

  @Override
  public boolean has(long number) {
    return !exhausted;
  }

  @Override
  public void load(long number, DocumentPiece piece) {
    Rest rest = input.await(number);
    long offset = Math.max(rest.offset(), input.contentStart());
    piece.begin(file.name(), offset);
    piece.first(0, rest.line());
    piece.put(rest.bytes());
    DocumentPiece.More more = input::read;
    piece.fill(Math.max(splitBytes, rest.bytes().length + 1), more);
    int end = end(piece);
    while (end == 0 && !piece.isLast() && piece.length() <= maxBytes) {
      piece.fill(piece.length() * 2, more);
      end = end(piece);
    }
    Rest behind = end == 0 ? passOver(piece, offset, rest.line(), more) : rest(piece, end);
    exhausted |= piece.isLast() && behind.bytes().length == 0;
    long readSince = input.storedSince();
    input.hand(number, behind);
    piece.scanner().lines(0, piece.length());
    run.read(piece.documents().rows() + (long) piece.documents().faulty().size(), readSince);
  }

  private static int end(DocumentPiece piece) {
    return piece.isLast() ? piece.length() : piece.behindLastLineEnd();
  }

  /** Cuts the piece behind its last line. */
  private static Rest rest(DocumentPiece piece, int end) {
    byte[] behind = Arrays.copyOfRange(piece.input(), end, piece.length());
    piece.cut(end);
    return new Rest(behind, piece.offsetOf(end), piece.lineOf(end));
  }

  /** Reads to the end of a line that is too long, of which the piece keeps the start. */
  private Rest passOver(DocumentPiece piece, long offset, long line, DocumentPiece.More more) {
    byte[] chunk = new byte[KEPT_BYTES];
    long passed = piece.length();
    while (true) {
      int read = more.read(chunk, 0, chunk.length);
      if (read < 0) {
        piece.markLast();
        return new Rest(new byte[0], offset + passed, line + 1);
      }
      for (int i = 0; i < read; i++) {
        if (chunk[i] == '\n') {
          return new Rest(
              Arrays.copyOfRange(chunk, i + 1, read), offset + passed + i + 1, line + 1);
        }
      }
      passed += read;
    }
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
