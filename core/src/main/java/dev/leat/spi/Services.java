package dev.leat.spi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Predicate;

/**
 * Finds who provides a service of this library, on the class path or the module path.
 *
 * <p>{@link ServiceLoader} opens each jar of the class path for its first answer, which takes
 * longer than the rest of a start when connectors bring large libraries. So the providers that are
 * named first on the class path, which are those of this library, are asked before.
 */
public final class Services {

  private Services() {}

  /** The first provider of a service that is wanted; safe for all threads. */
  public static <S> Optional<S> find(Class<S> service, Predicate<S> wanted) {
    for (String name : firstNames(service)) {
      S provider = made(service, name);
      if (wanted.test(provider)) {
        return Optional.of(provider);
      }
    }
    return ServiceLoader.load(service, service.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(wanted)
        .findFirst();
  }

  private static List<String> firstNames(Class<?> service) {
    InputStream named = service.getResourceAsStream("/META-INF/services/" + service.getName());
    if (named == null) {
      return List.of();
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(named, StandardCharsets.UTF_8))) {
      return lines.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <S> S made(Class<S> service, String name) {
    try {
      Class<?> provider = Class.forName(name, true, service.getClassLoader());
      return service.cast(provider.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " is no provider of " + service.getName(), e);
    }
  }
}
