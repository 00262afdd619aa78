package dev.leat.internal.engine.stage;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the collections of Java whose order says nothing, and may differ from run to run. */
final class Unordered {

  private static final Set<Class<?>> CLASSES =
      Set.of(
          HashMap.class,
          HashSet.class,
          Hashtable.class,
          Properties.class,
          IdentityHashMap.class,
          WeakHashMap.class,
          ConcurrentHashMap.class,
          ConcurrentHashMap.KeySetView.class,
          Set.of().getClass(),
          Set.of(1).getClass(),
          Map.of().getClass(),
          Map.of(1, 1).getClass());

  private Unordered() {}

  static boolean is(Collection<?> collection) {
    return !(collection instanceof List<?>) && CLASSES.contains(collection.getClass());
  }

  static boolean is(Map<?, ?> map) {
    return CLASSES.contains(map.getClass());
  }
}
