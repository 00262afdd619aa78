package dev.leat.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The field names that many rows share. */
public final class Names implements Serializable {

  private static final long serialVersionUID = 1L;

  private final List<String> list;
  private final HashMap<String, Integer> positions;
  private transient volatile @Nullable Names longer;

  private Names(List<String> list) {
    this.list = List.copyOf(list);
    this.positions = HashMap.newHashMap(list.size());
    for (int i = 0; i < list.size(); i++) {
      positions.put(list.get(i), i);
    }
  }

  /** These names, which are distinct. */
  public static Names of(List<String> names) {
    return new Names(names);
  }

  /** A row of these names over values in their order; the array is not copied. */
  public Row row(@Nullable Object[] values) {
    return new Row(this, values);
  }

  /** A row of these names that was read as one value, which it is as long as it is unchanged. */
  public Row row(@Nullable Object[] values, Deferred source) {
    return new Row(this, values, source);
  }

  /** The names in order. */
  List<String> list() {
    return list;
  }

  /** The position of a name, or -1. */
  int find(String name) {
    Integer position = positions.get(name);
    return position == null ? -1 : position;
  }

  /** These names and one more, which is mostly the same one for many rows. */
  Names plus(String name) {
    Names known = longer;
    if (known == null || !known.list.getLast().equals(name)) {
      List<String> names = new ArrayList<>(list);
      names.add(name);
      known = new Names(names);
      longer = known;
    }
    return known;
  }
}
