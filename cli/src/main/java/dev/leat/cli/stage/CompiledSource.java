package dev.leat.cli.stage;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The classes of a Java source file and of the sources beside it that it needs.
 *
 * <pre>
 *   CACHE/classes/DIGEST/sources       the sources, each with the digest of its content
 *   CACHE/classes/DIGEST/classes/...   what they were compiled to
 * </pre>
 *
 * <p>The digest is that of the path of the file, the class path and the version of Java. What was
 * compiled from sources that are still the same is taken again, since to compile takes a second.
 *
 * @param classes the directory of the classes
 * @param classNames the classes of the file itself
 */
record CompiledSource(Path classes, List<String> classNames) {

  private static final Pattern PACKAGE =
      Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);
  private static final int MOST_ERRORS = 5;

  /** What a class file was compiled from. */
  private record Output(String className, Path source) {}

  static CompiledSource of(Path file, String classPath, Path cache) {
    String source = read(file);
    String key = digest(file.toAbsolutePath() + "\n" + classPath + "\n" + Runtime.version());
    Path kept = cache.resolve("classes").resolve(key.substring(0, 32));
    Optional<List<String>> known = known(kept.resolve("sources"));
    if (known.isPresent()) {
      return new CompiledSource(kept.resolve("classes"), known.get());
    }
    return compiled(file, root(file, source), classPath, kept);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      String why = e instanceof FileSystemException ? "is not there or not readable" : e.toString();
      throw new LeatException(
          ErrorKind.INPUT, "The source \"%s\" %s. Check the path.".formatted(file, why), e);
    }
  }

  /** The directory that the package of a source starts in. */
  private static Path root(Path file, String source) {
    Path root = file.toAbsolutePath().getParent();
    Matcher matcher = PACKAGE.matcher(source);
    if (matcher.find()) {
      for (String ignored : matcher.group(1).split("\\.")) {
        root = root == null ? null : root.getParent();
      }
    }
    if (root == null) {
      throw StageFile.usage(
          "\"%s\" does not lie in a directory of its package. Move it.".formatted(file));
    }
    return root;
  }

  /** The classes of a file that were compiled before, if all their sources are still the same. */
  private static Optional<List<String>> known(Path sources) {
    try {
      List<String> names = new ArrayList<>();
      for (String line : Files.readAllLines(sources)) {
        String[] words = line.split(" ", 3);
        if (words[0].equals("class")) {
          names.add(words[1]);
        } else if (!digest(Files.readString(Path.of(words[2]))).equals(words[1])) {
          return Optional.empty();
        }
      }
      return Optional.of(names);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static CompiledSource compiled(Path file, Path root, String classPath, Path kept) {
    Path made = kept.resolveSibling(kept.getFileName() + "." + UUID.randomUUID());
    try {
      Files.createDirectories(made.resolve("classes"));
      List<Output> outputs = compile(file, root, classPath, made.resolve("classes"));
      Path main = file.toRealPath();
      List<String> names =
          outputs.stream()
              .filter(output -> output.source().equals(main))
              .map(Output::className)
              .toList();
      Files.write(made.resolve("sources"), lines(names, outputs));
      settle(made, kept);
      return new CompiledSource(kept.resolve("classes"), names);
    } catch (IOException e) {
      throw new LeatException(
          ErrorKind.OUTPUT,
          "The classes of \"%s\" cannot be written to \"%s\": %s. Name another with --cache-dir."
              .formatted(file, kept, e.getMessage()),
          e);
    } finally {
      Directories.deleteQuietly(made);
    }
  }

  private static List<String> lines(List<String> names, List<Output> outputs) throws IOException {
    Map<Path, String> digests = new TreeMap<>();
    for (Output output : outputs) {
      digests.put(output.source(), digest(Files.readString(output.source())));
    }
    List<String> lines = new ArrayList<>();
    names.forEach(name -> lines.add("class " + name));
    digests.forEach((source, digest) -> lines.add("source " + digest + " " + source));
    return lines;
  }

  /** Puts compiled classes in their place, unless another process has: it may be loading them. */
  private static void settle(Path made, Path kept) throws IOException {
    Path sources = kept.resolve("sources");
    if (known(sources).isPresent()) {
      return;
    }
    Path aside = kept.resolveSibling(kept.getFileName() + "." + UUID.randomUUID());
    try {
      Files.move(kept, aside, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // Nothing was compiled before.
    }
    try {
      Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (known(sources).isEmpty()) {
        throw e;
      }
    } finally {
      Directories.deleteQuietly(aside);
    }
  }

  private static List<Output> compile(Path file, Path root, String classPath, Path to)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw StageFile.usage(
          "This Java has no compiler. Run Leat with a JDK (set LEAT_JAVA_HOME), or name a compiled"
              + " class.");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    String path = System.getProperty("java.class.path") + File.pathSeparator + classPath;
    List<String> options =
        List.of(
            "-parameters",
            "-g",
            "-proc:none",
            "-Xlint:none",
            "-cp",
            path,
            "-sourcepath",
            root.toString(),
            "-d",
            to.toString());
    try (StandardJavaFileManager standard =
        compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
      Watched files = new Watched(standard);
      boolean done =
          compiler
              .getTask(
                  new StringWriter(),
                  files,
                  found,
                  options,
                  null,
                  standard.getJavaFileObjects(file.toRealPath()))
              .call();
      if (!done) {
        throw StageFile.usage(errors(file, found.getDiagnostics()));
      }
      return files.outputs;
    }
  }

  private static String errors(Path file, List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    StringBuilder text = new StringBuilder("\"%s\" does not compile:".formatted(file));
    diagnostics.stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .limit(MOST_ERRORS)
        .forEach(error -> {
          String name =
              error.getSource() == null
                  ? file.toString()
                  : Path.of(error.getSource().toUri()).getFileName().toString();
          text.append(
              "\n  %s:%d:%d: %s"
                  .formatted(
                      name,
                      error.getLineNumber(),
                      error.getColumnNumber(),
                      error.getMessage(Locale.ROOT).replace("\n", "\n    ")));
        });
    return text.toString();
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes note of what each class file was compiled from. */
  private static final class Watched extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final List<Output> outputs = new ArrayList<>();

    private Watched(StandardJavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling)
        throws IOException {
      outputs.add(new Output(className, Path.of(sibling.toUri()).toRealPath()));
      return super.getJavaFileForOutput(location, className, kind, sibling);
    }
  }
}
