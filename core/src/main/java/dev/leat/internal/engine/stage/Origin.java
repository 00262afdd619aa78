package dev.leat.internal.engine.stage;

/** Where a class comes from, which says how it counts. */
sealed interface Origin {

  /** The Java platform: by its version. */
  record Java() implements Origin {}

  /** Leat: not at all, as its version is no part of a key. */
  record Leat() implements Origin {}

  /**
   * The project whose functions are looked at: by its code.
   *
   * @param location the URL of the directory or the jar that holds its classes
   */
  record Project(String location) implements Origin {}

  /**
   * A jar that the project uses: by its name and version.
   *
   * @param location the URL of the jar
   */
  record Library(String location) implements Origin {}

  /** There is no such class file. */
  record Nowhere() implements Origin {}
}
