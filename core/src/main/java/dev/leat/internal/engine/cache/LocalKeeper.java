package dev.leat.internal.engine.cache;

import dev.leat.internal.engine.cache.Store.Kept;
import dev.leat.spi.CacheKeeper;
import dev.leat.stage.CacheEntry;
import dev.leat.stage.CacheItem;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks after stores. */
public final class LocalKeeper implements CacheKeeper {

  private static final Comparator<CacheItem> NEWEST_FIRST =
      Comparator.comparing(
              (CacheItem item) -> item.entry().map(CacheEntry::created).orElse(Instant.EPOCH))
          .reversed();

  /** For the service loader. */
  public LocalKeeper() {}

  @Override
  public List<CacheItem> list(CacheSettings cache) {
    return Stores.of(cache).results().list().stream()
        .map(LocalKeeper::item)
        .sorted(
            Comparator.comparing(CacheItem::stage)
                .thenComparing(NEWEST_FIRST)
                .thenComparing(CacheItem::key))
        .toList();
  }

  private static CacheItem item(Kept kept) {
    return new CacheItem(
        kept.stage(),
        kept.key(),
        kept.facts(),
        kept.used(),
        kept.pinned() ? CacheItem.Pin.PINNED : CacheItem.Pin.FREE);
  }

  @Override
  public List<CacheItem> damaged(CacheSettings cache) {
    Store store = Stores.of(cache).results();
    return list(cache).stream().filter(item -> !isGood(store, item)).toList();
  }

  private static boolean isGood(Store store, CacheItem item) {
    return store.find(item.stage(), item.key()).flatMap(store::data).isPresent();
  }

  @Override
  public List<Leaving> leaving(CacheSettings cache, Retention retention) {
    List<CacheItem> items = new ArrayList<>(list(cache));
    Instant now = Instant.now();
    List<Leaving> leaving = new ArrayList<>();
    for (CacheItem item : items) {
      reason(item, retention, now).ifPresent(why -> leaving.add(new Leaving(item, why)));
    }
    Set<CacheItem> gone = new HashSet<>();
    leaving.forEach(one -> gone.add(one.item()));
    items.removeIf(gone::contains);
    addForRoom(items, retention, leaving);
    return leaving;
  }

  private static Optional<String> reason(CacheItem item, Retention retention, Instant now) {
    if (item.entry().isEmpty()) {
      return Optional.of("is damaged");
    }
    CacheEntry entry = item.entry().get();
    if (entry.isExpired(now)) {
      return Optional.of("was good for " + entry.ttl().orElseThrow());
    }
    if (item.pin() == CacheItem.Pin.PINNED) {
      return Optional.empty();
    }
    if (isBefore(entry.created(), retention.maxAge(), now)) {
      return Optional.of("was made on " + entry.created());
    }
    return isBefore(item.used(), retention.maxUnused(), now)
        ? Optional.of("was used last on " + item.used())
        : Optional.empty();
  }

  private static boolean isBefore(Instant time, Optional<Duration> most, Instant now) {
    return most.isPresent() && time.isBefore(now.minus(most.get()));
  }

  /** Those used longest ago, until the others have room. */
  private static void addForRoom(
      List<CacheItem> items, Retention retention, List<Leaving> leaving) {
    if (retention.maxBytes().isEmpty()) {
      return;
    }
    long bytes = items.stream().mapToLong(CacheItem::bytes).sum();
    List<CacheItem> byUse = new ArrayList<>(items);
    byUse.removeIf(item -> item.pin() == CacheItem.Pin.PINNED);
    byUse.sort(Comparator.comparing(CacheItem::used).thenComparing(CacheItem::key));
    for (CacheItem item : byUse) {
      if (bytes <= retention.maxBytes().getAsLong()) {
        return;
      }
      leaving.add(new Leaving(item, "was used longest ago, and room is wanted"));
      bytes -= item.bytes();
    }
  }

  @Override
  public void remove(CacheSettings cache, List<CacheItem> items) {
    Stores stores = Stores.of(cache);
    items.parallelStream().forEach(item -> stores.results().remove(kept(item)));
    stores.local().sweep();
  }

  private static Kept kept(CacheItem item) {
    return new Kept(
        item.stage(), item.key(), item.entry(), item.used(), item.pin() == CacheItem.Pin.PINNED);
  }

  @Override
  public void pin(CacheSettings cache, List<CacheItem> items, CacheItem.Pin pin) {
    Store store = Stores.of(cache).results();
    for (CacheItem item : items) {
      switch (pin) {
        case PINNED -> store.pin(item.key());
        case FREE -> store.unpin(item.key());
      }
    }
  }
}
