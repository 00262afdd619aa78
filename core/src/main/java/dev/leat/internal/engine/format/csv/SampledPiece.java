package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.file.Sample;
import dev.leat.internal.engine.format.csv.CsvScanner.Ending;
import dev.leat.io.Csv;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a sample, and what is known of its ends.
 *
 * @param bytes its bytes
 * @param start where its first record or, when it is cut, its first line starts
 * @param beginning whether a record starts there
 * @param ending whether the input ends with the piece
 */
record SampledPiece(byte[] bytes, int start, Beginning beginning, Ending ending) {

  private static final int FEW = 100;

  /** What is known of the start of a piece. */
  enum Beginning {
    /** A record starts there. */
    RECORD,
    /** It may stand anywhere, even within quotes. */
    ANYWHERE
  }

  /**
   * The pieces of a sample.
   *
   * @param skipped the number of bytes at the start of the first piece that are no records
   */
  static List<SampledPiece> of(Sample sample, int skipped) {
    List<SampledPiece> pieces = new ArrayList<>();
    int last = sample.pieces().size() - 1;
    boolean whole = sample.coverage() == Sample.Coverage.WHOLE;
    for (int i = 0; i <= last; i++) {
      byte[] bytes = sample.pieces().get(i).bytes();
      Ending ending = i == last && (whole || last > 0) ? Ending.LAST : Ending.MORE;
      pieces.add(
          i == 0
              ? new SampledPiece(bytes, skipped, Beginning.RECORD, ending)
              : new SampledPiece(bytes, secondLine(bytes), Beginning.ANYWHERE, ending));
    }
    return pieces;
  }

  /** Where the second line starts; the first one is cut. */
  private static int secondLine(byte[] bytes) {
    int at = 0;
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }

  /** A reader of the records, as if the piece did not start within quotes. */
  RecordReader records(Csv options) {
    return new RecordReader(options, bytes, start, bytes.length, ending);
  }

  /**
   * A reader of the records that finds its way when the piece starts within quotes: of the two ways
   * to read a cut piece, the one by which more records have the right number of fields.
   */
  RecordReader records(Csv options, int width) {
    int quote = options.dialect().quote().toByte();
    if (beginning == Beginning.RECORD || quote < 0) {
      return records(options);
    }
    byte[] opened = new byte[bytes.length + 1];
    opened[0] = (byte) quote;
    System.arraycopy(bytes, 0, opened, 1, bytes.length);
    RecordReader cut = new RecordReader(options, opened, 0, opened.length, ending);
    cut.next();
    SampledPiece within = new SampledPiece(opened, cut.nextStart(), beginning, ending);
    boolean inside = within.fitting(options, width) > fitting(options, width);
    return inside ? within.records(options) : records(options);
  }

  /** Among the first records the number of good ones of the right width, less the others. */
  private int fitting(Csv options, int width) {
    RecordReader reader = records(options);
    int fitting = 0;
    for (int i = 0; i < FEW && reader.next(); i++) {
      fitting += reader.fault() == null && reader.fields() == width ? 1 : -1;
    }
    return fitting;
  }

  /** Whether the piece holds a character of ASCII. */
  boolean contains(char character) {
    for (byte value : bytes) {
      if (value == character) {
        return true;
      }
    }
    return false;
  }
}
