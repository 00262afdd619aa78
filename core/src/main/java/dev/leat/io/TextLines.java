package dev.leat.io;

import dev.leat.data.DataSize;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Lines of text as rows of one column, {@code line}; LF, CRLF and CR end a line.
 *
 * @param packing the encoding and the compression of the file
 * @param origins the further columns that say where a line was read
 * @param maxLine the size that a single line may have
 * @param newline how a written line ends
 */
public record TextLines(
    Packing packing, List<OriginColumn> origins, DataSize maxLine, Newline newline)
    implements Format {

  /** The name of the column. */
  public static final String COLUMN = "line";

  /** Copies the list. */
  public TextLines {
    origins = List.copyOf(origins);
  }

  /** Lines of a file whose encoding and compression are found out by looking. */
  public static TextLines plain() {
    return new TextLines(Packing.AUTO, List.of(), DataSize.megabytes(64), Newline.LF);
  }

  /** How characters are bytes. */
  public TextLines encoding(Charset charset) {
    Packing other = new Packing(Encoding.of(charset), packing.compression());
    return new TextLines(other, origins, maxLine, newline);
  }

  /** How the file is compressed. */
  public TextLines compression(Compression compression) {
    Packing other = new Packing(packing.encoding(), compression);
    return new TextLines(other, origins, maxLine, newline);
  }

  /** Adds columns that say where each line was read. */
  public TextLines origin(OriginColumn... columns) {
    return new TextLines(packing, List.of(columns), maxLine, newline);
  }

  /** The size that a single line may have; a longer one fails the run. */
  public TextLines maxLine(DataSize size) {
    return new TextLines(packing, origins, size, newline);
  }

  /** How a written line ends. */
  public TextLines newline(Newline choice) {
    return new TextLines(packing, origins, maxLine, choice);
  }

  @Override
  public String name() {
    return "lines";
  }

  @Override
  public boolean isPinned() {
    return true;
  }
}
