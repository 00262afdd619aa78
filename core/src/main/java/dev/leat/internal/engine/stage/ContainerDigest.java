package dev.leat.internal.engine.stage;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Adds arrays and the collections of Java to a digest, by their elements. */
final class ContainerDigest {

  private ContainerDigest() {}

  static void addArray(Object array, ValueDigest values, Digest to) {
    if (array instanceof byte[] bytes) {
      to.bytes(bytes);
      return;
    }
    int length = Array.getLength(array);
    to.number(length);
    for (int i = 0; i < length; i++) {
      values.add(Array.get(array, i), to);
    }
  }

  static void addCollection(Collection<?> collection, ValueDigest values, Digest to) {
    to.text(collection instanceof Set<?> ? "set" : "list");
    Object order = collection instanceof SortedSet<?> sorted ? sorted.comparator() : null;
    addKind(collection, order, values, to);
    if (Unordered.is(collection)) {
      addSorted(collection.stream().map(values::of).toList(), values, to);
    } else {
      addAll(collection, values, to);
    }
  }

  static void addMap(Map<?, ?> map, ValueDigest values, Digest to) {
    to.text("map");
    Object order = map instanceof SortedMap<?, ?> sorted ? sorted.comparator() : null;
    addKind(map, order, values, to);
    List<String> entries = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Digest digest = new Digest();
      values.add(entry.getKey(), digest);
      values.add(entry.getValue(), digest);
      entries.add(digest.hex());
    }
    if (Unordered.is(map)) {
      addSorted(entries, values, to);
    } else {
      addAll(entries, values, to);
    }
  }

  /** Adds the elements of a collection in its order. */
  static void addAll(Collection<?> collection, ValueDigest values, Digest to) {
    to.number(collection.size());
    for (Object value : collection) {
      values.add(value, to);
    }
  }

  /** Which collection it is, unless that is a secret of Java, and what it finds its elements by. */
  private static void addKind(
      Object container, @Nullable Object order, ValueDigest values, Digest to) {
    boolean isPublic = Modifier.isPublic(container.getClass().getModifiers());
    to.text(isPublic ? container.getClass().getSimpleName() : "");
    values.add(order, to);
  }

  private static void addSorted(List<String> digests, ValueDigest values, Digest to) {
    to.text("in no order");
    addAll(digests.stream().sorted().toList(), values, to);
  }
}
