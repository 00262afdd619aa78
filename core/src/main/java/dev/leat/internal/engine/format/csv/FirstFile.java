package dev.leat.internal.engine.format.csv;

import dev.leat.io.Csv;
import dev.leat.io.Header;
import dev.leat.io.Inference;

/**
 * What the first file of a source says of all of them: dialect, header and encoding.
 *
 * @param sample the sample of the file
 * @param known the options, of which only the types are still open
 * @param columns the sampled values
 * @param lineEnds how sampled lines end
 */
record FirstFile(FileSample sample, Csv known, ColumnSamples columns, LineEnds lineEnds) {

  private static final int FEW = 200;

  /** Looks at a file that is not empty. */
  static FirstFile of(FileSample smallest, Csv options) {
    FileSample sample = smallest;
    while (!sample.hasLine(options)) {
      sample = sample.larger(options);
    }
    Csv guess = new DialectGuess(sample.pieces()).guess(options);
    while (!sample.isEnough(guess)) {
      sample = sample.larger(guess);
      guess = new DialectGuess(sample.pieces()).guess(options);
    }
    boolean sniffed = options.packing().encoding().isAuto();
    Csv dialect = sniffed ? guess.encoding(sample.sample().encoding()) : guess;
    ColumnSamples columns = sampled(sample, dialect);
    Csv known = dialect.header(header(sample, dialect, columns));
    return new FirstFile(sample, known, columns, lineEnds(sample, known));
  }

  private static ColumnSamples sampled(FileSample sample, Csv dialect) {
    Header header = dialect.dialect().header();
    RecordReader record = sample.pieces().getFirst().records(dialect);
    record.next();
    if (header == Header.ABSENT) {
      ColumnSamples columns = new ColumnSamples(width(sample, dialect));
      sample.addRows(dialect, columns);
      return columns;
    }
    ColumnSamples columns = new ColumnSamples(record.fields());
    columns.first(record);
    boolean wanted =
        header == Header.AUTO || dialect.reading().columns().inference() == Inference.SAMPLED;
    if (wanted && record.fault() == null) {
      sample.addRows(dialect, columns);
    }
    return columns;
  }

  /** The usual number of fields. */
  private static int width(FileSample sample, Csv dialect) {
    RecordReader reader = sample.pieces().getFirst().records(dialect);
    return new DialectTrial(dialect).read(reader, FEW).width();
  }

  private static Header header(FileSample sample, Csv dialect, ColumnSamples columns) {
    Header set = dialect.dialect().header();
    if (set == Header.ABSENT) {
      return set;
    }
    if (columns.rows() == 0 && columns.widerRows() > 0) {
      throw narrow(sample, dialect, columns.width());
    }
    if (set == Header.PRESENT || columns.firstIsHeader()) {
      return Header.PRESENT;
    }
    columns.addFirst();
    return Header.ABSENT;
  }

  private static RuntimeException narrow(FileSample sample, Csv dialect, int fields) {
    int usual = width(sample, dialect);
    RecordReader reader = sample.pieces().getFirst().records(dialect);
    boolean found = false;
    while (!found && reader.next()) {
      found = reader.fault() == null && reader.fields() == usual;
    }
    long linesAbove = dialect.dialect().skipLines() + reader.line() - 1;
    return CsvFailures.narrowHeader(sample.file().name(), fields, usual, linesAbove);
  }

  private static LineEnds lineEnds(FileSample sample, Csv known) {
    SampledPiece head = sample.pieces().getFirst();
    RecordReader reader = head.records(known);
    LineEnds ends = LineEnds.NONE;
    for (int i = 0; i < FEW && reader.next(); i++) {
      ends = ends.and(head.bytes(), reader.recordEnd());
    }
    return ends;
  }
}
