package dev.leat.internal.engine.file;

import dev.leat.io.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pieces of an input that stand for all of it: its head, middle and tail where it is seekable, its
 * head where it is not.
 *
 * @param pieces the pieces, in their order, without overlaps; the first starts at the first byte of
 *     content
 * @param coverage whether the pieces are the whole input
 * @param encoding the encoding that the input is stored in
 */
public record Sample(List<Piece> pieces, Coverage coverage, Encoding encoding) {

  /** How much of an input the pieces are. */
  public enum Coverage {
    /** All of it. */
    WHOLE,
    /** Some of it: a record may be cut at the end of any piece and at the start of all but one. */
    PART
  }

  /**
   * A piece of an input.
   *
   * @param offset the offset of its first byte in the decoded input
   * @param bytes its bytes
   */
  public record Piece(long offset, byte[] bytes) {}

  /**
   * Reads pieces of an input.
   *
   * @param headBytes the size of the first piece
   * @param otherBytes the size of the piece in the middle and the one at the end
   */
  public static Sample of(InputFile file, int headBytes, int otherBytes) {
    return file.isSeekable() ? seek(file, headBytes, otherBytes) : head(file, headBytes);
  }

  private static Sample head(InputFile file, int headBytes) {
    try (DecodedStream stream = file.peek()) {
      byte[] bytes = stream.readNBytes(headBytes + 1);
      Coverage coverage = bytes.length <= headBytes ? Coverage.WHOLE : Coverage.PART;
      byte[] kept = Arrays.copyOf(bytes, Math.min(bytes.length, headBytes));
      Piece piece = new Piece(stream.contentStart(), kept);
      return new Sample(List.of(piece), coverage, stream.encoding());
    }
  }

  private static Sample seek(InputFile file, int headBytes, int otherBytes) {
    long start = file.contentStart();
    long size = file.sizeBytes();
    if (size - start <= headBytes + 2L * otherBytes) {
      Piece whole = piece(file, start, size);
      return new Sample(List.of(whole), Coverage.WHOLE, Encoding.UTF_8);
    }
    List<Piece> pieces = new ArrayList<>();
    pieces.add(piece(file, start, start + headBytes));
    long middle = Math.max(start + headBytes, (size - otherBytes) / 2);
    middle = Math.min(middle, size - 2L * otherBytes);
    pieces.add(piece(file, middle, middle + otherBytes));
    pieces.add(piece(file, size - otherBytes, size));
    return new Sample(List.copyOf(pieces), Coverage.PART, Encoding.UTF_8);
  }

  private static Piece piece(InputFile file, long from, long to) {
    byte[] bytes = new byte[(int) (to - from)];
    int got = bytes.length == 0 ? 0 : Math.max(0, file.readAt(from, bytes, 0, bytes.length));
    return new Piece(from, got == bytes.length ? bytes : Arrays.copyOf(bytes, got));
  }
}
