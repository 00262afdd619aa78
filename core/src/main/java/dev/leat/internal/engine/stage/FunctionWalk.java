package dev.leat.internal.engine.stage;

import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Walks over a function, what it captured and its code, to make its fingerprint. */
final class FunctionWalk implements ValueDigest.Surroundings {

  private final ClassLoader loader;
  private final Map<ClassLoader, CodeGraph> graphs = new LinkedHashMap<>();
  private final ValueDigest values = new ValueDigest(this);
  private final Set<String> parts = new TreeSet<>();
  private final Set<String> untracked = new LinkedHashSet<>();
  private int functions;

  private FunctionWalk(ClassLoader loader) {
    this.loader = loader;
  }

  static Fingerprint fingerprint(Object function) {
    FunctionWalk walk = new FunctionWalk(loader(function.getClass()));
    String value = walk.values.of(function);
    walk.part("value", value);
    return walk.fingerprint(value);
  }

  static Fingerprint fingerprint(Object target, Method method) {
    FunctionWalk walk = new FunctionWalk(loader(target.getClass()));
    CodeGraph graph = walk.graph(walk.loader);
    Operand.Member member =
        new Operand.Member(
            Operand.Use.SPECIAL,
            Type.getInternalName(method.getDeclaringClass()),
            method.getName(),
            Type.getMethodDescriptor(method));
    String code = graph.function(Type.getInternalName(target.getClass()), member);
    walk.addFields(target, graph);
    return walk.fingerprint(code);
  }

  /** Adds the fields that code names; what they hold may bring more code, which names more. */
  private void addFields(Object target, CodeGraph graph) {
    Set<Field> added = new HashSet<>();
    boolean more = true;
    while (more) {
      graph.parts();
      more = false;
      for (Field field : SerialForm.fields(target.getClass())) {
        if (graph.reads(field) && added.add(field)) {
          more = true;
          String name = field.getDeclaringClass().getName() + "." + field.getName();
          part("field " + name, values.of(value(field, target)));
        }
      }
    }
  }

  private @Nullable Object value(Field field, Object target) {
    try {
      field.setAccessible(true);
      return field.get(target);
    } catch (ReflectiveOperationException | RuntimeException e) {
      untracked(
          "the field %s cannot be read: its module does not open its package to dev.leat"
              .formatted(field.getName()));
      return null;
    }
  }

  private Fingerprint fingerprint(String first) {
    Digest digest = new Digest().number(PlanKey.FORMAT).text(first);
    for (CodeGraph graph : graphs.values()) {
      graph.parts().forEach(this::part);
    }
    int java = Runtime.version().feature();
    part("Java " + java, new Digest().number(java).hex());
    digest.text(Digest.of(parts));
    return new Fingerprint(digest.hex(), List.copyOf(parts), List.copyOf(untracked));
  }

  private void part(String name, String digest) {
    parts.add(name + " = " + digest);
  }

  private static ClassLoader loader(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }

  private CodeGraph graph(ClassLoader of) {
    return graphs.computeIfAbsent(of, key -> new CodeGraph(key, this::untracked));
  }

  @Override
  public void untracked(String finding) {
    untracked.add(finding);
  }

  @Override
  public String name(Class<?> type) {
    if (type.isArray()) {
      return name(type.getComponentType()) + "[]";
    }
    boolean isKnown = type.isPrimitive() || type.getClassLoader() == null;
    return isKnown ? type.getName() : graph(loader(type)).name(type);
  }

  @Override
  public Optional<String> digest(Object value) {
    if (value instanceof SerializedLambda lambda) {
      return Optional.of(digest(lambda, loader));
    }
    return value.getClass().isHidden() && value instanceof Serializable
        ? lambda(value).map(lambda -> digest(lambda, loader(value.getClass())))
        : Optional.empty();
  }

  /** A lambda in the form in which it is serialised, which names its method. */
  private static Optional<SerializedLambda> lambda(Object value) {
    try {
      return SerialForm.replacement(value)
          .filter(SerializedLambda.class::isInstance)
          .map(SerializedLambda.class::cast);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private String digest(SerializedLambda lambda, ClassLoader of) {
    Operand.Member method =
        new Operand.Member(
            CodeReader.use(lambda.getImplMethodKind()),
            lambda.getImplClass(),
            lambda.getImplMethodName(),
            lambda.getImplMethodSignature());
    Digest digest = new Digest();
    digest.text(lambda.getFunctionalInterfaceClass());
    digest.text(lambda.getFunctionalInterfaceMethodName());
    digest.text(graph(of).function(lambda.getCapturingClass(), method));
    functions++;
    String name = "function " + functions + " in " + graph(of).shown(lambda.getCapturingClass());
    Digest captured = new Digest();
    for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
      String value = values.of(lambda.getCapturedArg(i));
      part("captured " + (i + 1) + " of " + name, value);
      captured.text(value);
    }
    String body = digest.hex();
    part(name, body);
    return new Digest().text(body).text(captured.hex()).hex();
  }
}
