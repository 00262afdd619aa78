package dev.leat.internal.engine.format.csv;

import dev.leat.internal.engine.file.DecodedStream;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.csv.CsvScanner.Ending;
import dev.leat.io.Csv;
import dev.leat.io.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a file start, and what its header says.
 *
 * @param header the fields of its header, or none when it has no header
 * @param dataOffset the offset of what follows skipped lines and header, in the decoded input
 * @param dataLines the number of lines before that
 * @param content whether there is any record, a header included
 */
public record FileHead(
    List<@Nullable String> header, long dataOffset, long dataLines, Content content) {

  /** Whether a file holds any record. */
  public enum Content {
    /** It does; at least a header. */
    RECORDS,
    /** It holds nothing, or nothing but blank lines and comments. */
    EMPTY
  }

  private static final int FIRST_BYTES = 1 << 14;

  /**
   * Reads the head of a file.
   *
   * @param options with a known dialect
   */
  public static FileHead read(InputFile file, Csv options) {
    long limit = options.reading().maxRecord().bytes();
    for (long size = FIRST_BYTES; ; size *= 8) {
      try (DecodedStream stream = file.peek()) {
        byte[] bytes = stream.readNBytes((int) Math.min(size, limit));
        Ending ending = bytes.length < size ? Ending.LAST : Ending.MORE;
        FileHead head = of(file.name(), bytes, stream.contentStart(), ending, options);
        if (head != null) {
          return head;
        }
      }
      if (size >= limit) {
        throw CsvFailures.tooLong(file.name(), options);
      }
    }
  }

  /** The head of a file in its first bytes, or null when these do not reach behind the header. */
  static @Nullable FileHead of(String name, byte[] bytes, long offset, Ending ending, Csv options) {
    SkippedLines skipped = SkippedLines.of(bytes, options.dialect().skipLines());
    RecordReader reader = new RecordReader(options, bytes, skipped.bytes(), bytes.length, ending);
    boolean any = reader.next();
    if (!any && ending == Ending.MORE) {
      return null;
    }
    if (any && options.dialect().header() == Header.PRESENT) {
      if (reader.fault() != null) {
        throw CsvFailures.header(name, skipped.lines() + reader.line(), reader.fault());
      }
      long lines = skipped.lines() + reader.lines();
      return new FileHead(reader.texts(), offset + reader.nextStart(), lines, Content.RECORDS);
    }
    Content content = any ? Content.RECORDS : Content.EMPTY;
    return new FileHead(List.of(), offset + skipped.bytes(), skipped.lines(), content);
  }
}
