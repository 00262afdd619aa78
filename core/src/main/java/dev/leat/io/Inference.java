package dev.leat.io;

/** Whether types are proposed for columns that none was set for. */
public enum Inference {
  /** A sample proposes a type where every sampled value agrees and round-trips. */
  SAMPLED,
  /** Columns that no type was set for are text. */
  NONE
}
