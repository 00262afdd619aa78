package dev.leat.spi;

import dev.leat.stage.CacheItem;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.Retention;
import java.util.List;

/**
 * Looks after the results of stages that are kept, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are stateless and safe for all threads.
 */
public interface CacheKeeper {

  /** Everything that is kept, by stage, newest first. */
  List<CacheItem> list(CacheSettings cache);

  /** The items of which any byte is not what was written; reads them all. */
  List<CacheItem> damaged(CacheSettings cache);

  /** What does not stay, and why. */
  List<Leaving> leaving(CacheSettings cache, Retention retention);

  /** Removes items, and what processes that are gone have left unfinished. */
  void remove(CacheSettings cache, List<CacheItem> items);

  /** Keeps items from being removed for room, or lets them be removed again. */
  void pin(CacheSettings cache, List<CacheItem> items, CacheItem.Pin pin);

  /**
   * An item that does not stay.
   *
   * @param reason why, without a full stop
   */
  record Leaving(CacheItem item, String reason) {}
}
