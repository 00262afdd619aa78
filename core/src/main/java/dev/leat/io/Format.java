package dev.leat.io;

import java.io.Serializable;

/**
 * The options of a file format; what reads and writes it is found by the class of the options.
 *
 * <p>Implementations are immutable, have value equality, and may come from other modules.
 */
public interface Format extends Serializable {

  /** The name of the format in flows and messages, such as {@code csv}. */
  String name();

  /** How the text of the format is packed into the bytes of a file. */
  default Packing packing() {
    return Packing.AUTO;
  }

  /** Whether nothing is left that would have to be found out by looking into the input. */
  boolean isPinned();
}
