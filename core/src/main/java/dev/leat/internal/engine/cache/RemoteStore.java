package dev.leat.internal.engine.cache;

import dev.leat.internal.engine.cache.RemoteKeys.Place;
import dev.leat.internal.engine.file.SpillFailures;
import dev.leat.internal.engine.stage.ContentDigest;
import dev.leat.spi.Bucket;
import dev.leat.spi.Bucket.Content;
import dev.leat.spi.UnreachableException;
import dev.leat.stage.CacheEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A store in a bucket, for many machines, with copies in a directory of this one.
 *
 * <pre>
 *   PREFIX/entries/STAGE/KEY/entry.jsonl       what it is, with a checksum
 *   PREFIX/entries/STAGE/KEY/data-DIGEST.csv   its rows
 *   PREFIX/pins/KEY                            that it is not to be removed
 * </pre>
 *
 * <p>What is found is copied, and read from the copy from then on; only what has no good copy costs
 * a request. Data is put first and its entry last, where there is none: of machines that make one
 * result at once, the first is taken by all. The name of data is its digest, so that no entry ever
 * stands for data that another machine has put.
 *
 * <p>Threads and processes of one machine wait for each other, as they do for the copies; machines
 * do not: two that miss a result at the same time both compute it, and one keeps it.
 *
 * <p>A bucket takes no note of use: what counts is the last use on this machine, or when the entry
 * was put. While the bucket does not answer, the copies are all there is, and {@link #trouble} says
 * so; it is not asked again then. Asking for what one may not is a failure.
 */
public final class RemoteStore implements Store {

  private final String location;
  private final Bucket bucket;
  private final RemoteKeys keys;
  private final RemoteLists lists;
  private final LocalStore copies;
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

  /** What is there once an entry has been put, and a file of its data. */
  private record Settled(Entry entry, Path data) {}

  /**
   * A store in a bucket, of which nothing is asked yet.
   *
   * @param location the bucket and the prefix, as the user wrote them
   * @param prefix what all keys begin with: empty, or ends with a slash
   */
  public RemoteStore(String location, Bucket bucket, String prefix, LocalStore copies) {
    this.location = location;
    this.bucket = bucket;
    this.keys = new RemoteKeys(prefix);
    this.lists = new RemoteLists(bucket, keys, copies);
    this.copies = copies;
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public Optional<Entry> find(String stage, String key) {
    Optional<Entry> copy = copies.find(stage, key);
    if (copy.isPresent() && !isExpired(copy.get())) {
      return copy;
    }
    return asked(() -> remote(stage, key), Optional.<Entry>empty()).or(() -> copy);
  }

  private Optional<Entry> remote(String stage, String key) {
    return bucket.get(keys.entry(stage, key)).flatMap(text -> entry(text, stage, key));
  }

  /** The entry of a place; what says that it is of another one would get out of its directory. */
  private static Optional<Entry> entry(byte[] text, String stage, String key) {
    return EntryText.entry(text).filter(entry -> new Place(stage, key).isOf(entry.facts()));
  }

  private static boolean isExpired(Entry entry) {
    return entry.facts().isExpired(Instant.now());
  }

  @Override
  public boolean isThere(String stage, String key) {
    return copies.isThere(stage, key)
        || asked(() -> bucket.get(keys.entry(stage, key)).isPresent(), false);
  }

  @Override
  public Optional<Path> data(Entry entry) {
    Optional<Path> copy = copies.data(entry);
    return copy.isPresent() ? copy : asked(() -> copiedData(entry), Optional.empty());
  }

  private Optional<Path> copiedData(Entry entry) {
    // Another process of this machine may copy another entry meanwhile: then there is none.
    return fetched(entry)
        .map(file -> copied(new Settled(entry, file)))
        .filter(there -> there.facts().digest().equals(entry.facts().digest()))
        .flatMap(copies::data);
  }

  /** The data of an entry in a new file, proven. */
  private Optional<Path> fetched(Entry entry) {
    CacheEntry facts = entry.facts();
    Path file = copies.newFile(facts.key() + ".copy");
    try {
      boolean proven =
          bucket.download(keys.data(facts), file)
              && Files.size(file) == facts.bytes()
              && ContentDigest.of(file).equals(facts.digest());
      if (!proven) {
        Files.deleteIfExists(file);
      }
      return proven ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      throw SpillFailures.reading("cache", file, e);
    }
  }

  /** What the bucket says; something else when it does not answer, now or before. */
  private <T> T asked(Supplier<T> question, T otherwise) {
    if (trouble.get().isPresent()) {
      return otherwise;
    }
    try {
      return question.get();
    } catch (UnreachableException e) {
      note(e);
      return otherwise;
    }
  }

  private void note(UnreachableException failure) {
    String why = String.valueOf(failure.getMessage()).replaceAll("\\.$", "");
    trouble.compareAndSet(
        Optional.empty(),
        Optional.of(
            "results of this machine alone are used, in \"%s\": %s"
                .formatted(copies.location(), why)));
  }

  @Override
  public Optional<String> trouble() {
    return trouble.get();
  }

  @Override
  public Entry publish(Entry entry, Path data) {
    return copied(asked(() -> settled(entry, data), new Settled(entry, data)));
  }

  /** Puts data, then its entry, unless there is a good one. */
  private Settled settled(Entry entry, Path data) {
    CacheEntry facts = entry.facts();
    String place = keys.entry(facts.stage(), facts.key());
    Content text = new Content.OfBytes(EntryText.of(entry));
    bucket.put(keys.data(facts), new Content.OfFile(data));
    if (bucket.putIfAbsent(place, text)) {
      return new Settled(entry, data);
    }
    Optional<byte[]> there = bucket.get(place);
    Optional<Settled> first = there.flatMap(other -> first(other, entry, data));
    if (first.isPresent()) {
      deleteUnused(facts, first.get().entry().facts());
      return first.get();
    }
    // Others may do so too: whichever is last, it stands for its own data, and is good.
    bucket.put(place, text);
    there
        .flatMap(other -> entry(other, facts.stage(), facts.key()))
        .ifPresent(other -> deleteUnused(other.facts(), facts));
    return new Settled(entry, data);
  }

  /** The entry that another machine was faster to put, if it is any good. */
  private Optional<Settled> first(byte[] text, Entry mine, Path data) {
    Optional<Entry> first =
        entry(text, mine.facts().stage(), mine.facts().key())
            .filter(entry -> !isExpired(entry) && !mine.outdates(entry));
    if (first.isPresent() && first.get().facts().digest().equals(mine.facts().digest())) {
      return Optional.of(new Settled(first.get(), data));
    }
    return first.flatMap(entry -> fetched(entry).map(file -> new Settled(entry, file)));
  }

  private void deleteUnused(CacheEntry unused, CacheEntry used) {
    if (!unused.digest().equals(used.digest())) {
      bucket.delete(keys.data(unused));
    }
  }

  /** Makes what is in the bucket, or would be, the copy of this machine. */
  private Entry copied(Settled settled) {
    CacheEntry facts = settled.entry().facts();
    copies
        .find(facts.stage(), facts.key())
        .filter(copy -> !copy.facts().equals(facts))
        .ifPresent(copy ->
            copies.remove(
                new Kept(facts.stage(), facts.key(), Optional.empty(), Instant.EPOCH, false)));
    return copies.publish(settled.entry(), settled.data());
  }

  @Override
  public Path newFile(String name) {
    return copies.newFile(name);
  }

  @Override
  public KeyLocks.Held lock(String key) {
    return copies.lock(key);
  }

  @Override
  public Path unfinished(String key) {
    return copies.unfinished(key);
  }

  @Override
  public void forgetUnfinished(String key) {
    copies.forgetUnfinished(key);
  }

  @Override
  public void used(Entry entry) {
    copies.used(entry);
  }

  @Override
  public List<Entry> newest(String stage, int most) {
    List<Entry> newest = copies.newest(stage, most);
    return newest.isEmpty() ? asked(() -> lists.newest(stage), List.of()) : newest;
  }

  @Override
  public List<Kept> list() {
    return lists.all();
  }

  @Override
  public void remove(Kept kept) {
    // The entry first: what is left of an entry that was removed in part is nothing.
    bucket.delete(keys.entry(kept.stage(), kept.key()));
    lists.keysBelow(keys.place(kept.stage(), kept.key())).forEach(bucket::delete);
    bucket.delete(keys.pin(kept.key()));
    copies.remove(kept);
  }

  @Override
  public void pin(String key) {
    bucket.put(keys.pin(key), new Content.OfBytes(new byte[0]));
  }

  @Override
  public void unpin(String key) {
    bucket.delete(keys.pin(key));
    copies.unpin(key);
  }
}
