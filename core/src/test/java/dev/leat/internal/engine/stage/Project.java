package dev.leat.internal.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.plan.RowMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Some sources, compiled into a directory and loaded by a class loader of their own. */
final class Project {

  private final Map<String, String> sources;
  private final List<String> options;

  private Project(Map<String, String> sources, List<String> options) {
    this.sources = sources;
    this.options = options;
  }

  /** Sources, each of which starts with {@code // name.java}. */
  static Project of(String... sources) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String source : sources) {
      named.put(source.lines().findFirst().orElseThrow().replace("// ", ""), source);
    }
    return new Project(named, List.of("-g"));
  }

  /** Compiled with other options. */
  Project with(String... others) {
    return new Project(sources, List.of(others));
  }

  /** With another source, which starts with {@code // name.java}. */
  Project and(String source) {
    Map<String, String> more = new LinkedHashMap<>(sources);
    more.putAll(of(source).sources);
    return new Project(more, options);
  }

  /** With a text, which is there once, in place of another. */
  Project edited(String from, String to) {
    Map<String, String> edited = new LinkedHashMap<>();
    sources.forEach((name, source) -> edited.put(name, source.replace(from, to)));
    int places = String.join("", sources.values()).split(Pattern.quote(from), -1).length - 1;
    assertThat(places).as("places of: " + from).isEqualTo(1);
    return new Project(edited, options);
  }

  /** Compiles the sources into a directory. */
  void compile(Path directory) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, text) -> files.add(new Source(name, text)));
    List<String> all = new ArrayList<>(List.of("-cp", classPath()));
    all.addAll(List.of("-d", directory.toString(), "-proc:none", "--release", "21"));
    all.addAll(options);
    StringWriter messages = new StringWriter();
    boolean isGood = compiler.getTask(messages, null, null, all, null, files).call();
    assertThat(isGood).as(messages.toString()).isTrue();
  }

  /** Where the classes of Leat are. */
  static String classPath() {
    URL leat = RowMapper.class.getProtectionDomain().getCodeSource().getLocation();
    return Path.of(URI.create(leat.toString())).toString();
  }

  /** The fingerprint of what {@code p.Main.function()} gives. */
  Fingerprint fingerprint(Path parent) throws IOException, ReflectiveOperationException {
    Path directory = Files.createTempDirectory(parent, "classes");
    compile(directory);
    return fingerprintOf(directory);
  }

  /** As {@link #fingerprint}, of classes in a directory or a jar. */
  static Fingerprint fingerprintOf(Path... classPath)
      throws IOException, ReflectiveOperationException {
    URL[] urls = new URL[classPath.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, Project.class.getClassLoader())) {
      return Fingerprint.of(function(loader));
    }
  }

  private static Object function(ClassLoader loader) throws ReflectiveOperationException {
    try {
      return loader.loadClass("p.Main").getMethod("function").invoke(null);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
