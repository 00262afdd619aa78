package dev.leat.internal.engine.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says that matters to what its code does.
 *
 * @param name the internal name
 * @param source the name of its source file, or the simple name of the class
 * @param access its flags
 * @param superName the class that it extends, empty for {@code Object}
 * @param interfaces the interfaces that it names itself
 * @param components its record components, each with its descriptor
 * @param fields its fields by name
 * @param methods its methods by name and descriptor
 */
record ClassModel(
    String name,
    String source,
    int access,
    String superName,
    List<String> interfaces,
    List<String> components,
    Map<String, FieldModel> fields,
    Map<String, MethodModel> methods) {

  /** A field and the constant that it is, if it is one. */
  record FieldModel(int access, String name, String descriptor, Optional<String> constant) {
    boolean isFinal() {
      return (access & Opcodes.ACC_FINAL) != 0;
    }

    boolean isSynthetic() {
      return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }
  }

  /** A method and its code. */
  record MethodModel(int access, String name, String descriptor, Code code) {

    String key() {
      return name + descriptor;
    }

    boolean isAbstract() {
      return has(Opcodes.ACC_ABSTRACT);
    }

    boolean isNative() {
      return has(Opcodes.ACC_NATIVE);
    }

    /** Whether a subclass may have another one. */
    boolean isVirtual() {
      return !has(Opcodes.ACC_STATIC) && !has(Opcodes.ACC_PRIVATE) && !name.startsWith("<");
    }

    /** Whether the compiler made it of a lambda, or to reach a private member. */
    boolean isNumbered() {
      return has(Opcodes.ACC_SYNTHETIC)
          && (name.startsWith("lambda$") || name.startsWith("access$"));
    }

    private boolean has(int flag) {
      return (access & flag) != 0;
    }
  }

  boolean isFinal() {
    return (access & Opcodes.ACC_FINAL) != 0;
  }

  boolean isEnum() {
    return superName.equals("java/lang/Enum") || (access & Opcodes.ACC_ENUM) != 0;
  }

  boolean isRecord() {
    return superName.equals("java/lang/Record");
  }

  /** The classes right above it. */
  List<String> supers() {
    List<String> supers = new ArrayList<>(interfaces);
    if (!superName.isEmpty()) {
      supers.addFirst(superName);
    }
    return supers;
  }

  Optional<MethodModel> method(String key) {
    return Optional.ofNullable(methods.get(key));
  }
}
