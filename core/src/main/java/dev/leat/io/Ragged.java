package dev.leat.io;

/** What happens to a row with more or fewer fields than there are columns. */
public enum Ragged {
  /** It is a reject, and counts against the budget of rejects as any other. */
  ERROR,
  /** Missing fields are null; a row with more fields than columns is a reject. */
  PAD,
  /** It always goes to the rejects, and does not count against their budget. */
  REJECT
}
