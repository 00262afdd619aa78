package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a stage takes, by the names of stages, inputs and parameters. */
public final class Taken {

  private final String stage;
  private final Map<String, Object> values;
  private final Map<Class<?>, Codec<?>> codecs;

  Taken(String stage, Map<String, Object> values, Map<Class<?>, Codec<?>> codecs) {
    this.stage = stage;
    this.values = values;
    this.codecs = codecs;
  }

  /** The rows of a stage or an input. */
  public Dataset dataset(String name) {
    return value(name, Dataset.class);
  }

  /** The only file of an input. */
  public Path path(String name) {
    List<Path> paths = paths(name);
    if (paths.size() != 1) {
      throw Shape.notOneFile(name, paths);
    }
    return paths.getFirst();
  }

  /** The files of an input, sorted by name. */
  @SuppressWarnings("unchecked") // that is how files are given
  public List<Path> paths(String name) {
    return value(name, List.class);
  }

  /**
   * The value of a parameter, or of a stage that gives one.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when the stage does not take it, or it is
   *     of another class
   */
  public <T> T value(String name, Class<T> type) {
    Object value = values.get(name);
    if (value == null) {
      throw new LeatException(
          ErrorKind.USAGE,
          "The stage \"%s\" does not say that it takes \"%s\". %sName it where the stage is added."
              .formatted(stage, name, Spelling.suggestion(name, List.copyOf(values.keySet()))));
    }
    if (value instanceof Dataset rows && type != Dataset.class) {
      return type.cast(single(name, rows, type));
    }
    if (!type.isInstance(value)) {
      throw new LeatException(
          ErrorKind.USAGE,
          "The stage \"%s\" asks for \"%s\" as %s, and it is a %s."
              .formatted(stage, name, type.getSimpleName(), value.getClass().getSimpleName()));
    }
    return type.cast(value);
  }

  private Object single(String name, Dataset rows, Class<?> type) {
    try {
      return Shape.of(type, codecs, "\"" + name + "\", as asked for,").of(rows);
    } catch (LeatException e) {
      throw e;
    } catch (Exception e) {
      throw new LeatException(
          ErrorKind.FAILED,
          "The stage \"%s\" cannot be taken as %s: %s."
              .formatted(name, type.getSimpleName(), e.getMessage()),
          e);
    }
  }
}
