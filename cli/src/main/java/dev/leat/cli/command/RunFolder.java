package dev.leat.cli.command;

import static java.util.Objects.requireNonNull;

import dev.leat.Dataset;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.io.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one run that can be resumed, as it is found on the disk. */
record RunFolder(Path path) {

  private static final String MANIFEST = "manifest.json";
  private static final String LOCK = "lock";
  private static final String STEPS = "steps";

  /** All runs below a root, by namespace and then by date; of one namespace, if it is named. */
  static List<RunFolder> below(Path root, Optional<String> namespace) {
    List<RunFolder> runs = new ArrayList<>();
    for (Path spaces : folders(root)) {
      if (namespace.isEmpty() || namespace.get().equals(name(spaces))) {
        folders(spaces).stream()
            .filter(path -> Files.exists(path.resolve(LOCK)))
            .forEach(path -> runs.add(new RunFolder(path)));
      }
    }
    return runs;
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw unreadable(parent, e);
    }
  }

  private static LeatException unreadable(Path path, IOException e) {
    return new LeatException(
        ErrorKind.INPUT, "\"%s\" cannot be read: %s.".formatted(path, e.getMessage()), e);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  String namespace() {
    return name(spaces());
  }

  /** The folder of the namespace. */
  private Path spaces() {
    return requireNonNull(path.toAbsolutePath().getParent(), "runs are below a namespace");
  }

  String date() {
    return name(path);
  }

  /** What the run said of itself when it began or ended; empty when it was stopped before that. */
  Optional<Row> manifest() {
    Path file = path.resolve(MANIFEST);
    return Files.exists(file)
        ? Dataset.read(file.toString(), Json.lines()).collect().stream().findFirst()
        : Optional.empty();
  }

  /** done, failed, running, or stopped when no process is at a run that did not end. */
  String state() {
    if (isHeld()) {
      return "running";
    }
    String said = manifest().map(row -> row.text("state")).orElse("running");
    return said.equals("running") ? "stopped" : said;
  }

  boolean isHeld() {
    try (FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false)) {
      return lock == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** The steps that are done. */
  long stepsDone() {
    return folders(path.resolve(STEPS)).stream()
        .filter(step -> Files.exists(step.resolve("done")))
        .count();
  }

  /** The bytes on the disk. */
  long bytes() {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** Deletes the run with all that it kept, and the folder of its namespace if that is empty. */
  void delete() {
    if (isHeld()) {
      throw new LeatException(
          ErrorKind.FAILED,
          "The run \"%s\" is being done. Wait for it to end, or stop its process.".formatted(path));
    }
    try {
      Files.walkFileTree(path, new Deletion());
      try (DirectoryStream<Path> others = Files.newDirectoryStream(spaces())) {
        if (!others.iterator().hasNext()) {
          Files.delete(spaces());
        }
      }
    } catch (IOException e) {
      throw new LeatException(
          ErrorKind.OUTPUT, "\"%s\" cannot be deleted: %s.".formatted(path, e.getMessage()), e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
