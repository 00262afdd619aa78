package dev.leat.internal.engine.cache;

import dev.leat.stage.CacheSettings;

/**
 * The stores of a run.
 *
 * @param local a directory of this machine: for what is being made, and what is remembered of
 *     inputs
 * @param results where results are kept; the local one unless settings name another place
 */
public record Stores(LocalStore local, Store results) {

  /** The stores that settings name. */
  public static Stores of(CacheSettings settings) {
    LocalStore local = new LocalStore(settings.location());
    return new Stores(local, local);
  }
}
