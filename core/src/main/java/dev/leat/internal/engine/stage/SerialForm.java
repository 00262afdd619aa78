package dev.leat.internal.engine.stage;

import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Java would serialise of an object, in a form that does not depend on its code. */
final class SerialForm {

  private SerialForm() {}

  /** What {@code writeReplace} puts in the place of an object; empty when there is no such. */
  @SuppressWarnings("ReferenceEquality") // an object that is put in its own place is none
  static Optional<Object> replacement(Object value) throws IOException {
    try (Probe probe = new Probe()) {
      probe.writeObject(value);
      return probe.first.filter(first -> first != value);
    }
  }

  /** Whether a class, or one that it extends, writes itself. */
  static boolean isCustom(Class<?> concrete) {
    for (Class<?> type = concrete; type != null; type = type.getSuperclass()) {
      if (method(type, "writeObject", ObjectOutputStream.class).isPresent()) {
        return true;
      }
    }
    return Externalizable.class.isAssignableFrom(concrete);
  }

  private static Optional<Method> method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return Optional.of(type.getDeclaredMethod(name, parameters));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  /** An object as Java serialises it, with every object that it holds replaced by its digest. */
  static byte[] bytes(Object value, Function<@Nullable Object, String> digest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Shallow out = new Shallow(bytes, value, digest)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  /** Adds the fields of an object to a digest, by class and name. */
  static void addFields(Object value, ValueDigest values, Digest to, Consumer<String> untracked)
      throws IllegalAccessException {
    for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
      if (type != Object.class && !Serializable.class.isAssignableFrom(type)) {
        checkEmpty(type, untracked);
      }
      for (Field field : instanceFields(type)) {
        field.setAccessible(true);
        Object part = field.get(value);
        if (!Modifier.isTransient(field.getModifiers())) {
          to.text(field.isSynthetic() ? "captured" : field.getName());
          values.add(part, to);
        } else if (!isUnset(part)) {
          untracked.accept(
              "the transient field %s of %s is set".formatted(field.getName(), type.getName()));
        }
      }
    }
  }

  private static void checkEmpty(Class<?> type, Consumer<String> untracked) {
    if (!instanceFields(type).isEmpty()) {
      untracked.accept(type.getName() + " is not Serializable");
    }
  }

  /** By name; fields for captured variables, which have the names of locals, as they come. */
  private static List<Field> instanceFields(Class<?> type) {
    List<Field> fields = new ArrayList<>(List.of(type.getDeclaredFields()));
    fields.removeIf(field -> Modifier.isStatic(field.getModifiers()));
    fields.sort(Comparator.comparing(field -> field.isSynthetic() ? "" : field.getName()));
    return fields;
  }

  /** The fields of objects of a class, those of the classes above it first. */
  static List<Field> fields(Class<?> concrete) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> type = concrete; type != null; type = type.getSuperclass()) {
      fields.addAll(0, instanceFields(type));
    }
    return fields;
  }

  private static boolean isUnset(@Nullable Object value) {
    return switch (value) {
      case null -> true;
      case Boolean flag -> !flag;
      case Character character -> character == 0;
      case Number number -> number.doubleValue() == 0;
      default -> false;
    };
  }

  /**
   * Serialises nothing, but sees what would be: it may call {@code writeReplace} of the lambdas of
   * modules that are not open to Leat.
   */
  private static final class Probe extends ObjectOutputStream {

    private Optional<Object> first = Optional.empty();

    Probe() throws IOException {
      super(OutputStream.nullOutputStream());
      enableReplaceObject(true);
    }

    @Override
    protected @Nullable Object replaceObject(Object object) {
      first = first.or(() -> Optional.of(object));
      return null;
    }
  }

  /** Serialises one object, and the digests of those that it holds. */
  private static final class Shallow extends ObjectOutputStream {

    private final Object root;
    private final Function<@Nullable Object, String> digest;

    Shallow(OutputStream out, Object root, Function<@Nullable Object, String> digest)
        throws IOException {
      super(out);
      this.root = root;
      this.digest = digest;
      enableReplaceObject(true);
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the very object, whatever equals it
    protected Object replaceObject(Object object) {
      return object == root ? object : digest.apply(object);
    }
  }
}
