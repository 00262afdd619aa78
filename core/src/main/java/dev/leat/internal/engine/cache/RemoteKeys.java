package dev.leat.internal.engine.cache;

import dev.leat.stage.CacheEntry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of objects of a store in a bucket; see {@link RemoteStore}.
 *
 * @param prefix what all begin with: empty, or ends with a slash
 */
record RemoteKeys(String prefix) {

  private static final Pattern OBJECT = Pattern.compile("([^/]+)/([0-9a-f]{64})/[^/]+");

  /** The place of an entry. */
  record Place(String stage, String key) {
    boolean isOf(CacheEntry facts) {
      return facts.stage().equals(stage) && facts.key().equals(key);
    }
  }

  String entries() {
    return prefix + "entries/";
  }

  String pins() {
    return prefix + "pins/";
  }

  String pin(String key) {
    return pins() + key;
  }

  String ofStage(String stage) {
    return entries() + stage + "/";
  }

  /** What the keys of all objects of an entry begin with. */
  String place(String stage, String key) {
    return ofStage(stage) + key + "/";
  }

  String entry(String stage, String key) {
    return place(stage, key) + Entry.FILE;
  }

  String data(CacheEntry facts) {
    return place(facts.stage(), facts.key())
        + "data-%s.%s".formatted(facts.digest(), facts.format().ending());
  }

  /**
   * The place that an object belongs to; empty when it is none that this store has made, and may
   * lie outside of the directory of copies.
   */
  Optional<Place> placeOf(String object) {
    if (!object.startsWith(entries())) {
      return Optional.empty();
    }
    Matcher parts = OBJECT.matcher(object.substring(entries().length()));
    return parts.matches() && !parts.group(1).matches("[.]{1,2}")
        ? Optional.of(new Place(parts.group(1), parts.group(2)))
        : Optional.empty();
  }
}
