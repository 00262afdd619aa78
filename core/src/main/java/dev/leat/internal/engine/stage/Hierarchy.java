package dev.leat.internal.engine.stage;

import dev.leat.internal.engine.stage.ClassModel.MethodModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Knows which classes of the project extend which, and what their methods are. */
final class Hierarchy {

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** A method and the class that has it. */
  record Found(ClassModel owner, MethodModel method) {}

  private final ClassFiles files;
  private final Consumer<String> untracked;

  Hierarchy(ClassFiles files, Consumer<String> untracked) {
    this.files = files;
    this.untracked = untracked;
  }

  /** The method that an object of a class has, if the project has it. */
  Optional<Found> resolve(String owner, String key) {
    return inClasses(owner, key).or(() -> inInterfaces(owner, key));
  }

  private Optional<Found> inClasses(String owner, String key) {
    Optional<ClassModel> model = files.ofProject(owner);
    while (model.isPresent()) {
      ClassModel present = model.get();
      Optional<MethodModel> method = present.method(key);
      if (method.isPresent()) {
        return method.map(found -> new Found(present, found));
      }
      model = files.ofProject(present.superName());
    }
    return Optional.empty();
  }

  private Optional<Found> inInterfaces(String owner, String key) {
    for (ClassModel above : supers(owner)) {
      Optional<MethodModel> method = above.method(key);
      if (method.isPresent() && !method.get().isAbstract()) {
        return method.map(found -> new Found(above, found));
      }
    }
    return Optional.empty();
  }

  /** A class of the project and all above it, nearest first. */
  List<ClassModel> supers(String name) {
    Set<String> names = new LinkedHashSet<>(List.of(name));
    List<ClassModel> supers = new ArrayList<>();
    List<String> next = new ArrayList<>(names);
    for (int i = 0; i < next.size(); i++) {
      Optional<ClassModel> model = files.ofProject(next.get(i));
      if (model.isPresent()) {
        supers.add(model.get());
        model.get().supers().stream().filter(names::add).forEach(next::add);
      }
    }
    return supers;
  }

  /** The classes right above the project that a class of it extends or implements. */
  Set<String> supersElsewhere(String name) {
    Set<String> elsewhere = new LinkedHashSet<>();
    for (ClassModel model : supers(name)) {
      model.supers().stream().filter(above -> !files.isProject(above)).forEach(elsewhere::add);
    }
    return elsewhere;
  }

  /** A class and all classes of the project that extend or implement it, in the order of names. */
  List<String> subclasses(ClassModel model) {
    if (model.isFinal()) {
      return List.of(model.name());
    }
    Set<String> locations = new LinkedHashSet<>(files.projects());
    if (files.origin(model.name()) instanceof Origin.Project project) {
      locations.add(project.location());
    }
    Set<String> names = new LinkedHashSet<>(List.of(model.name()));
    List<String> next = new ArrayList<>(names);
    for (int i = 0; i < next.size(); i++) {
      for (String location : locations) {
        below(location, next.get(i)).stream().filter(names::add).forEach(next::add);
      }
    }
    return names.stream().sorted(Comparator.comparing(Hierarchy::inOrder)).toList();
  }

  /** A name whose numbers are as long as each other, so that the ninth is before the tenth. */
  private static String inOrder(String name) {
    return NUMBER
        .matcher(name)
        .replaceAll(
            number -> "0".repeat(Math.max(0, 9 - number.group().length())) + number.group());
  }

  private Set<String> below(String location, String name) {
    Listing listing = files.listing(location);
    listing.failure().ifPresent(untracked);
    return listing.below().getOrDefault(name, Set.of());
  }
}
