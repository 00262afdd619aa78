package dev.leat.internal.engine.file.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The part of a file that has been fetched so far, beside the place where the whole will be.
 *
 * <pre>
 *   titles.tsv.part        the bytes as they come, locked by the process that fetches
 *   titles.tsv.part.note   what they are a part of
 *   titles.tsv             the whole, when there is no more to come
 * </pre>
 *
 * <p>The note is written before the bytes, so bytes with a note are bytes of what it says. A
 * process that wants a part that another one is at waits until that one has ended.
 */
final class Part implements AutoCloseable {

  /** The size of a file whose server does not say it. */
  static final long UNKNOWN_SIZE = -1;

  private static final int GZIP_FIRST = 0x1F;
  private static final int GZIP_SECOND = 0x8B;

  private final Path target;
  private final Path path;
  private final Path notePath;
  private final FileChannel channel;
  private Optional<Note> note = Optional.empty();

  private Part(Path target, Path path, FileChannel channel) {
    this.target = target;
    this.path = path;
    this.notePath = beside(path, ".note");
    this.channel = channel;
  }

  /** Takes hold of the part of a file, which is empty unless it is one of this address. */
  static Part open(Path target, String address) throws IOException {
    Path path = beside(target, ".part");
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Part part = new Part(target, path, channel);
    try {
      channel.lock();
      part.remember(address);
      return part;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Path beside(Path path, String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  private void remember(String address) throws IOException {
    if (Files.exists(notePath)) {
      note =
          Note.parsed(Files.readString(notePath)).filter(known -> known.address().equals(address));
    }
    long known = note.map(Note::sizeBytes).orElse(0L);
    if (note.isEmpty() || known != UNKNOWN_SIZE && length() > known) {
      clear();
    }
  }

  /** What the bytes are a part of, or empty when there are none. */
  Optional<Note> note() {
    return note;
  }

  FileChannel channel() {
    return channel;
  }

  /** The number of bytes that are there. */
  long length() throws IOException {
    return channel.size();
  }

  /** Whether no byte is missing. */
  boolean isWhole() throws IOException {
    return note.isPresent() && note.get().sizeBytes() == length();
  }

  /** The number of bytes to go on from: 0 when nothing tells whether more would fit to them. */
  long resumableBytes() throws IOException {
    return note.isPresent() && !note.get().validator().isEmpty() ? length() : 0;
  }

  /** Begins anew. */
  void begin(Note about) throws IOException {
    clear();
    write(about);
  }

  /** Writes down that all bytes are there. */
  void end() throws IOException {
    if (note.isPresent()) {
      write(note.get().withSize(length()));
    }
  }

  private void write(Note about) throws IOException {
    Path draft = beside(notePath, ".tmp");
    Files.writeString(draft, about.text());
    Files.move(draft, notePath, StandardCopyOption.ATOMIC_MOVE);
    note = Optional.of(about);
  }

  /** Forgets bytes that turned out to be wrong, and all behind them. */
  void cut(long bytes) throws IOException {
    channel.truncate(bytes);
  }

  /** Forgets everything. */
  void clear() throws IOException {
    channel.truncate(0);
    note = Optional.empty();
  }

  /** What the part is when the coding is undone that the server has put around the file. */
  Whole whole() throws IOException {
    if (note.map(Note::encoding).orElse("").isEmpty() || isGzipItself()) {
      return new Whole(path, channel);
    }
    Path decoded = beside(target, ".decoded");
    FileChannel into =
        FileChannel.open(
            decoded,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try (InputStream content = content()) {
      content.transferTo(Channels.newOutputStream(into));
      return new Whole(decoded, into);
    } catch (IOException e) {
      into.close();
      Files.delete(decoded);
      throw e;
    }
  }

  /** A whole file that has no name yet: the part itself, or a copy of it without coding. */
  final class Whole implements AutoCloseable {

    private final Path file;
    private final FileChannel bytes;

    private Whole(Path file, FileChannel bytes) {
      this.file = file;
      this.bytes = bytes;
    }

    FileChannel channel() {
      return bytes;
    }

    /** Gives the file its name, and forgets the part. */
    void publish(Keeping keeping) throws IOException {
      keeping.force(bytes);
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
      drop();
      keeping.forceDirectory(target.toAbsolutePath().resolveSibling("."));
    }

    /** Deletes a copy that was not published. */
    @Override
    public void close() throws IOException {
      if (!file.equals(path)) {
        bytes.close();
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Whether what the server calls the coding of the file is the compression that the file has
   * anyway: many servers say so of every name that ends in .gz.
   */
  private boolean isGzipItself() throws IOException {
    if (!target.toString().endsWith(".gz")) {
      return false;
    }
    try (InputStream content = content()) {
      return content.read() != GZIP_FIRST || content.read() != GZIP_SECOND;
    }
  }

  private InputStream content() throws IOException {
    channel.position(0);
    return new GZIPInputStream(new Kept(Channels.newInputStream(channel)), 1 << 16);
  }

  /** Deletes the part, with what was written down of it. */
  void drop() throws IOException {
    Files.deleteIfExists(notePath);
    Files.deleteIfExists(path);
  }

  /** Lets other processes have it. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** Leaves open what it reads. */
  private static final class Kept extends FilterInputStream {

    Kept(InputStream in) {
      super(in);
    }

    @Override
    public void close() {
      // The channel is closed with the part.
    }
  }
}
