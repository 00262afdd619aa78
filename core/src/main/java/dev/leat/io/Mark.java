package dev.leat.io;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.Serializable;

/**
 * A character with a part to play in a dialect: set, absent, or still to be sniffed.
 *
 * @param state whether there is such a character
 * @param character the character when it is set, one of ASCII; 0 otherwise
 */
public record Mark(State state, char character) implements Serializable {

  /** What is known of a mark. */
  public enum State {
    /** It is found out by looking. */
    SNIFFED,
    /** There is no such character. */
    NONE,
    /** It is the character. */
    SET
  }

  /** A mark that is found out by looking. */
  public static final Mark SNIFFED = new Mark(State.SNIFFED, '\0');

  /** No such mark. */
  public static final Mark NONE = new Mark(State.NONE, '\0');

  /** Checks that the character can stand alone in UTF-8. */
  public Mark {
    if (state != State.SET) {
      character = '\0';
    } else if (character == 0 || character > 0x7E || character == '\n' || character == '\r') {
      throw new LeatException(
          ErrorKind.USAGE,
          "The character U+%04X has no part to play in CSV (expected: one of ASCII, no line end)."
              .formatted((int) character));
    }
  }

  /** This very character. */
  public static Mark of(char character) {
    return new Mark(State.SET, character);
  }

  /** Whether it is this very character. */
  public boolean is(char other) {
    return state == State.SET && character == other;
  }

  /** Whether it is a character. */
  public boolean isSet() {
    return state == State.SET;
  }

  /** Whether it is still to be found out. */
  public boolean isSniffed() {
    return state == State.SNIFFED;
  }

  /** This mark, or another one in place of one that was not set. */
  public Mark orElse(Mark other) {
    return isSniffed() ? other : this;
  }

  /** The character as a byte, or -1 when there is none. */
  public int toByte() {
    return isSet() ? character : -1;
  }

  /** How messages name the mark. */
  @Override
  public String toString() {
    return switch (state) {
      case SNIFFED -> "sniffed";
      case NONE -> "none";
      case SET -> character == '\t' ? "tab" : "\"" + character + '"';
    };
  }
}
