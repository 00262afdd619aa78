package dev.leat;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.RecordShape;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.plan.Plan;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** In which form a stage gives its result, or takes that of another; all have a form as rows. */
sealed interface Shape {

  /** The column of a value that stands alone. */
  String VALUE = "value";

  /** Classes of values that are known by value. */
  Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          Boolean.class,
          Integer.class,
          Long.class,
          Double.class,
          BigDecimal.class,
          LocalDate.class,
          LocalDateTime.class,
          Instant.class);

  /** As a result, as rows. */
  Plan plan(Object result) throws Exception;

  /** Rows, as what a stage takes. */
  Object of(Dataset rows) throws Exception;

  /** What to call it in messages. */
  String shown();

  /** Whether a stage that gives this shape may be taken in another one. */
  default boolean mayBe(Shape taken) {
    return taken instanceof Rows || taken.shown().equals(shown());
  }

  /** What has to count in a key beside the code. */
  default Optional<Codec<?>> codec() {
    return Optional.empty();
  }

  /** A {@link Dataset}. */
  record Rows() implements Shape {
    @Override
    public Plan plan(Object result) {
      return ((Dataset) result).plan();
    }

    @Override
    public Object of(Dataset rows) {
      return rows;
    }

    @Override
    public boolean mayBe(Shape taken) {
      return taken instanceof Rows || taken instanceof Records;
    }

    @Override
    public String shown() {
      return "Dataset";
    }
  }

  /** A list of Java records, or of {@link Row}s. */
  record Records(Class<?> type) implements Shape {
    @Override
    public Plan plan(Object result) {
      List<Row> rows = new ArrayList<>();
      for (Object value : (List<?>) result) {
        rows.add(value instanceof Row row ? row : Row.of((Record) Objects.requireNonNull(value)));
      }
      Schema schema = type == Row.class ? Schema.open() : RecordShape.of(type).schema();
      return new Plan.Values(rows, schema);
    }

    @Override
    public Object of(Dataset rows) {
      return type == Row.class ? rows.collect() : rows.collect(type.asSubclass(Record.class));
    }

    @Override
    public String shown() {
      return "List<" + type.getSimpleName() + ">";
    }
  }

  /** One value of a class that is known by value, or one Java record. */
  record Value(Class<?> type) implements Shape {
    @Override
    public Plan plan(Object result) {
      Row row = result instanceof Record record ? Row.of(record) : Row.of(VALUE, result);
      return new Plan.Values(List.of(row), Schema.open());
    }

    @Override
    public Object of(Dataset rows) {
      Row row = rows.collect().getFirst();
      return type.isRecord()
          ? row.as(type.asSubclass(Record.class))
          : ParameterValue.as(type, Objects.requireNonNull(row.get(VALUE)));
    }

    @Override
    public String shown() {
      return type.getSimpleName();
    }
  }

  /** A value of a class that a codec turns into rows. */
  record Coded<T>(Class<T> type, Codec<T> with) implements Shape {
    @Override
    public Plan plan(Object result) throws Exception {
      return new Plan.Values(with.rows(type.cast(result)), Schema.open());
    }

    @Override
    public Object of(Dataset rows) throws Exception {
      return Objects.requireNonNull(with.value(rows.collect()));
    }

    @Override
    public String shown() {
      return type.getSimpleName();
    }

    @Override
    public Optional<Codec<?>> codec() {
      return Optional.of(with);
    }
  }

  /**
   * The shape of a declared type.
   *
   * @param place what declares it, for a message
   */
  static Shape of(Type declared, Map<Class<?>, Codec<?>> codecs, String place) {
    if (declared instanceof ParameterizedType list
        && list.getRawType() == List.class
        && list.getActualTypeArguments()[0] instanceof Class<?> element
        && (element.isRecord() || element == Row.class)) {
      return new Records(element);
    }
    Class<?> type = declared instanceof Class<?> plain ? boxed(plain) : Object.class;
    Codec<?> codec = codecs.get(type);
    if (codec != null) {
      return coded(type, codec);
    }
    if (type == Dataset.class) {
      return new Rows();
    }
    if (PLAIN.contains(type) || type.isRecord()) {
      return new Value(type);
    }
    throw new LeatException(
        ErrorKind.USAGE,
        "%s is a %s (expected: Dataset, a List of records or rows, a record, a number, a text, a date, or a class with a codec). Add a codec for it."
            .formatted(place, declared.getTypeName()));
  }

  @SuppressWarnings("unchecked") // codecs are kept by their classes
  private static <T> Shape coded(Class<?> type, Codec<?> codec) {
    return new Coded<>((Class<T>) type, (Codec<T>) codec);
  }

  /** The shape of a result whose class nobody has declared. */
  static Shape ofResult(Object result, Map<Class<?>, Codec<?>> codecs, String place) {
    if (result instanceof List<?> list) {
      Object first = list.isEmpty() ? Row.of() : Objects.requireNonNull(list.getFirst());
      return new Records(first.getClass());
    }
    return of(result.getClass(), codecs, place);
  }

  static Class<?> boxed(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }

  /** The error that an input should be one file. */
  static LeatException notOneFile(String location, List<Path> files) {
    return new LeatException(
        ErrorKind.USAGE,
        "The input \"%s\" is %,d files, and one Path takes it. Take it as List<Path>."
            .formatted(location, files.size()));
  }
}
