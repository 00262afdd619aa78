package dev.leat.internal.engine.stage;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Tells the jars of libraries apart by their versions. */
final class Libraries {

  private Libraries() {}

  /** The file behind the URL of a jar or a directory of classes; empty if it is none. */
  static Optional<Path> file(String location) {
    String url = location.startsWith("jar:") ? location.substring("jar:".length()) : location;
    int inside = url.indexOf("!/");
    try {
      return Optional.of(Path.of(new URI(inside < 0 ? url : url.substring(0, inside))));
    } catch (URISyntaxException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The name of a jar. */
  static String name(String location) {
    return file(location).map(Path::getFileName).map(Path::toString).orElse(location);
  }

  /**
   * The version that a jar says it has; of one that has none, or is not released, its content.
   *
   * <p>Empty when the jar cannot be read.
   */
  static Optional<String> version(String location) {
    return file(location).flatMap(Libraries::version);
  }

  private static Optional<String> version(Path file) {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Optional<String> said = Optional.ofNullable(jar.getManifest()).flatMap(Libraries::version);
      return said.isPresent() ? said : ContentIdentity.SAMPLED.of(file.toString(), file);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> version(Manifest manifest) {
    Attributes attributes = manifest.getMainAttributes();
    String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    if (version == null) {
      version = attributes.getValue("Bundle-Version");
    }
    return Optional.ofNullable(version).filter(text -> !text.contains("SNAPSHOT"));
  }
}
