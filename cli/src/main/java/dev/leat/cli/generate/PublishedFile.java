package dev.leat.cli.generate;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that gets its name only when it is complete and safely on disk.
 *
 * <p>It grows beside its target as {@code .location.csv.<process>-<time>.tmp}. A failure removes
 * it, an orderly end such as Ctrl-C removes it, and what a killed process left is removed by the
 * next run. An existing target is replaced in one step and stays as it was until then.
 */
final class PublishedFile {
  /** What goes into the file; the channel starts empty and is closed by the caller. */
  @FunctionalInterface
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  private PublishedFile() {}

  /** Writes {@code target}, or leaves it untouched and fails with a message naming it. */
  static void write(Path target, Content content) throws IOException {
    Path temporary = temporaryFor(target);
    try {
      removeLeftovers(target);
      temporary.toFile().deleteOnExit();
      fill(temporary, content);
      Files.move(temporary, target, ATOMIC_MOVE);
      syncDirectory(target);
    } catch (IOException e) {
      discard(temporary, e);
      throw WriteFailure.of(target, e);
    } catch (RuntimeException | Error e) {
      discard(temporary, e);
      throw e;
    }
  }

  static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static Path temporaryFor(Path target) {
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return target.resolveSibling(prefix(target) + unique + ".tmp");
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  private static void fill(Path temporary, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  /** Makes the new name survive a power cut; Windows cannot and need not do this. */
  private static void syncDirectory(Path target) {
    try (FileChannel directory = FileChannel.open(directoryOf(target), READ)) {
      directory.force(true);
    } catch (IOException e) {
      // The file itself is complete and in place: nothing is left that a user could do.
    }
  }

  private static void discard(Path temporary, Throwable failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static void removeLeftovers(Path target) throws IOException {
    String pattern = prefix(target) + "*-*.tmp";
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directoryOf(target), pattern)) {
      for (Path file : files) {
        if (isOfDeadProcess(file, prefix(target).length())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean isOfDeadProcess(Path temporary, int prefixLength) {
    String unique = temporary.getFileName().toString().substring(prefixLength);
    String process = unique.substring(0, unique.indexOf('-'));
    return process.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(process)).isEmpty();
  }

  private static Path directoryOf(Path target) {
    return target.resolveSibling(".");
  }
}
