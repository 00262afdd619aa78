package dev.leat.plan;

/** Which rows a join gives. */
public enum JoinKind {
  /** Every pair of rows with equal keys. */
  INNER,
  /** The inner join, and each row of the left side without a partner. */
  LEFT,
  /** The inner join, then each row of the right side without a partner. */
  RIGHT,
  /** The left join, then each row of the right side without a partner. */
  FULL,
  /** Each row of the left side that has a partner, once. */
  SEMI,
  /** Each row of the left side that has no partner. */
  ANTI;

  /** Whether the result has the columns of the right side. */
  public boolean keepsRightColumns() {
    return this != SEMI && this != ANTI;
  }

  /** Whether rows of the left side without a partner are in the result. */
  public boolean keepsLeftOrphans() {
    return this == LEFT || this == FULL || this == ANTI;
  }

  /** Whether rows of the right side without a partner are in the result. */
  public boolean keepsRightOrphans() {
    return this == RIGHT || this == FULL;
  }
}
