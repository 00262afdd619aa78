package dev.leat.internal.engine.cache;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.file.ScratchDirectory;
import dev.leat.internal.engine.file.SpillFailures;
import dev.leat.internal.engine.stage.ContentDigest;
import dev.leat.stage.CacheEntry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A store in a directory.
 *
 * <pre>
 *   CACHE/entries/STAGE/KEY/entry.jsonl   what it is, with a checksum; its time is that of last use
 *   CACHE/entries/STAGE/KEY/data.csv      its rows
 *   CACHE/pins/KEY                        that it is not to be removed
 *   CACHE/tmp/...                         what is being made; swept when its process is gone
 *   CACHE/unfinished/KEY/                 what a process that stopped has done of it
 *   CACHE/lock                            locked byte by byte, see KeyLocks
 * </pre>
 *
 * <p>An entry is made beside its place, forced to the disk, and then put there by one renaming of
 * its directory, which fails where another process was faster.
 */
public final class LocalStore implements Store {

  private static final String ENTRIES = "entries";
  private static final String PINS = "pins";
  private static final String TEMPORARY = "tmp";
  private static final String UNFINISHED = "unfinished";

  /** Use within this time of the last is not noted: a file system need not write each. */
  private static final Duration SAME_USE = Duration.ofSeconds(10);

  /** What was left unfinished so long ago is not gone on with. */
  private static final Duration STALE = Duration.ofDays(7);

  private static final Map<Path, ScratchDirectory> SCRATCH = new ConcurrentHashMap<>();
  private static final AtomicLong FILES = new AtomicLong();

  private final String location;
  private final Path root;

