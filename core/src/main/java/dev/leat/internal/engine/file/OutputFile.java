package dev.leat.internal.engine.file;

/**
 * One output of a run, which appears whole when it is committed, and otherwise not at all.
 *
 * <p>Takes UTF-8 and packs it as was asked. Belongs to one thread, which closes it. Failures are
 * {@code LeatException}s: {@code OUTPUT}, {@code SPACE} when the disk is full, and {@link
 * ClosedPipe} when nobody reads on.
 */
public interface OutputFile extends AutoCloseable {

  /** The name for messages, as the user wrote it. */
  String name();

  /** Writes bytes of UTF-8; characters may be cut at the ends of calls. */
  void write(byte[] bytes, int start, int length);

  /** The number of bytes of UTF-8 that were written, before packing. */
  long writtenBytes();

  /** Makes everything written durable and visible; nothing is written after that. */
  void commit();

  /** Without a commit before, takes back all that can be taken back. More calls do nothing. */
  @Override
  void close();
}
