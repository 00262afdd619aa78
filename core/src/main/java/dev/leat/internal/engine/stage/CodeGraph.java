package dev.leat.internal.engine.stage;

import dev.leat.internal.engine.stage.ClassModel.MethodModel;
import dev.leat.internal.engine.stage.Hierarchy.Found;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * All code that can be reached from some functions, each method for itself with a digest.
 *
 * <p>Members are referred to by their names, so that what is reached is a set: circles need no
 * care, and it is the same set from wherever it is walked. Only what the compiler numbers has no
 * name that could stay: the body of a lambda stands in the place of its name.
 *
 * <p>A call of a method of the project reaches every method that an object of its class, or of one
 * below it, may have. A call of a method of a library may come back: of each class whose objects
 * are made, methods that libraries know are reached too.
 */
final class CodeGraph {

  final ClassFiles files;
  final Hierarchy hierarchy;
  final ClassNames names = new ClassNames();
  final Consumer<String> untracked;
  private final Map<String, String> parts = new TreeMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private final Set<String> made = new LinkedHashSet<>();
  private final Set<Call> calls = new LinkedHashSet<>();
  private final Set<String> fields = new HashSet<>();
  private final Map<String, StaticInit> initialisers = new HashMap<>();

  /** A call of a method of an object. */
  record Call(String owner, String key) {}

  CodeGraph(ClassLoader loader, Consumer<String> untracked) {
    this.files = new ClassFiles(loader, untracked);
    this.hierarchy = new Hierarchy(files, untracked);
    this.untracked = untracked;
  }

  /** What a lambda or a method reference does, as text that stands for all of it. */
  String function(String capturing, Operand.Member method) {
    files.addProject(capturing);
    String source = files.find(capturing).map(ClassModel::source).orElse("");
    return new CodePlace(this, source, "a function of " + external(capturing)).member(method, 0);
  }

  /** Takes note of a class, of an object or as a value, and gives its name. */
  String name(Class<?> type) {
    String name = Type.getInternalName(type);
    files.addProject(name);
    addMade(name);
    addValue(name);
    return names.of(name);
  }

  /** The digests of all that was reached, by their names. */
  Map<String, String> parts() {
    while (!waiting.isEmpty()) {
      waiting.poll().run();
    }
    return parts;
  }

  void addMethod(Found found) {
    String owner = found.owner().name();
    MethodModel method = found.method();
    if (method.isAbstract() || !seen.add("method " + owner + "." + method.key())) {
      return;
    }
    if (method.isNative()) {
      untracked.accept("%s.%s is native".formatted(external(owner), method.name()));
    }
    waiting.add(() -> {
      CodePlace place =
          new CodePlace(this, found.owner().source(), external(owner) + "." + method.name());
      String text = CodeText.digest(method.code(), names, place);
      parts.put("method " + shown(owner, method), text);
    });
  }

  /** A method as it is declared. */
  private String shown(String owner, MethodModel method) {
    Type type = Type.getMethodType(names.ofDescriptor(method.descriptor()));
    List<String> arguments = new ArrayList<>();
    for (Type argument : type.getArgumentTypes()) {
      arguments.add(argument.getClassName());
    }
    return "%s %s.%s(%s)"
        .formatted(
            type.getReturnType().getClassName(),
            shown(owner),
            method.name(),
            String.join(", ", arguments));
  }

  /** The name of a class as it is in the names of parts. */
  String shown(String name) {
    return external(names.of(name));
  }

  static String external(String name) {
    return name.replace('/', '.');
  }

  void addCall(Call call) {
    if (!calls.add(call)) {
      return;
    }
    Optional<ClassModel> model = files.ofProject(call.owner());
    if (model.isEmpty()) {
      return; // Its class file cannot be read, which was reported.
    }
    ClassModel owner = model.get();
    Optional<Found> found = hierarchy.resolve(call.owner(), call.key());
    if (found.isPresent() && !found.get().method().isVirtual()) {
      addMethod(found.get());
      return;
    }
    if (found.isEmpty() && owner.isEnum()) {
      addStatics(owner);
    }
    for (String below : hierarchy.subclasses(owner)) {
      hierarchy.resolve(below, call.key()).ifPresent(this::addMethod);
    }
    made.forEach(name -> addTarget(name, call));
    hierarchy.supersElsewhere(call.owner()).forEach(this::addLibrary);
  }

