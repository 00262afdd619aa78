package dev.leat.io;

/** Which fields are written in quotes. */
public enum Quoting {
  /** Those that would be read differently without quotes. */
  MINIMAL,
  /** All but nulls, which stay unquoted so that they are read as nulls. */
  ALL
}
