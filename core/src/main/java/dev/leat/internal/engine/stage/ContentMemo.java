package dev.leat.internal.engine.stage;

import dev.leat.data.LeatException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The identities of the contents of files, remembered so that a file that was not touched since is
 * not read again.
 *
 * <p>A file counts as not touched while its size, its time of modification, that of its last change
 * of any kind, and its number in its file system are the same. A file that was written to within
 * two seconds before it was read is read again, because a later write need not show in its time.
 * Takes about 300 bytes a file; safe for all threads.
 */
public final class ContentMemo {

  private static final long RACY_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** What Unix tells of a file besides; elsewhere there is no such view. */
  private static final String ATTRIBUTES = "size,lastModifiedTime,ctime,ino,dev";

  private final Map<String, Seen> files = new ConcurrentSkipListMap<>();
  private final ContentIdentity kind;
  private final InstantSource clock;
  private volatile boolean changed;

  /** What a file was like when its identity was found. */
  private record Seen(String stamp, String identity) {}

  /** A memo of no files yet, for identities of one kind. */
  public ContentMemo(ContentIdentity kind) {
    this(kind, InstantSource.system());
  }

  ContentMemo(ContentIdentity kind, InstantSource clock) {
    this.kind = kind;
    this.clock = clock;
  }

  /**
   * The identity of a file as it is now, or empty when it changed while it was read.
   *
   * @param name the file as the user wrote it
   * @throws LeatException of kind {@code INPUT} when the file cannot be read
   */
  public Optional<String> identity(String name, Path path) {
    String key = path.toAbsolutePath().normalize().toString();
    Optional<String> stamp = stamp(path);
    Seen seen = files.get(key);
    if (seen != null && stamp.isPresent() && stamp.get().equals(seen.stamp)) {
      return Optional.of(seen.identity);
    }
    Optional<String> identity = kind.of(name, path);
    files.remove(key);
    if (stamp.isPresent() && identity.isPresent()) {
      changed = true;
      files.put(key, new Seen(stamp.get(), identity.get()));
    }
    return identity;
  }

  /** What tells whether a file was touched; empty where that cannot be told. */
  private Optional<String> stamp(Path path) {
    try {
      Map<String, Object> read = Files.readAttributes(path, "unix:" + ATTRIBUTES);
      long modified = nanos(read.get("lastModifiedTime"));
      long changed = nanos(read.get("ctime"));
      long now = TimeUnit.MILLISECONDS.toNanos(clock.millis());
      return Math.max(modified, changed) > now - RACY_NANOS
          ? Optional.empty()
          : Optional.of(
              "%s %d %d %s %s"
                  .formatted(
                      read.get("size"), modified, changed, read.get("ino"), read.get("dev")));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static long nanos(@Nullable Object time) {
    return ((FileTime) Objects.requireNonNull(time)).to(TimeUnit.NANOSECONDS);
  }

  /** Whether something was found that was not remembered before. */
  public boolean isChanged() {
    return changed;
  }

  /** Writes what is remembered. */
  public void save(DataOutputStream out) throws IOException {
    out.writeInt(files.size());
    for (Map.Entry<String, Seen> file : files.entrySet()) {
      out.writeUTF(file.getKey());
      out.writeUTF(file.getValue().stamp);
      out.writeUTF(file.getValue().identity);
    }
  }

  /** Remembers what was written, too; gives this. */
  public ContentMemo load(DataInputStream in) throws IOException {
    for (int count = in.readInt(); count > 0; count--) {
      files.put(in.readUTF(), new Seen(in.readUTF(), in.readUTF()));
    }
    return this;
  }
}
