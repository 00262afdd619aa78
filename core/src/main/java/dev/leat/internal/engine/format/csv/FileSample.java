package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.Sample;
import dev.leat.internal.engine.file.TextCheck;
import dev.leat.internal.engine.format.csv.CsvScanner.Ending;
import dev.leat.io.Csv;
import dev.leat.io.CsvReading;
import dev.leat.io.Header;
import java.util.List;

/**
 * The sampled pieces of one file, behind the lines that are left out.
 *
 * @param file the file
 * @param sample its pieces, which are text in UTF-8
 * @param pieces the same, ready to be read as records
 * @param headBytes the size that was asked for of the first piece
 */
record FileSample(InputFile file, Sample sample, List<SampledPiece> pieces, long headBytes) {

  private static final int HEAD_BYTES = 1 << 16;
  private static final int LARGEST_OTHER_BYTES = 1 << 21;
  private static final int DEFAULT_ROWS = 10_000;
  private static final int LARGEST_SCALE = 64;
  private static final int GROWTH = 8;

  /** Of long records this many are looked at, unless that takes more bytes than these. */
  private static final int FAIR_RECORDS = 200;

  private static final int FAIR_BYTES = HEAD_BYTES * GROWTH;

  /** Samples a file; more of it when more rows than usual are to be sampled. */
  static FileSample of(InputFile file, Csv options) {
    int rows = options.reading().columns().sampleRows();
    int scale = Math.clamp(rows / DEFAULT_ROWS, 1, LARGEST_SCALE);
    return of(file, options, (long) scale * HEAD_BYTES);
  }

  private static FileSample of(InputFile file, Csv options, long headBytes) {
    int size = (int) Math.min(headBytes, options.reading().maxRecord().bytes());
    Sample sample = Sample.of(file, size, Math.min(size / 2, LARGEST_OTHER_BYTES));
    TextCheck.check(file.name(), sample);
    byte[] head = sample.pieces().getFirst().bytes();
    int skipped = SkippedLines.of(head, options.dialect().skipLines()).bytes();
    return new FileSample(file, sample, SampledPiece.of(sample, skipped), headBytes);
  }

  /** Whether the head holds a fair number of records, or what can be had of them. */
  boolean isEnough(Csv known) {
    RecordReader reader = pieces.getFirst().records(known);
    int wanted = headBytes < FAIR_BYTES ? FAIR_RECORDS : 2;
    int records = 0;
    while (records < wanted && reader.next()) {
      records++;
    }
    return isWhole() || records >= wanted || records > 0 && isLargest(known);
  }

  /**
   * A larger sample.
   *
   * @throws dev.leat.data.LeatException when no record may be as long as this one is
   */
  FileSample larger(Csv known) {
    if (isLargest(known)) {
      throw CsvFailures.tooLong(file.name(), known);
    }
    return of(file, known, headBytes * GROWTH);
  }

  private boolean isLargest(Csv known) {
    return headBytes >= known.reading().maxRecord().bytes();
  }

  /** Whether the file holds no record, not even a header. */
  boolean isEmpty(Csv options) {
    return isWhole() && !hasLine(options);
  }

  /** Whether the head holds a whole line that is neither blank nor a comment. */
  boolean hasLine(Csv options) {
    return pieces.getFirst().records(options.noEscape().noQuote()).next();
  }

  private boolean isWhole() {
    return sample.coverage() == Sample.Coverage.WHOLE;
  }

  /** The head of the file. */
  FileHead head(Csv known) {
    Sample.Piece first = sample.pieces().getFirst();
    Ending ending = pieces.getFirst().ending();
    FileHead head = FileHead.of(file.name(), first.bytes(), first.offset(), ending, known);
    return head == null ? FileHead.read(file, known) : head;
  }

  /**
   * Samples the rows of the file: of those wanted, half from the head, and a quarter each from the
   * middle and the tail; fewer when the pieces hold fewer.
   */
  void addRows(Csv known, ColumnSamples columns) {
    int set = known.reading().columns().sampleRows();
    int wanted = set == CsvReading.ALL_ROWS ? DEFAULT_ROWS : set;
    for (int i = 0; i < pieces.size(); i++) {
      RecordReader reader = pieces.get(i).records(known, columns.width());
      if (i == 0 && known.dialect().header() != Header.ABSENT) {
        reader.next();
      }
      int share = pieces.size() == 1 ? wanted : i == 0 ? wanted / 2 : wanted / 4;
      for (int row = 0; row <= share && reader.next(); row++) {
        columns.add(reader);
      }
    }
  }
}