  /** A store in a directory, which is made when something is put there. */
  public LocalStore(String location) {
    this.location = location;
    this.root = Path.of(location);
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" is a file, and a cache is a directory. Name another with --cache-dir."
              .formatted(location));
    }
  }

  @Override
  public String location() {
    return location;
  }

  /** The directory of the store. */
  public Path root() {
    return root;
  }

  private Path ofStage(String stage) {
    return root.resolve(ENTRIES).resolve(stage);
  }

  private Path place(String stage, String key) {
    return ofStage(stage).resolve(key);
  }

  @Override
  public Optional<Entry> find(String stage, String key) {
    return text(place(stage, key))
        .flatMap(EntryText::entry)
        .filter(entry -> entry.facts().key().equals(key));
  }

  private Optional<byte[]> text(Path place) {
    try {
      return Optional.of(Files.readAllBytes(place.resolve(Entry.FILE)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LeatException(
          ErrorKind.INPUT,
          "The entry \"%s\" cannot be read: %s. Check its mode, or run with --no-cache."
              .formatted(place, e.getMessage()),
          e);
    }
  }

  @Override
  public boolean isThere(String stage, String key) {
    return Files.exists(place(stage, key));
  }

  @Override
  public Optional<Path> data(Entry entry) {
    CacheEntry facts = entry.facts();
    Path data = place(facts.stage(), facts.key()).resolve(facts.dataName());
    try {
      boolean proven =
          Files.size(data) == facts.bytes() && ContentDigest.of(data).equals(facts.digest());
      return proven ? Optional.of(data) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Entry publish(Entry entry, Path data) {
    CacheEntry facts = entry.facts();
    Path target = place(facts.stage(), facts.key());
    Path made = newFile(facts.key() + ".entry");
    try {
      Files.createDirectory(made);
      Files.move(data, made.resolve(facts.dataName()), StandardCopyOption.ATOMIC_MOVE);
      write(made.resolve(Entry.FILE), EntryText.of(entry));
      force(made);
      Files.createDirectories(ofStage(facts.stage()));
      return settled(entry, made, target);
    } catch (IOException e) {
      throw SpillFailures.writing("cache", root, facts.bytes(), e);
    }
  }

  /** Puts a finished directory in its place, unless there is a good entry. */
  private Entry settled(Entry entry, Path made, Path target) throws IOException {
    for (int attempt = 0; ; attempt++) {
      try {
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
        force(ofStage(entry.facts().stage()));
        return entry;
      } catch (IOException e) {
        if (attempt == 3 || !Files.exists(target)) {
          throw e;
        }
      }
      Optional<Entry> first = find(entry.facts().stage(), entry.facts().key());
      boolean stays = first.isPresent() && !entry.outdates(first.get());
      if (stays && data(first.get()).isPresent()) {
        Trees.delete(made);
        return first.get();
      }
      setAside(target);
    }
  }

  /** Takes a directory out of its place at once, and then deletes it. */
  private void setAside(Path place) throws IOException {
    Path aside = newFile("removed");
    try {
      Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
      Trees.delete(aside);
    } catch (NoSuchFileException e) {
      // Another process has done so.
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some systems cannot: the entry may then be lost with the power, but not half there.
    }
  }

  @Override
  public Path newFile(String name) {
    ScratchDirectory scratch =
        SCRATCH.compute(
            root.toAbsolutePath().normalize(),
            (path, known) ->
                known == null || !Files.exists(known.path()) ? newScratch(path) : known);
    return scratch.path().resolve(FILES.incrementAndGet() + "-" + name);
  }

  private static ScratchDirectory newScratch(Path root) {
    Path temporary = root.resolve(TEMPORARY);
    ScratchDirectory.sweep(temporary);
    ScratchDirectory made = ScratchDirectory.create(temporary);
    Runtime.getRuntime().addShutdownHook(new Thread(made::close, "leat-cache"));
    return made;
  }

  @Override
  public Path unfinished(String key) {
    return root.resolve(UNFINISHED).resolve(key);
  }

  @Override
  public KeyLocks.Held lock(String key) {
    try {
      Files.createDirectories(root);
      return KeyLocks.of(root).take(key);
    } catch (IOException e) {
      throw SpillFailures.writing("cache", root, 0, e);
    }
  }

  @Override
  public void used(Entry entry) {
    Path file = place(entry.facts().stage(), entry.facts().key()).resolve(Entry.FILE);
    Instant now = Instant.now();
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(SAME_USE))) {
        Files.setLastModifiedTime(file, FileTime.from(now));
      }
    } catch (IOException e) {
      // A cache that may only be read notes nothing.
    }
  }

  @Override
  public List<Entry> newest(String stage, int most) {
    List<Kept> kept =
        listed(stage).stream()
            .filter(found -> found.facts().isPresent())
            .sorted(
                Comparator.comparing((Kept found) -> found.facts().orElseThrow().created())
                    .reversed())
            .limit(most)
            .toList();
    return kept.stream().flatMap(found -> find(stage, found.key()).stream()).toList();
  }

  @Override
  public List<Kept> list() {
    List<Kept> all = new ArrayList<>();
    for (Path stage : names(root.resolve(ENTRIES))) {
      all.addAll(listed(stage.getFileName().toString()));
    }
    return all;
  }

  /** What is kept of a stage; read by all cores, since there may be a hundred thousand. */
  private List<Kept> listed(String stage) {
    Set<String> pins = new HashSet<>();
    names(root.resolve(PINS)).forEach(pin -> pins.add(pin.getFileName().toString()));
    return names(ofStage(stage)).parallelStream()
        .flatMap(place -> kept(stage, place, pins).stream())
        .toList();
  }

  private static Optional<Kept> kept(String stage, Path place, Set<String> pins) {
    String key = place.getFileName().toString();
    Path file = place.resolve(Entry.FILE);
    try {
      Optional<CacheEntry> facts =
          EntryText.facts(Files.readAllBytes(file)).filter(found -> found.key().equals(key));
      Instant used = Files.getLastModifiedTime(file).toInstant();
      return Optional.of(new Kept(stage, key, facts, used, pins.contains(key)));
    } catch (IOException e) {
      return Files.exists(place)
          ? Optional.of(new Kept(stage, key, Optional.empty(), Instant.EPOCH, false))
          : Optional.empty();
    }
  }

  private static List<Path> names(Path directory) {
    List<Path> names = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
      paths.forEach(names::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new LeatException(
          ErrorKind.INPUT,
          "The cache \"%s\" cannot be listed: %s. Check its mode."
              .formatted(directory, e.getMessage()),
          e);
    }
    return names;
  }

  @Override
  public void remove(Kept kept) {
    try {
      setAside(place(kept.stage(), kept.key()));
      Files.deleteIfExists(root.resolve(PINS).resolve(kept.key()));
    } catch (IOException e) {
      throw SpillFailures.writing("cache", root, 0, e);
    }
  }

  @Override
  public void pin(String key) {
    try {
      Files.createDirectories(root.resolve(PINS));
      Files.write(root.resolve(PINS).resolve(key), new byte[0]);
    } catch (IOException e) {
      throw SpillFailures.writing("cache", root, 0, e);
    }
  }

  @Override
  public void unpin(String key) {
    try {
      Files.deleteIfExists(root.resolve(PINS).resolve(key));
    } catch (IOException e) {
      throw SpillFailures.writing("cache", root, 0, e);
    }
  }

  /** Deletes what processes that are gone have left, unless one may still go on there. */
  public void sweep() {
    ScratchDirectory.sweep(root.resolve(TEMPORARY));
    Instant old = Instant.now().minus(STALE);
    for (Path unfinished : names(root.resolve(UNFINISHED))) {
      try {
        if (Files.getLastModifiedTime(unfinished).toInstant().isBefore(old)) {
          forgetUnfinished(unfinished.getFileName().toString());
        }
      } catch (IOException e) {
        // The next time.
      }
    }
  }

  @Override
  public void forgetUnfinished(String key) {
    Path unfinished = unfinished(key);
    if (!Files.exists(unfinished)) {
      return;
    }
    try {
      Optional<KeyLocks.Held> held = KeyLocks.of(root).tryTake(key);
      if (held.isPresent()) {
        try {
          Trees.delete(unfinished);
        } finally {
          held.get().close();
        }
      }
    } catch (IOException e) {
      // It takes room until the next time, and that is all.
    }
  }
}
