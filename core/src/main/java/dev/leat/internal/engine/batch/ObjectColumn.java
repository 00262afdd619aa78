package dev.leat.internal.engine.batch;

import dev.leat.data.Type;
import org.jspecify.annotations.Nullable;

/**
 * Values held as Java objects: {@code DECIMAL} as {@code BigDecimal}, {@code LIST} as {@code List},
 * and {@code ANY} as the user's class that belongs to the value's own type.
 */
public final class ObjectColumn implements Column {

  private final Type type;
  private final @Nullable Object[] values;

  /** A column over this array, which is not copied. */
  public ObjectColumn(Type type, @Nullable Object[] values) {
    this.type = type;
    this.values = values;
  }

  /** The values, null where a row is null. */
  public @Nullable Object[] values() {
    return values;
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public boolean isNull(int row) {
    return values[row] == null;
  }

  @Override
  public ObjectColumn gather(int[] rows, int count) {
    @Nullable Object[] gathered = new @Nullable Object[count];
    for (int i = 0; i < count; i++) {
      gathered[i] = values[rows[i]];
    }
    return new ObjectColumn(type, gathered);
  }
}
