package dev.leat.internal.engine.operator;

/** Goes through the rows of a {@link JoinTable} without a partner, in input order. */
final class JoinOrphans {

  /** What {@link #next} gives behind the last row. */
  static final long END = -1;

  private final JoinTable table;
  private final JoinRows.Walk walk;
  private final JoinBlock block = new JoinBlock();
  private int next;

  JoinOrphans(JoinTable table) {
    this.table = table;
    this.walk = table.walk();
  }

  /** Where the columns of the next row start, as an address, or {@link #END}. */
  long next() {
    while (next < block.count || fill()) {
      int row = next++;
      if (!table.isMatched(block, row)) {
        return block.addresses[row] + block.keyLengths[row];
      }
    }
    return END;
  }

  private boolean fill() {
    next = 0;
    boolean any = walk.next(block);
    table.locate(block);
    return any;
  }
}
