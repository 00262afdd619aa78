package dev.leat.internal.engine.cache;

import dev.leat.stage.CacheEntry;
import java.util.Optional;

/**
 * The keys of objects of a store in a bucket; see {@link RemoteStore}.
 *
 * @param prefix what all begin with: empty, or ends with a slash
 */
record RemoteKeys(String prefix) {

  /** The place of an entry: names of stages may hold slashes, keys of entries do not. */
  record Place(String stage, String key) {}

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

  /** The place that an object belongs to. */
  Optional<Place> placeOf(String object) {
    int name = object.lastIndexOf('/');
    int key = object.lastIndexOf('/', name - 1);
    int stage = entries().length();
    return key > stage && object.startsWith(entries())
        ? Optional.of(new Place(object.substring(stage, key), object.substring(key + 1, name)))
        : Optional.empty();
  }
}
