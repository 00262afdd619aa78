package dev.leat.conformance.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page for people.
 *
 * @param name its path below the project
 * @param text what it says
 */
record Document(String name, String text) {

  private static final String FENCE = "```";

  /**
   * A block of code.
   *
   * @param line the line of its first line, counted from 1
   * @param language the word behind its fence
   * @param text its lines
   */
  record Block(int line, String language, String text) {}

  /** The folder of the project. */
  static Path root() throws IOException {
    return Path.of(System.getProperty("leat.root", "..")).toRealPath();
  }

  /** All pages of the project that examples may stand in. */
  static List<Document> all(Path root) throws IOException {
    List<Document> documents = new ArrayList<>();
    for (Path folder : List.of(root, root.resolve("docs"))) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
          documents.add(of(root, root.relativize(file).toString()));
        }
      }
    }
    return documents;
  }

  /** One page. */
  static Document of(Path root, String name) throws IOException {
    return new Document(name, Files.readString(root.resolve(name)));
  }

  /** The blocks of code, from the first to the last; one inside a list is indented. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = text.lines().toList();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(FENCE)) {
        if (start >= 0) {
          blocks.add(block(lines, start, i));
        }
        start = start < 0 ? i : -1;
      }
    }
    return blocks;
  }

  private static Block block(List<String> lines, int start, int end) {
    String fence = lines.get(start);
    int indent = fence.indexOf(FENCE);
    List<String> inside =
        lines.subList(start + 1, end).stream()
            .map(line -> line.substring(Math.min(indent, line.length())))
            .toList();
    String language = fence.strip().substring(FENCE.length());
    return new Block(start + 2, language, String.join("\n", inside));
  }

  /** The text without its blocks of code. */
  String prose() {
    return text.replaceAll("(?ms)^ *```.*?^ *```", "");
  }

  /** The last part of its name, for the names of files. */
  String shortName() {
    return Path.of(name).getFileName().toString().replace(".md", "");
  }

  @Override
  public String toString() {
    return name;
  }
}
