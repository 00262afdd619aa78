package dev.leat.internal.engine.file;

import dev.leat.io.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says where the file of a sink really goes, and whether it can go there. */
final class Target {

  private Target() {}

  /** Checks a target before anything is read; parents that are to be created may be missing. */
  static void check(Sink sink, Path target) {
    String name = sink.location();
    if (Files.isDirectory(target)) {
      throw Failures.output(
          "The output \"%s\" is a directory (expected: a file). Add a file name to it.", name);
    }
    Path parent = directory(target);
    if (!Files.isDirectory(parent) && sink.parents() == Sink.Parents.EXPECT) {
      throw Failures.output(
          "The output \"%s\" has no directory to go to: there is no \"%s\". Create it first.",
          name, parent);
    }
    if (Files.isDirectory(parent) && !Files.isWritable(parent)) {
      throw Failures.output(
          "The output \"%s\" cannot be written: no permission to create files in \"%s\".",
          name, parent);
    }
    if (Files.isRegularFile(target) && sink.overwrite() == Sink.Overwrite.REFUSE) {
      throw taken(name);
    }
  }

  static RuntimeException taken(String name) {
    return Failures.output(
        "The output \"%s\" is there already. Overwrite it with --force, or name another.", name);
  }

  /** The file that a target stands for: where a symbolic link leads to. */
  static Path resolve(Path target) throws IOException {
    return Files.isSymbolicLink(target) && Files.exists(target)
        ? target.toRealPath()
        : target.toAbsolutePath();
  }

  /** The directory of a target. */
  static Path directory(Path target) {
    Path parent = target.toAbsolutePath().getParent();
    return parent == null ? target.toAbsolutePath() : parent;
  }
}
