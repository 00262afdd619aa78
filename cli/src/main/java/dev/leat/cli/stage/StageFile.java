package dev.leat.cli.stage;

import dev.leat.Pipeline;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.stage.Stage;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pipeline of a Java source file, or of a class on a class path.
 *
 * <p>It is the class whose methods are annotated with {@link Stage}, made by its constructor
 * without parameters, or what the method {@code static Pipeline pipeline()} of a class gives. The
 * classes stay loaded as long as the process lives.
 */
public final class StageFile {

  private static final String METHOD = "pipeline";

  private StageFile() {}

  /**
   * The pipeline that a file or a class holds.
   *
   * @param named a Java source file, or the name of a class
   * @param classPath where further classes are: directories and jars, separated as Java wants it
   * @param cache the directory to put compiled classes in
   * @throws LeatException of kind {@link ErrorKind#USAGE} when it does not compile, or holds none
   *     or several
   */
  public static Pipeline pipeline(String named, String classPath, Path cache) {
    List<URL> urls = new ArrayList<>();
    List<String> candidates;
    if (named.endsWith(".java")) {
      CompiledSource compiled = CompiledSource.of(Path.of(named), classPath, cache);
      urls.add(url(compiled.classes()));
      candidates = compiled.classNames();
    } else if (Files.exists(Path.of(named))) {
      throw usage(
          "\"%s\" is no Java source (expected: a file that ends in .java, or the name of a class)."
              .formatted(named));
    } else {
      candidates = List.of(named);
    }
    for (String place : classPath.split(Pattern.quote(File.pathSeparator))) {
      if (!place.isBlank()) {
        urls.add(url(Path.of(place)));
      }
    }
    ClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), StageFile.class.getClassLoader());
    List<Class<?>> classes = new ArrayList<>();
    candidates.forEach(name -> classes.add(load(name, loader)));
    return only(named, classes);
  }

  private static URL url(Path path) {
    try {
      return path.toAbsolutePath().toUri().toURL();
    } catch (MalformedURLException e) {
      throw usage("\"%s\" is no place for classes: %s.".formatted(path, e.getMessage()));
    }
  }

  private static Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new LeatException(
          ErrorKind.USAGE,
          "There is no class \"%s\". Name a file that ends in .java, or add its place with --class-path."
              .formatted(name),
          e);
    }
  }

  private static Pipeline only(String named, List<Class<?>> classes) {
    List<Class<?>> factories = classes.stream().filter(type -> factory(type).isPresent()).toList();
    List<Class<?>> annotated = classes.stream().filter(StageFile::hasStages).toList();
    List<Class<?>> found = factories.isEmpty() ? annotated : factories;
    if (found.size() != 1) {
      String names = String.join(", ", found.stream().map(Class::getName).toList());
      throw usage(
          "\"%s\" has %s (expected: one class with @Stage methods, or one with a method \"static Pipeline pipeline()\")."
              .formatted(named, found.isEmpty() ? "no stages" : "several: " + names));
    }
    return made(found.getFirst());
  }

  private static boolean hasStages(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(method -> method.isAnnotationPresent(Stage.class));
  }

  private static Optional<Method> factory(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method ->
            method.getName().equals(METHOD)
                && Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 0
                && method.getReturnType() == Pipeline.class)
        .findFirst();
  }

  private static Pipeline made(Class<?> type) {
    try {
      Optional<Method> factory = factory(type);
      if (factory.isPresent()) {
        factory.get().setAccessible(true);
        return (Pipeline) factory.get().invoke(null);
      }
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return Pipeline.of(constructor.newInstance());
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new LeatException(
          ErrorKind.FAILED, "The class \"%s\" failed: %s.".formatted(type.getName(), cause), cause);
    } catch (ReflectiveOperationException e) {
      throw new LeatException(
          ErrorKind.USAGE,
          "\"%s\" cannot be made. Give it a constructor without parameters, and make it static if it is inside another class."
              .formatted(type.getName()),
          e);
    }
  }

  static LeatException usage(String message) {
    return new LeatException(ErrorKind.USAGE, message);
  }
}
