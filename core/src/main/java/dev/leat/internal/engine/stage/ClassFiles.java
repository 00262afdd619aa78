package dev.leat.internal.engine.stage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Finds the class files of a class loader, and says where they come from.
 *
 * <p>Directories of classes are the project, as is the jar of the first function that is looked at;
 * other jars are libraries. Classes are never loaded. Each is read once.
 */
final class ClassFiles {

  private final ClassLoader loader;
  private final Consumer<String> untracked;
  private final Set<String> projects = new LinkedHashSet<>();
  private final Map<String, Origin> origins = new HashMap<>();
  private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
  private final Map<String, Set<String>> declared = new HashMap<>();

  ClassFiles(ClassLoader loader, Consumer<String> untracked) {
    this.loader = loader;
    this.untracked = untracked;
  }

  /** Takes the jar that a class comes from as the project, unless there is one. */
  void addProject(String name) {
    switch (origin(name)) {
      case Origin.Project project -> projects.add(project.location());
      case Origin.Library library when projects.isEmpty() -> {
        projects.add(library.location());
        origins.clear();
      }
      case Origin.Library library -> {}
      case Origin.Java java -> {}
      case Origin.Leat leat -> {}
      case Origin.Nowhere nowhere -> {}
    }
  }

  /** Where the classes of the project are. */
  Set<String> projects() {
    return projects;
  }

  /** What is at one of the places that classes of the project come from. */
  Listing listing(String location) {
    return Listing.of(loader, location);
  }

  Origin origin(String name) {
    return origins.computeIfAbsent(name, this::findOrigin);
  }

  private Origin findOrigin(String name) {
    if (name.startsWith("java/")) {
      return new Origin.Java();
    }
    URL url = loader.getResource(name + ".class");
    if (url == null) {
      return new Origin.Nowhere();
    }
    String text = url.toString();
    String location = text.substring(0, text.length() - name.length() - ".class".length());
    if (url.getProtocol().equals("jrt")) {
      return new Origin.Java();
    }
    boolean isJar = url.getProtocol().equals("jar");
    boolean isOfLeat = isJar && Libraries.name(location).startsWith("leat-");
    if (name.startsWith("dev/leat/") && (isOfLeat || location.contains(ofLeat()))) {
      return new Origin.Leat();
    }
    return isJar && !projects.contains(location)
        ? new Origin.Library(location)
        : new Origin.Project(location);
  }

  private static String ofLeat() {
    CodeSource source = ClassFiles.class.getProtectionDomain().getCodeSource();
    return source == null ? "dev.leat" : source.getLocation().toString();
  }

  boolean isProject(String name) {
    return origin(name) instanceof Origin.Project;
  }

  /** A class of the project; empty for every other class. */
  Optional<ClassModel> ofProject(String name) {
    return isProject(name) ? find(name) : Optional.empty();
  }

  /** A class with its code, wherever it comes from. */
  Optional<ClassModel> find(String name) {
    return classes.computeIfAbsent(name, key -> read(key, ClassFileReader::read));
  }

  /** What a class outside of the project declares or inherits: its methods with descriptors. */
  Set<String> declared(String name) {
    Set<String> known = declared.get(name);
    if (known != null) {
      return known;
    }
    Set<String> methods = new HashSet<>();
    Optional<ClassModel> found = read(name, ClassFileReader::readWithoutCode);
    found.ifPresent(model -> {
      model.methods().values().stream()
          .filter(ClassModel.MethodModel::isVirtual)
          .forEach(method -> methods.add(method.key()));
      model.supers().forEach(above -> methods.addAll(declared(above)));
    });
    declared.put(name, methods);
    return methods;
  }

  private Optional<ClassModel> read(String name, Function<byte[], ClassModel> reader) {
    try (InputStream in = loader.getResourceAsStream(name + ".class")) {
      return in == null ? Optional.empty() : Optional.of(reader.apply(in.readAllBytes()));
    } catch (IOException | RuntimeException e) {
      untracked.accept("the class file of %s cannot be read: %s".formatted(name, e));
      return Optional.empty();
    }
  }
}
