package dev.leat.internal.engine.cache;

import dev.leat.stage.CacheEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A place where results are kept by their keys; safe for all threads and for many processes.
 *
 * <p>Failures are {@code LeatException}s that name the place.
 */
public interface Store {

  /** The place, as the user wrote it. */
  String location();

  /** The entry of a key; empty when there is none, or what is there is damaged. */
  Optional<Entry> find(String stage, String key);

  /** Whether there is anything under a key, good or damaged. */
  boolean isThere(String stage, String key);

  /**
   * The data of an entry as a local file, all bytes of which were just proven; empty when they are
   * damaged or gone.
   */
  Optional<Path> data(Entry entry);

  /**
   * Puts an entry in its place, whole; where there is a good one already, that one stays.
   *
   * @param data the file of its data, which is moved
   * @return the entry that is there now
   */
  Entry publish(Entry entry, Path data);

  /** A name for a new file of this process, which is gone, at the latest, when the process is. */
  Path newFile(String name);

  /** Takes the lock of a key, which the calling thread holds until it is closed; waits for it. */
  KeyLocks.Held lock(String key);

  /**
   * A directory for what is made of a key until it is published; it outlives the process, so that
   * another goes on there.
   */
  Path unfinished(String key);

  /** Deletes what was left unfinished of a key that has a result now, unless somebody is at it. */
  void forgetUnfinished(String key);

  /** Takes note that an entry was used. */
  void used(Entry entry);

  /** The entries of a stage that were made last, newest first. */
  List<Entry> newest(String stage, int most);

  /** Everything that is there, in no order. */
  List<Kept> list();

  /** Removes an entry, whether it is good or damaged. */
  void remove(Kept kept);

  /** Keeps an entry from being removed to make room. */
  void pin(String key);

  /** Lets an entry be removed again. */
  void unpin(String key);

  /**
   * Why results were not looked for, or not put, where they belong: a sentence without its full
   * stop. Empty as long as all is well.
   */
  default Optional<String> trouble() {
    return Optional.empty();
  }

  /**
   * Something that is kept under a key.
   *
   * @param facts what is known of it; empty when it is damaged
   * @param used when it was used last
   * @param pinned whether it is not to be removed
   */
  record Kept(String stage, String key, Optional<CacheEntry> facts, Instant used, boolean pinned) {}
}
