package dev.leat.conformance.docs;

import dev.leat.conformance.docs.Document.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Makes classes of the Java in documents, each with a method {@code main}. */
final class Snippets {

  private static final String AROUND =
      """
      import dev.leat.*;
      import dev.leat.data.*;
      import dev.leat.expr.*;
      import dev.leat.io.*;
      import dev.leat.plan.*;
      import dev.leat.run.*;
      import dev.leat.stage.*;
      import java.util.*;
      import static dev.leat.expr.Aggregate.*;
      import static dev.leat.expr.Expr.*;

      public class %s {
        public static void main() throws Exception {
      %s
        }
      }
      """;

  private Snippets() {}

  /** The class of a block; its result is in a file of the same name. */
  static String className(Document document, Block block) {
    return document.shortName().replaceAll("\\W", "") + block.line();
  }

  /** Compiles the Java of all documents; the folder of the classes. */
  static Path compiled(List<Document> documents, Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Document document : documents) {
      for (Block block : document.blocks()) {
        if (block.language().equals("java")) {
          String name = className(document, block);
          Path source = folder.resolve(name + ".java");
          sources.add(Files.writeString(source, AROUND.formatted(name, block.text())));
        }
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", folder.toString(), "-proc:none");
      boolean good =
          compiler
              .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      if (!good) {
        throw new IllegalStateException("The Java in the documents does not compile; see above.");
      }
    }
    return folder;
  }
}
