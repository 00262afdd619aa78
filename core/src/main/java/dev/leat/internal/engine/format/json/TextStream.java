package dev.leat.internal.engine.format.json;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.internal.engine.format.StreamedInput;
import dev.leat.internal.engine.format.StreamedInput.Rest;
import dev.leat.io.EmptyFile;
import dev.leat.io.JsonReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The splits of one JSON text, whose records have to be found from its start.
 *
 * <p>Workers take turns at reading. Whose turn it is reads some bytes and finds the records in
 * them; then it takes what is wanted out of these while the next one reads. A text that is
 * malformed fails the run: nothing that stands behind the fault can be trusted.
 */
final class TextStream implements SplitQueue.Splits<DocumentPiece> {

  private final InputFile file;
  private final StreamedInput input;
  private final RunState run;
  private final JsonReading reading;
  private final RecordFinder finder;
  private volatile boolean exhausted;

  /** The splits of an input. */
  TextStream(InputFile file, JsonReading reading, RunState run) {
    this.file = file;
    this.input = new StreamedInput(file, 0, 1, run);
    this.run = run;
    this.reading = reading;
    this.finder = new RecordFinder(reading);
  }

  @Override
  public boolean has(long number) {
    return !exhausted;
  }

  @Override
  public void load(long number, DocumentPiece piece) {
    Rest rest = input.await(number);
    piece.begin(file.name(), Math.max(rest.offset(), input.contentStart()));
    piece.first(0, rest.line());
    piece.put(rest.bytes());
    List<int[]> records = new ArrayList<>();
    int end = find(piece, rest.bytes().length, records);
    byte[] behind = Arrays.copyOfRange(piece.input(), end, piece.length());
    long readSince = input.storedSince();
    if (piece.isLast()) {
      exhausted = true;
      checkEnd();
    }
    input.hand(number, new Rest(behind, piece.offsetOf(end), piece.lineOf(end)));
    DocumentScanner scanner = piece.scanner();
    records.forEach(record -> scanner.wellFormed(record[0], record[1]));
    run.read(scanner.documents().rows() + (long) scanner.documents().faulty().size(), readSince);
  }

  /** Reads until there is something to go on with; where that ends. */
  private int find(DocumentPiece piece, int known, List<int[]> records) {
    DocumentPiece.More more = input::read;
    piece.fill(Math.max(run.settings().splitBytes(), known + 1), more);
    int end = finder.find(piece.terminated(), piece.length(), piece.isLast(), records);
    while (end == 0 && !piece.isLast()) {
      if (piece.length() > reading.maxRecord().bytes()) {
        throw failed(
            piece, 0, "a value is longer than " + reading.maxRecord(), "raise --max-record");
      }
      piece.fill(piece.length() * 2, more);
      end = finder.find(piece.terminated(), piece.length(), piece.isLast(), records);
    }
    if (end < 0) {
      String fix = "if each line is a document, read it as jsonl (--from jsonl)";
      throw failed(piece, ~end, finder.reason(), fix);
    }
    return end;
  }

  private void checkEnd() {
    if (!finder.isBegun()) {
      if (reading.emptyFile() == EmptyFile.ERROR) {
        throw JsonFailures.empty(file.name());
      }
    } else if (!finder.isReached() && !reading.records().isEmpty()) {
      throw JsonFailures.noRecords(file.name(), reading.records());
    }
  }

  private LeatException failed(DocumentPiece piece, int position, String what, String fix) {
    return new LeatException(
        ErrorKind.INPUT,
        "%s:%d, byte %d: %s. Nothing behind it can be read; %s."
            .formatted(file.name(), piece.lineOf(position), piece.offsetOf(position), what, fix));
  }

  @Override
  public void close() {
    input.close();
  }
}
