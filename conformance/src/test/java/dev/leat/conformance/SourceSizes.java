package dev.leat.conformance;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The lengths of all main sources of the project and of the methods in them.
 *
 * @param files with all their lines
 * @param methods from their first modifier or annotation to their closing brace
 */
record SourceSizes(List<Size> files, List<Size> methods) {

  /** A file or method and its number of lines. */
  record Size(String name, int lines) {
    @Override
    public String toString() {
      return name + ": " + lines + " lines";
    }
  }

  /** Measures what is in {@code src/main/java} of every module below the folder. */
  static SourceSizes below(Path root) throws IOException {
    Path folder = root.toRealPath();
    List<Path> sources = mainSources(folder);
    List<Size> files = new ArrayList<>();
    for (Path source : sources) {
      files.add(new Size(nameIn(folder, source), Files.readAllLines(source).size()));
    }
    return new SourceSizes(List.copyOf(files), methodsIn(folder, sources));
  }

  private static List<Path> mainSources(Path folder) throws IOException {
    Path main = Path.of("src", "main", "java");
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> path.toString().contains(main.toString()))
          .sorted()
          .toList();
    }
  }

  private static List<Size> methodsIn(Path folder, List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<Size> methods = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-proc:none", "-Xlint:none");
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        String file = nameIn(folder, Path.of(unit.getSourceFile().toUri()));
        new MethodScanner(file, unit, positions, methods).scan(unit, null);
      }
    }
    return List.copyOf(methods);
  }

  private static String nameIn(Path folder, Path source) {
    return folder.relativize(source).toString();
  }

  /** Collects the methods and constructors that have a body. */
  private static final class MethodScanner extends TreeScanner<Void, Void> {

    private final String file;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<Size> sizes;

    MethodScanner(
        String file, CompilationUnitTree unit, SourcePositions positions, List<Size> sizes) {
      this.file = file;
      this.unit = unit;
      this.positions = positions;
      this.sizes = sizes;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      long end = positions.getEndPosition(unit, method);
      if (method.getBody() != null && end >= 0) {
        long first = lineOf(positions.getStartPosition(unit, method));
        int lines = Math.toIntExact(lineOf(end) - first + 1);
        sizes.add(new Size(file + " " + method.getName() + "()", lines));
      }
      return super.visitMethod(method, null);
    }

    private long lineOf(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }
}
