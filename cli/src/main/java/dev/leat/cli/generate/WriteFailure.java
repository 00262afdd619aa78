package dev.leat.cli.generate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sentence a user reads when a file cannot be written: which one, why, and what to do. */
final class WriteFailure {
  private WriteFailure() {}

  /** The same failure with a message naming {@code path}, whatever the platform said. */
  static IOException of(Path path, IOException cause) {
    if (cause instanceof ClosedByInterruptException || cause instanceof InterruptedIOException) {
      IOException interrupted =
          new InterruptedIOException("Interrupted while writing %s.".formatted(path));
      interrupted.initCause(cause);
      return interrupted;
    }
    return new IOException("Cannot write %s: %s.".formatted(path, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "no permission; choose a directory you may write to";
      case FileAlreadyExistsException file -> notDirectory(file);
      case NotDirectoryException file -> notDirectory(file);
      case NoSuchFileException gone -> "its directory is gone or cannot be made";
      case FileSystemException other when "Not a directory".equals(other.getReason()) ->
          "a part of its path is a file; choose another one";
      case FileSystemException other -> plain(other.getReason(), other);
      default -> plain(cause.getMessage(), cause);
    };
  }

  private static String notDirectory(FileSystemException failure) {
    return failure.getFile() + " is not a directory; choose another one";
  }

  private static String plain(@Nullable String reason, IOException cause) {
    String text = reason == null ? cause.getClass().getSimpleName() : reason;
    return isFull(text) ? text + "; free some space or ask for a smaller size" : text;
  }

  // Java has no exception type for a full disk: these are the words of Linux, macOS and Windows.
  private static boolean isFull(String reason) {
    String text = reason.toLowerCase(Locale.ROOT);
    return text.contains("no space left")
        || text.contains("not enough space")
        || text.contains("quota exceeded");
  }
}
