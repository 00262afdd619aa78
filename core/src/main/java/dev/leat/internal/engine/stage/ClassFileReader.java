package dev.leat.internal.engine.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Reads a class file. */
final class ClassFileReader extends ClassVisitor {

  private String name = "";
  private String source = "";
  private int access;
  private String superName = "";
  private List<String> interfaces = List.of();
  private final List<String> components = new ArrayList<>();
  private final Map<String, ClassModel.FieldModel> fields = new LinkedHashMap<>();
  private final Map<String, ClassModel.MethodModel> methods = new LinkedHashMap<>();

  private ClassFileReader() {
    super(Opcodes.ASM9);
  }

  /** All of a class. */
  static ClassModel read(byte[] bytes) {
    return read(bytes, ClassReader.SKIP_FRAMES);
  }

  /** A class whose methods have no code. */
  static ClassModel readWithoutCode(byte[] bytes) {
    return read(bytes, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
  }

  private static ClassModel read(byte[] bytes, int options) {
    ClassFileReader reader = new ClassFileReader();
    new ClassReader(bytes).accept(reader, options);
    return new ClassModel(
        reader.name,
        reader.source,
        reader.access,
        reader.superName,
        reader.interfaces,
        List.copyOf(reader.components),
        reader.fields,
        reader.methods);
  }

  @Override
  public void visit(
      int version,
      int flags,
      String internalName,
      @Nullable String signature,
      @Nullable String superclass,
      String @Nullable [] implemented) {
    name = internalName;
    source = internalName.substring(internalName.lastIndexOf('/') + 1);
    access = flags;
    superName = superclass == null ? "" : superclass;
    interfaces = implemented == null ? List.of() : List.of(implemented);
  }

  @Override
  public void visitSource(@Nullable String file, @Nullable String debug) {
    source = file == null ? source : file;
  }

  @Override
  public @Nullable RecordComponentVisitor visitRecordComponent(
      String component, String descriptor, @Nullable String signature) {
    components.add(component + " " + descriptor);
    return null;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int flags,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    Optional<String> constant = Optional.ofNullable(value).map(Object::toString);
    fields.put(field, new ClassModel.FieldModel(flags, field, descriptor, constant));
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int flags,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    methods.put(
        method + descriptor, new ClassModel.MethodModel(flags, method, descriptor, Code.NONE));
    return new CodeReader(code -> {
      Code kept = DeadConstants.removed(code);
      methods.put(method + descriptor, new ClassModel.MethodModel(flags, method, descriptor, kept));
    });
  }
}
