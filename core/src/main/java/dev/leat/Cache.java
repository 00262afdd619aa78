package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.spi.CacheKeeper;
import dev.leat.spi.Services;
import dev.leat.stage.CacheItem;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.Retention;
import java.util.List;

/**
 * The results of stages that are kept: to look at, to prove, to clear out.
 *
 * <p>Safe beside pipelines that run; what one of them reads while it is removed fails there. Safe
 * for all threads.
 */
public final class Cache {

  private final CacheSettings settings;
  private final CacheKeeper keeper;

  private Cache(CacheSettings settings) {
    this.settings = settings;
    this.keeper =
        Services.find(CacheKeeper.class, any -> true)
            .orElseThrow(() ->
                new LeatException(
                    ErrorKind.USAGE, "There is nothing on the class path that keeps results."));
  }

  /** The cache that settings name. */
  public static Cache of(CacheSettings settings) {
    return new Cache(settings);
  }

  /** Where it is. */
  public String location() {
    return settings.location();
  }

  /** Everything that is kept, by stage, newest first. Takes about 1 KB of memory an item. */
  public List<CacheItem> list() {
    return keeper.list(settings);
  }

  /** The items of which any byte is not what was written; reads them all. */
  public List<CacheItem> damaged() {
    return keeper.damaged(settings);
  }

  /** What does not stay, and why; nothing is removed. */
  public List<CacheKeeper.Leaving> leaving(Retention retention) {
    return keeper.leaving(settings, retention);
  }

  /** Removes items, and what processes that are gone have left unfinished. */
  public void remove(List<CacheItem> items) {
    keeper.remove(settings, items);
  }

  /** Keeps items from being removed for room. */
  public void pin(List<CacheItem> items) {
    keeper.pin(settings, items, CacheItem.Pin.PINNED);
  }

  /** Lets items be removed for room again. */
  public void unpin(List<CacheItem> items) {
    keeper.pin(settings, items, CacheItem.Pin.FREE);
  }
}
