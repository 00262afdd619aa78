package dev.leat.internal.engine.file;

import dev.leat.io.Sink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that is written beside its target and takes its place when it is whole.
 *
 * <pre>
 *   create   .result.csv.leat-4711-1.tmp, locked    crash: its lock is free, and the next run
 *   write    ...                                    sweeps it
 *   commit   force, rename to result.csv,           failure: it is deleted
 *            force the directory
 * </pre>
 */
final class AtomicFile implements OutputFile {

  private final Sink sink;
  private final Path target;
  private final TemporaryFile temporary;
  private final OutputStream packed;
  private final EarlySync sync;
  private long writtenBytes;
  private boolean closed;

  private AtomicFile(Sink sink, Path target, TemporaryFile temporary) throws IOException {
    this.sink = sink;
    this.target = target;
    this.temporary = temporary;
    OutputStream raw = new Unclosed(Channels.newOutputStream(temporary.channel()));
    this.sync = new EarlySync(temporary.channel());
    this.packed = Packer.open(sink.location(), raw, sink.format().packing());
  }

  /** Creates the temporary file beside the target, and sweeps those that crashed runs left. */
  static AtomicFile create(Sink sink, Path location) {
    try {
      Path target = Target.resolve(location);
      if (sink.parents() == Sink.Parents.CREATE) {
        Files.createDirectories(Target.directory(target));
      }
      TemporaryFile.sweep(target);
      return new AtomicFile(sink, target, TemporaryFile.create(target));
    } catch (IOException e) {
      throw Failures.writing(sink.location(), 0, e);
    }
  }

  @Override
  public String name() {
    return sink.location();
  }

  @Override
  public void write(byte[] bytes, int start, int length) {
    try {
      packed.write(bytes, start, length);
      writtenBytes += length;
      sync.wrote(length);
    } catch (IOException e) {
      throw Failures.writing(name(), writtenBytes, e);
    }
  }

  @Override
  public long writtenBytes() {
    return writtenBytes;
  }

  @Override
  public void commit() {
    try {
      packed.close();
      sync.finish();
      switch (sink.overwrite()) {
        case REPLACE -> temporary.replace(target);
        case REFUSE -> temporary.settle(target);
      }
    } catch (FileAlreadyExistsException e) {
      throw Target.taken(name());
    } catch (IOException e) {
      throw Failures.writing(name(), writtenBytes, e);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      freeCompressor();
      try {
        temporary.close();
      } catch (IOException e) {
        throw Failures.writing(name(), writtenBytes, e);
      }
    }
  }

  private void freeCompressor() {
    try {
      packed.close();
    } catch (IOException e) {
      // What it had left to write is not wanted any more.
    }
  }
}
