package dev.leat.conformance.docs;

import dev.leat.cli.Main;
import dev.leat.conformance.docs.Document.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plays the examples of all documents in the current folder, as a reader would who starts at the
 * top of each page; a program of its own, since a process has only one current folder.
 *
 * <p>It knows as much of a shell as the examples need: {@code leat}, {@code cat}, {@code printf}
 * into a file and {@code echo $?}. A file that is shown before anything has made it is made as it
 * is shown.
 */
final class Player {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private final Path root;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private int lastExitCode;

  private Player(Path root) {
    this.root = root;
  }

  /** Plays all documents: the project's folder, and the folder of what was printed. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Path results = Path.of(args[1]);
    Player player = new Player(root);
    Path classes = Snippets.compiled(Document.all(root), results);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      for (Document document : Document.all(root)) {
        player.tidy();
        for (Block block : document.blocks()) {
          player.play(document, block, loader, results);
        }
      }
    }
  }

  /** An empty folder but for the examples. */
  private void tidy() throws IOException {
    Path folder = Path.of("");
    try (Stream<Path> files = Files.walk(folder.toAbsolutePath())) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all.subList(0, all.size() - 1)) {
        Files.delete(file);
      }
    }
    Path examples = root.resolve("examples");
    try (Stream<Path> files = Files.walk(examples)) {
      for (Path file : files.toList()) {
        Files.copy(file, Path.of("examples").resolve(examples.relativize(file).toString()));
      }
    }
  }

  private void play(Document document, Block block, ClassLoader loader, Path results)
      throws Exception {
    bytes.reset();
    String name = Snippets.className(document, block);
    switch (block.language()) {
      case "console" -> console(block.text());
      case "java" -> java(loader.loadClass(name));
      default -> {
        return;
      }
    }
    Files.write(results.resolve(name + ".txt"), bytes.toByteArray());
  }

  private void java(Class<?> example) throws Exception {
    PrintStream before = System.out;
    System.setOut(out);
    try {
      example.getMethod("main").invoke(null);
    } finally {
      System.setOut(before);
    }
  }

  private void console(String transcript) throws IOException {
    String[] parts = transcript.split("(?m)^\\$ ", -1);
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      String command = end < 0 ? parts[i] : parts[i].substring(0, end);
      String shown = end < 0 ? "" : parts[i].substring(end + 1);
      out.println("$ " + command);
      run(command, shown);
    }
  }

  private void run(String command, String shown) throws IOException {
    List<String> words = words(command);
    switch (words.getFirst()) {
      case "leat", "./leat" -> leat(words.subList(1, words.size()));
      case "cat" -> cat(Path.of(words.get(1)), shown);
      case "printf" -> Files.writeString(Path.of(words.getLast()), unescaped(words.get(1)));
      case "echo" -> out.println(lastExitCode);
      default -> throw new IllegalArgumentException("The player does not know: " + command);
    }
  }

  private void leat(List<String> arguments) throws IOException {
    String[] smaller =
        arguments.stream().map(a -> a.equals("1GB") ? "1MB" : a).toArray(String[]::new);
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    try (PrintStream told = new PrintStream(messages, true, StandardCharsets.UTF_8)) {
      lastExitCode = Main.execute(smaller, told, told);
    }
    messages.writeTo(out);
  }

  private void cat(Path file, String shown) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, shown.endsWith("\n") ? shown : shown + "\n");
    }
    out.write(Files.readAllBytes(file));
  }

  private static List<String> words(String command) {
    Matcher word = WORD.matcher(command);
    return word.results()
        .map(w -> w.group(1) != null ? w.group(1) : w.group(2) != null ? w.group(2) : w.group())
        .toList();
  }

  private static String unescaped(String format) {
    return format
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\t", "\t")
        .replace("\\\\", "\\");
  }
}
