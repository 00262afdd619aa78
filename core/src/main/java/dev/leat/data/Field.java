package dev.leat.data;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A named, typed column of a {@link Schema}.
 *
 * @param name the name, unique within its schema; may be any text
 * @param type the type that the column has where its type is needed
 */
public record Field(String name, Type type) implements Serializable {

  /** Checks that both parts are there. */
  public Field {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
