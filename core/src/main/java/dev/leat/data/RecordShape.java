package dev.leat.data;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns Java records of one class into rows, and rows into such records, by component name. */
public final class RecordShape {

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> recordClass) {
          return new RecordShape(recordClass);
        }
      };

  private static final Map<Class<?>, Type> TYPES =
      Map.ofEntries(
          Map.entry(String.class, Type.TEXT),
          Map.entry(boolean.class, Type.BOOLEAN),
          Map.entry(Boolean.class, Type.BOOLEAN),
          Map.entry(int.class, Type.INTEGER),
          Map.entry(Integer.class, Type.INTEGER),
          Map.entry(long.class, Type.INTEGER),
          Map.entry(Long.class, Type.INTEGER),
          Map.entry(BigDecimal.class, Type.DECIMAL),
          Map.entry(double.class, Type.DOUBLE),
          Map.entry(Double.class, Type.DOUBLE),
          Map.entry(LocalDate.class, Type.DATE),
          Map.entry(LocalDateTime.class, Type.DATETIME),
          Map.entry(Instant.class, Type.INSTANT),
          Map.entry(List.class, Type.LIST));

  private final Class<?> recordClass;
  private final RecordComponent[] components;
  private final Names names;
  private final Constructor<?> constructor;

  private RecordShape(Class<?> recordClass) {
    this.recordClass = recordClass;
    this.components = recordClass.getRecordComponents();
    this.names = Names.of(Arrays.stream(components).map(RecordComponent::getName).toList());
    this.constructor = canonical(recordClass, components);
    for (RecordComponent component : components) {
      component.getAccessor().trySetAccessible();
    }
  }

  /** The shape of a record class. */
  public static RecordShape of(Class<?> recordClass) {
    return SHAPES.get(recordClass);
  }

  /** The schema with a column for each component. */
  public Schema schema() {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      fields.add(new Field(component.getName(), typeOf(component)));
    }
    return Schema.of(fields);
  }

  /** The row of a record of this class. */
  Row toRow(Record record) {
    @Nullable Object[] values = new @Nullable Object[components.length];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = Values.normalise(components[i].getAccessor().invoke(record));
      }
    } catch (ReflectiveOperationException e) {
      throw inaccessible(e);
    }
    return names.row(values);
  }

  /** The record of this class whose components are the fields of a row. */
  <R extends Record> R fromRow(Row row, Class<R> target) {
    @Nullable Object[] arguments = new @Nullable Object[components.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(row, components[i]);
    }
    try {
      return target.cast(constructor.newInstance(arguments));
    } catch (ReflectiveOperationException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw inaccessible(e);
    }
  }

  private @Nullable Object argument(Row row, RecordComponent component) {
    String name = component.getName();
    if (row.isNull(name)) {
      if (component.getType().isPrimitive()) {
        row.text(name);
      }
      return null;
    }
    Type type = typeOf(component);
    if (type == Type.TEXT) {
      return row.text(name);
    }
    Object value = row.get(name);
    if (value instanceof Row inner && component.getType().isRecord()) {
      return inner.as(component.getType().asSubclass(Record.class));
    }
    return value == null ? null : narrowed(Values.convert(value, type), component.getType());
  }

  private static Object narrowed(Object value, Class<?> wanted) {
    boolean narrow = wanted == int.class || wanted == Integer.class;
    return narrow && value instanceof Long number ? (Object) Math.toIntExact(number) : value;
  }

  private static Type typeOf(RecordComponent component) {
    return TYPES.getOrDefault(component.getType(), Type.ANY);
  }

  private static Constructor<?> canonical(Class<?> recordClass, RecordComponent[] components) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = recordClass.getDeclaredConstructor(types);
      constructor.trySetAccessible();
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new LeatException(ErrorKind.USAGE, recordClass.getName() + " is not a record.", e);
    }
  }

  private LeatException inaccessible(ReflectiveOperationException cause) {
    return new LeatException(
        ErrorKind.USAGE,
        "The record %s is not accessible. Make it public, or open its module to dev.leat."
            .formatted(recordClass.getName()),
        cause);
  }
}
