package dev.leat.internal.engine.cache;

import dev.leat.stage.CacheSettings;
import java.util.Optional;

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
    Optional<Remote> remote = Remote.of(settings.location());
    if (remote.isEmpty()) {
      LocalStore local = new LocalStore(settings.location());
      return new Stores(local, local);
    }
    LocalStore local = new LocalStore(copies());
    Remote at = remote.get();
    return new Stores(local, new RemoteStore(settings.location(), at.bucket(), at.prefix(), local));
  }

  private static String copies() {
    String named = System.getenv(CacheSettings.LOCAL_VARIABLE);
    return named == null || named.isBlank() ? CacheSettings.DEFAULT_LOCATION : named;
  }
}