  private void addTarget(String name, Call call) {
    boolean isBelow =
        hierarchy.supers(name).stream().anyMatch(above -> above.name().equals(call.owner()));
    if (isBelow) {
      hierarchy.resolve(name, call.key()).ifPresent(this::addMethod);
    }
  }

  /** Takes note of a class whose objects are made: what libraries may call of them. */
  void addMade(String name) {
    addLibrary(name);
    if (!files.isProject(name) || !made.add(name)) {
      return;
    }
    List.copyOf(calls).forEach(call -> addTarget(name, call));
    Set<String> known = new HashSet<>();
    for (String above : hierarchy.supersElsewhere(name)) {
      addLibrary(above);
      known.addAll(files.declared(above));
    }
    for (ClassModel model : hierarchy.supers(name)) {
      addHeader(model);
      for (MethodModel method : model.methods().values()) {
        if (method.isVirtual() && (known.contains(method.key()) || isAccessor(model, method))) {
          addMethod(new Found(model, method));
        }
      }
    }
  }

  /** Whether it gives a component of a record: Leat asks for those by reflection. */
  private static boolean isAccessor(ClassModel model, MethodModel method) {
    return model.components().contains(method.name() + " " + method.descriptor().replace("()", ""));
  }

  private void addHeader(ClassModel model) {
    Digest digest = new Digest().text(names.of(model.superName()));
    model.interfaces().forEach(name -> digest.text(names.of(name)));
    digest.number(model.components().size());
    model.components().forEach(digest::text);
    parts.put("class " + shown(model.name()), digest.hex());
  }

  /** Takes note of a class that is a value: rows become records by it, texts constants. */
  void addValue(String name) {
    Optional<ClassModel> model = files.ofProject(name);
    if (model.isEmpty() || !seen.add("value " + name)) {
      return;
    }
    addHeader(model.get());
    if (model.get().isEnum()) {
      addStatics(model.get());
    }
    if (model.get().isRecord()) {
      addMade(name);
      model.get().methods().values().stream()
          .filter(method -> method.name().equals("<init>"))
          .forEach(method -> addMethod(new Found(model.get(), method)));
      model.get().components().stream()
          .map(component -> Type.getType(component.substring(component.indexOf(' ') + 1)))
          .filter(type -> type.getSort() == Type.OBJECT)
          .forEach(type -> addValue(type.getInternalName()));
    }
  }

  void addLibrary(String name) {
    if (files.origin(name) instanceof Origin.Library(String location)
        && seen.add("library " + location)) {
      Optional<String> version = Libraries.version(location);
      if (version.isEmpty()) {
        untracked.accept("the library %s cannot be read".formatted(location));
      }
      String digest = new Digest().text(version.orElse("")).hex();
      parts.put("library " + Libraries.name(location), digest);
    }
  }

  private void addStatics(ClassModel model) {
    initialiser(model).ofFields().keySet().forEach(field -> addStatic(model, field));
    addStatic(model, "");
  }

  /** Takes note of a field of objects that is named. */
  void addField(String name) {
    fields.add(name);
  }

  /** Whether a field of that name was reached so far, in whichever class. */
  boolean reads(Field field) {
    return fields.contains(field.getName());
  }

  /** Takes note of a static field that is read. */
  void addStatic(ClassModel model, String field) {
    String name = shown(model.name());
    StaticInit init = initialiser(model);
    addPieces(model, "static field " + name + "." + field, init.ofFields().get(field));
    addPieces(model, "static initialiser of " + name, init.ofAll());
  }

  private StaticInit initialiser(ClassModel model) {
    return initialisers.computeIfAbsent(
        model.name(), name -> StaticInit.of(model, files::isProject));
  }

  private void addPieces(ClassModel model, String name, @Nullable List<Code> pieces) {
    if (pieces == null || !seen.add(name)) {
      return;
    }
    waiting.add(() -> {
      CodePlace place = new CodePlace(this, model.source(), external(model.name()) + ".<clinit>");
      List<String> digests = new ArrayList<>();
      pieces.forEach(piece -> digests.add(CodeText.digest(piece, names, place)));
      parts.put(name, Digest.of(digests));
    });
  }
}
