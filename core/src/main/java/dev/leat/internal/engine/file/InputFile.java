package dev.leat.internal.engine.file;

import dev.leat.internal.engine.file.gzip.GzipPoint;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One input of a run, given as UTF-8 whatever its encoding and compression.
 *
 * <p>Offsets count the bytes of the decoded input, a UTF-8 byte order mark included; they start at
 * {@link #contentStart}. Failures are {@code LeatException}s of kind {@code INPUT} that name the
 * file. {@link #readAt} is safe for all threads; streams belong to one thread each, which closes
 * them.
 */
public interface InputFile extends AutoCloseable {

  /** The size of an input whose end is not known. */
  long UNKNOWN_SIZE = -1;

  /** The name for messages and origin columns, as the user would write it. */
  String name();

  /** The size where it is stored, in bytes, compressed if it is, or {@link #UNKNOWN_SIZE}. */
  long sizeBytes();

  /** Whether bytes can be read anywhere, by {@link #readAt}: plain UTF-8 in a file. */
  boolean isSeekable();

  /** The offset of the first byte behind a UTF-8 byte order mark; only for a seekable input. */
  long contentStart();

  /**
   * Reads bytes anywhere; only for a seekable input.
   *
   * @param position the offset to read from
   * @param length the number of bytes wanted, 1 or more
   * @return the number of bytes read, fewer than wanted only at the end, or -1 at the end
   */
  int readAt(long position, byte[] into, int at, int length);

  /**
   * Opens the input for its start to be looked at; {@link #open} then still gives all of it.
   *
   * <p>An input that can be read once only, such as standard input, keeps what was looked at.
   */
  DecodedStream peek();

  /** Opens the whole input; an input that can be read once only is opened once. */
  DecodedStream open();

  /** Opens the input to be read on from a point that was noted while it was read before. */
  DecodedStream openAt(GzipPoint point);

  /** The file that it is, or empty for a stream. */
  Optional<Path> path();

  /** Closes what {@link #readAt} holds open; another read opens it again. */
  @Override
  void close();
}
