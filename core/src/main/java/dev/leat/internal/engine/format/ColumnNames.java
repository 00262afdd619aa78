package dev.leat.internal.engine.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the names of columns from the header of a file: every column gets one, and none twice.
 *
 * <p>A name is kept as it is. An empty one becomes {@code colN}, N counted from 1; the second of
 * two equal ones gets {@code _2}, or the next number that is free.
 */
public final class ColumnNames {

  private ColumnNames() {}

  /** The names of a header. */
  public static List<String> of(List<@Nullable String> header) {
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      wanted.add(name == null || name.isEmpty() ? numbered(i) : name);
    }
    Set<String> taken = new HashSet<>(wanted);
    Set<String> given = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String name : wanted) {
      String free = given.contains(name) ? free(name, taken) : name;
      given.add(free);
      taken.add(free);
      names.add(free);
    }
    return names;
  }

  /** The names of columns without a header. */
  public static List<String> numberedUpTo(int count) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(numbered(i));
    }
    return names;
  }

  private static String numbered(int position) {
    return "col" + (position + 1);
  }

  private static String free(String name, Set<String> taken) {
    int number = 2;
    while (taken.contains(name + "_" + number)) {
      number++;
    }
    return name + "_" + number;
  }
}
