package dev.leat.cli.generate;

/** The rows of one of the IMDb files, in parts that can be made on any thread in any order. */
interface ImdbRows {
  /** The name of the file, without {@code .gz}. */
  String fileName();

  /** The names of the columns, separated by tabs. */
  String header();

  /** How many parts there are. */
  long parts();

  /**
   * Adds the rows of a part; they depend on its index only.
   *
   * @return how many rows they are
   */
  int append(RowBytes rows, long part);
}
