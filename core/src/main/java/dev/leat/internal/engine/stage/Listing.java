package dev.leat.internal.engine.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/**
 * The classes in a directory or a jar, by what they extend and implement.
 *
 * <p>All its class files are read, 20 to 40 thousand in a second; so a listing is kept for as long
 * as there is the class loader that it was made for.
 *
 * @param below the classes right below each class
 * @param failure why the listing is not whole, if it is not
 */
record Listing(Map<String, Set<String>> below, Optional<String> failure) {

  private static final Map<ClassLoader, Map<String, Listing>> KEPT =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The classes of a class loader at a location. */
  static Listing of(ClassLoader loader, String location) {
    return KEPT.computeIfAbsent(loader, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(location, Listing::read);
  }

  private static Listing read(String location) {
    Map<String, Set<String>> below = new HashMap<>();
    Optional<Path> file = Libraries.file(location);
    if (file.isEmpty()) {
      return new Listing(below, Optional.of("the classes in " + location + " cannot be listed"));
    }
    try {
      if (Files.isDirectory(file.get())) {
        addDirectory(file.get(), below);
      } else {
        addJar(file.get(), below);
      }
      return new Listing(below, Optional.empty());
    } catch (IOException | RuntimeException e) {
      String message = "the classes in %s cannot be listed: %s".formatted(file.get(), e);
      return new Listing(below, Optional.of(message));
    }
  }

  private static void addDirectory(Path directory, Map<String, Set<String>> below)
      throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(path -> path.toString().endsWith(".class")).toList()) {
        add(Files.readAllBytes(path), below);
      }
    }
  }

  private static void addJar(Path file, Map<String, Set<String>> below) throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      for (JarEntry entry : jar.stream().filter(Listing::isClass).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          add(in.readAllBytes(), below);
        }
      }
    }
  }

  private static boolean isClass(JarEntry entry) {
    String name = entry.getName();
    return name.endsWith(".class") && !name.startsWith("META-INF/");
  }

  private static void add(byte[] bytes, Map<String, Set<String>> below) {
    ClassReader reader = new ClassReader(bytes);
    String name = reader.getClassName();
    Optional.ofNullable(reader.getSuperName()).ifPresent(above -> add(above, name, below));
    for (String above : reader.getInterfaces()) {
      add(above, name, below);
    }
  }

  private static void add(String above, String name, Map<String, Set<String>> below) {
    below.computeIfAbsent(above, key -> new TreeSet<>()).add(name);
  }
}
