package dev.leat.data;

/**
 * A value that is still the text it was read as, and the type that it is to have.
 *
 * @param text the text, which need not be of the type
 * @param type the type that {@link #value} converts to
 */
public record Unparsed(String text, Type type) implements Deferred {

  /**
   * The converted value.
   *
   * @throws LeatException of kind {@link ErrorKind#FAILED} when the text is not of the type
   */
  @Override
  public Object value() {
    return Values.convert(text, type);
  }
}
