package dev.leat.internal.engine.stage;

import dev.leat.data.Deferred;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The digest of any value, the same on every machine and other for every other value.
 *
 * <p>Records are their components, collections their elements, maps their entries, other objects
 * the fields that Java would serialise. Collections without an order count in the order of the
 * digests of their elements. What cannot be told is reported to {@link Surroundings#untracked}.
 * Costs one pass over the value. Of one thread.
 */
final class ValueDigest {

  /** What a value means beyond its parts, and who hears of what cannot be tracked. */
  interface Surroundings {

    /** The digest of a value that is more than its parts, such as a function; usually empty. */
    Optional<String> digest(Object value);

    /** Takes note of a class, of an object or as a value, and gives the name it has in a key. */
    String name(Class<?> type);

    /** Takes note of a value whose digest may be the same for another value. */
    void untracked(String finding);
  }

  private static final Set<Class<?>> PLAIN =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          Instant.class,
          Duration.class,
          UUID.class);

  private static final int DEEPEST = 300;

  private final Surroundings surroundings;

  /** The objects that are being looked at, from the innermost out: a circle ends at them. */
  private final Deque<Object> around = new ArrayDeque<>();

  ValueDigest(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The digest of a value, as 64 hexadecimal digits. */
  String of(@Nullable Object value) {
    Digest digest = new Digest();
    add(value, digest);
    return digest.hex();
  }

  /** Adds a value to a digest. */
  void add(@Nullable Object value, Digest to) {
    if (value == null) {
      to.text("null");
    } else if (PLAIN.contains(value.getClass())) {
      to.text(value.getClass().getSimpleName()).text(value.toString());
    } else if (value instanceof Class<?> type) {
      to.text("class").text(surroundings.name(type));
    } else {
      int circle = depth(value);
      if (circle >= 0) {
        to.text("circle").number(circle);
      } else if (around.size() == DEEPEST) {
        surroundings.untracked("a value is nested more than %d deep".formatted(DEEPEST));
      } else {
        around.push(value);
        addObject(value, to);
        around.pop();
      }
    }
  }

  /** How far out an object is already being looked at, 0 for the innermost, or -1. */
  @SuppressWarnings("ReferenceEquality") // equal objects need not be the same one
  private int depth(Object value) {
    int depth = 0;
    for (Object other : around) {
      if (other == value) {
        return depth;
      }
      depth++;
    }
    return -1;
  }

  private void addObject(Object value, Digest to) {
    Optional<String> known = surroundings.digest(value);
    if (known.isPresent()) {
      to.text("known").text(known.get());
      return;
    }
    switch (value) {
      case Row row -> addRow(row, to);
      case Deferred deferred ->
          to.text("deferred").text(deferred.type().name()).text(deferred.text());
      case Schema schema -> {
        to.text(schema.isOpen() ? "open" : "schema");
        ContainerDigest.addAll(schema.fields(), this, to);
      }
      case Field field -> to.text("field").text(field.name()).text(field.type().name());
      case Enum<?> constant ->
          to.text("enum")
              .text(surroundings.name(constant.getDeclaringClass()))
              .text(constant.name());
      case Record record -> addRecord(record, to);
      case Optional<?> optional -> {
        to.text("optional");
        add(optional.orElse(null), to);
      }
      default -> addOther(value, to);
    }
  }

  private void addRow(Row row, Digest to) {
    to.text("row").number(row.size());
    for (int i = 0; i < row.size(); i++) {
      to.text(row.names().get(i));
      add(row.raw(i), to);
    }
  }

  /** Adds a record by its components, whatever else is known of it. */
  void addRecord(Record record, Digest to) {
    to.text("record").text(surroundings.name(record.getClass()));
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      to.text(component.getName());
      add(component(record, component), to);
    }
  }

  private @Nullable Object component(Record record, RecordComponent component) {
    try {
      component.getAccessor().trySetAccessible();
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      surroundings.untracked(
          "%s of the record %s cannot be read: its module does not open its package to dev.leat"
              .formatted(component.getName(), record.getClass().getName()));
      return null;
    }
  }

  private void addOther(Object value, Digest to) {
    if (value.getClass().isArray()) {
      to.text("array").text(surroundings.name(value.getClass()));
      ContainerDigest.addArray(value, this, to);
    } else if (isOfJava(value.getClass()) && value instanceof Collection<?> collection) {
      ContainerDigest.addCollection(collection, this, to);
    } else if (isOfJava(value.getClass()) && value instanceof Map<?, ?> map) {
      ContainerDigest.addMap(map, this, to);
    } else if (value instanceof Serializable) {
      addSerializable(value, to);
    } else {
      to.text("unknown");
      surroundings.untracked(shown(value.getClass()) + " is not Serializable");
    }
  }

  private void addSerializable(Object value, Digest to) {
    try {
      Optional<Object> replacement = SerialForm.replacement(value);
      if (replacement.isPresent()) {
        to.text("replaced");
        add(replacement.get(), to);
      } else if (isOfJava(value.getClass()) || SerialForm.isCustom(value.getClass())) {
        to.text("serial").bytes(SerialForm.bytes(value, this::of));
      } else {
        to.text("object").text(surroundings.name(value.getClass()));
        SerialForm.addFields(value, this, to, surroundings::untracked);
      }
    } catch (IOException | IllegalAccessException | RuntimeException e) {
      surroundings.untracked(
          "a value of %s cannot be serialised: %s".formatted(shown(value.getClass()), e));
    }
  }

  private static boolean isOfJava(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
  }

  /** The name of a class for people; that of the class of a lambda is another in each run. */
  private static String shown(Class<?> type) {
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : "a lambda of " + name.substring(0, lambda);
  }

  /** The name of a class; those of Leat may move to another package without changing keys. */
  static String name(Class<?> type) {
    String name = type.getName();
    return type.getModule().equals(ValueDigest.class.getModule()) && name.startsWith("dev.leat.")
        ? name.substring(name.lastIndexOf('.') + 1)
        : name;
  }
}
