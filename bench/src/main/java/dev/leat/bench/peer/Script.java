package dev.leat.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The statements of an SQL file, whose {@code ${name}} were replaced by values.
 *
 * @param statements in their order, without the semicolons that end them
 */
record Script(List<String> statements) {

  /**
   * Reads the script that a command line names.
   *
   * @param args the file and, before or behind it, {@code name=value} for each name
   */
  static Script of(String[] args) throws IOException {
    String text = Files.readString(Path.of(file(args)));
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals > 0) {
        text = text.replace("${" + arg.substring(0, equals) + "}", arg.substring(equals + 1));
      }
    }
    return new Script(
        Stream.of(text.split(";")).map(String::strip).filter(part -> !part.isEmpty()).toList());
  }

  private static String file(String[] args) {
    return Stream.of(args).filter(arg -> !arg.contains("=")).findFirst().orElseThrow();
  }
}
