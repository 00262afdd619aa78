package dev.leat.internal.engine.cache;

import dev.leat.internal.engine.cache.RemoteKeys.Place;
import dev.leat.internal.engine.cache.Store.Kept;
import dev.leat.spi.Bucket;
import dev.leat.spi.Bucket.Listed;
import dev.leat.stage.CacheEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lists what a store in a bucket keeps: a request for a thousand objects, and one for each entry.
 */
record RemoteLists(Bucket bucket, RemoteKeys keys, LocalStore copies) {

  /** Requests wait for the network, not for a core. */
  private static final int REQUESTS_AT_ONCE = 16;

  /** So many earlier entries of other machines are worth a request, to say what has changed. */
  private static final int MOST_COMPARED = 16;

  /** Data whose entry has not followed after this time will have none. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  /** The objects of a place: its entry, if there is one, and when one was put last. */
  private record Objects(Place place, Optional<Listed> entry, Instant modified) {}

  List<String> keysBelow(String prefix) {
    try (Stream<Listed> listed = bucket.list(prefix)) {
      return listed.map(Listed::key).toList();
    }
  }

  /** The entries of a stage that were put last, newest first. */
  List<Entry> newest(String stage) {
    List<Objects> newest =
        objects(keys.ofStage(stage)).stream()
            .filter(of -> of.entry().isPresent())
            .sorted(Comparator.comparing(Objects::modified).reversed())
            .limit(MOST_COMPARED)
            .toList();
    return atOnce(newest, of -> text(of.place()).flatMap(EntryText::entry)).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Everything that is kept. */
  List<Kept> all() {
    Map<Place, Kept> copied = new HashMap<>();
    copies.list().forEach(copy -> copied.put(new Place(copy.stage(), copy.key()), copy));
    Set<String> pins = new HashSet<>();
    keysBelow(keys.pins()).forEach(pin -> pins.add(pin.substring(keys.pins().length())));
    Instant old = Instant.now().minus(ABANDONED);
    List<Objects> kept =
        objects(keys.entries()).stream()
            .filter(of -> of.entry().isPresent() || of.modified().isBefore(old))
            .toList();
    return atOnce(kept, of -> kept(of, Optional.ofNullable(copied.get(of.place())), pins));
  }

  private Kept kept(Objects of, Optional<Kept> copy, Set<String> pins) {
    Place place = of.place();
    Optional<CacheEntry> facts = text(place).flatMap(EntryText::facts).filter(place::isOf);
    Instant used = copy.map(Kept::used).filter(of.modified()::isBefore).orElse(of.modified());
    boolean pinned = pins.contains(place.key()) || copy.filter(Kept::pinned).isPresent();
    return new Kept(place.stage(), place.key(), facts, used, pinned);
  }

  private Optional<byte[]> text(Place place) {
    return bucket.get(keys.entry(place.stage(), place.key()));
  }

  private List<Objects> objects(String prefix) {
    Map<Place, Objects> objects = new HashMap<>();
    try (Stream<Listed> listed = bucket.list(prefix)) {
      listed.forEach(object ->
          keys.placeOf(object.key())
              .map(place -> objects(place, object))
              .ifPresent(of -> objects.merge(of.place(), of, RemoteLists::both)));
    }
    return List.copyOf(objects.values());
  }

  private Objects objects(Place place, Listed object) {
    boolean isEntry = object.key().equals(keys.entry(place.stage(), place.key()));
    return new Objects(place, isEntry ? Optional.of(object) : Optional.empty(), object.modified());
  }

  private static Objects both(Objects one, Objects other) {
    boolean isLater = one.modified().isAfter(other.modified());
    return new Objects(
        one.place(),
        one.entry().isPresent() ? one.entry() : other.entry(),
        isLater ? one.modified() : other.modified());
  }

  /** What a function that waits gives of each. */
  private static <T, R> List<R> atOnce(List<T> all, Function<T, R> function) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(REQUESTS_AT_ONCE, Thread.ofPlatform().daemon().factory())) {
      List<CompletableFuture<R>> futures = new ArrayList<>();
      for (T one : all) {
        futures.add(CompletableFuture.supplyAsync(() -> function.apply(one), threads));
      }
      return futures.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
