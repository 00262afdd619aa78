package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.file.DecodedStream;
import dev.leat.internal.engine.format.csv.CsvScanner.Ending;
import dev.leat.io.Csv;
import java.util.Arrays;

/** Reads the records of a whole input, one after the other, through a {@link RecordReader}. */
final class RecordStream {

  private static final int CHUNK = 1 << 20;

  private final String name;
  private final Csv options;
  private final DecodedStream stream;
  private byte[] bytes = new byte[CHUNK];
  private int length;
  private RecordReader reader;
  private Ending ending = Ending.MORE;

  /** Records of a stream, which the caller closes; lines to be left out are records here. */
  RecordStream(String name, Csv options, DecodedStream stream) {
    this.name = name;
    this.options = options;
    this.stream = stream;
    this.reader = new RecordReader(options, bytes, 0, 0, ending);
  }

  /** Moves to the next record: false when there is none. */
  boolean next() {
    while (!reader.next()) {
      if (ending == Ending.LAST) {
        return false;
      }
      refill();
    }
    return true;
  }

  private void refill() {
    int kept = length - reader.nextStart();
    System.arraycopy(bytes, reader.nextStart(), bytes, 0, kept);
    if (kept > bytes.length / 2) {
      if (bytes.length >= options.reading().maxRecord().bytes()) {
        throw CsvFailures.tooLong(name, options);
      }
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    length = kept + stream.readNBytes(bytes, kept, bytes.length - kept);
    ending = length < bytes.length ? Ending.LAST : Ending.MORE;
    reader = new RecordReader(options, bytes, 0, length, ending);
  }

  /** The record, until the next one is moved to. */
  RecordReader record() {
    return reader;
  }
}
