package dev.leat.internal.engine.batch;

/** Which rows of a column are null; the shared {@link #NONE} costs nothing where none is. */
public final class Nulls {

  /** No row is null. */
  public static final Nulls NONE = new Nulls(new boolean[0]);

  private final boolean[] flags;

  private Nulls(boolean[] flags) {
    this.flags = flags;
  }

  /** The rows whose flag is set; the array is not copied and covers every row. */
  public static Nulls of(boolean[] flags) {
    return new Nulls(flags);
  }

  /** Whether the value of a row is null. */
  public boolean at(int row) {
    return flags.length > 0 && flags[row];
  }

  /** Whether any row can be null: false only where it is certain that none is. */
  public boolean any() {
    return flags.length > 0;
  }

  /** The flags of the named rows, in their order. */
  Nulls gather(int[] rows, int count) {
    if (flags.length == 0) {
      return NONE;
    }
    boolean[] gathered = new boolean[count];
    for (int i = 0; i < count; i++) {
      gathered[i] = flags[rows[i]];
    }
    return new Nulls(gathered);
  }
}
