package dev.leat.cli.screen;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a small text file so that it appears whole or not at all. */
public final class WholeFile {

  private WholeFile() {}

  /** Checks, before the work is done, that there is a directory to write to. */
  public static void expectDirectory(Path path) {
    if (!Files.isDirectory(path.toAbsolutePath().resolveSibling("."))) {
      throw new LeatException(
          ErrorKind.OUTPUT,
          "\"%s\" cannot be written: its directory is not there. Create it first.".formatted(path));
    }
  }

  /** Writes beside the path, then puts the file in its place. */
  public static void write(Path path, String text) {
    Path beside =
        path.resolveSibling("." + path.getFileName() + "." + ProcessHandle.current().pid());
    try {
      fill(beside, text);
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      beside.toFile().delete();
      throw new LeatException(
          ErrorKind.OUTPUT,
          "\"%s\" cannot be written: %s. Check its directory.".formatted(path, reason(e)),
          e);
    }
  }

  private static void fill(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : e.getClass().getSimpleName();
  }
}
