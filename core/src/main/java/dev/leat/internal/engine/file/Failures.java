package dev.leat.internal.engine.file;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Turns failures of files into messages: every sentence about them is here, once. */
final class Failures {

  private Failures() {}

  /** An input that could not be opened or read. */
  static LeatException reading(String name, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      return new LeatException(ErrorKind.INTERRUPTED, "Reading " + name + " was interrupted.");
    }
    if (cause instanceof NoSuchFileException) {
      return input("There is no file \"%s\". It was there a moment ago.", name);
    }
    if (cause instanceof AccessDeniedException) {
      return unreadable(name);
    }
    String message = "\"%s\" cannot be read: %s.".formatted(name, reason(cause));
    return new LeatException(ErrorKind.INPUT, message, cause);
  }

  static LeatException unreadable(String name) {
    return input("\"%s\" cannot be read: permission denied. Check its mode and its owner.", name);
  }

  /** An input whose compressed or encoded content is damaged. */
  static LeatException decoding(String name, Codec codec, long storedBytes, IOException cause) {
    if (cause instanceof UndecodableText) {
      String message =
          "\"%s\" is not in the expected encoding: %s. Set the right one with --encoding.";
      return new LeatException(ErrorKind.INPUT, message.formatted(name, reason(cause)), cause);
    }
    if (codec == Codec.NONE) {
      return reading(name, cause);
    }
    if (storedBytes == 0) {
      return input("\"%s\" is empty, which no %s file is. Fetch it again.", name, codec.label());
    }
    String message =
        isTruncation(cause)
            ? "\"%s\" is cut off: its %s data ends in the middle, at compressed byte %d. Fetch it"
                + " again."
            : "\"%s\" is no whole %s file: near compressed byte %d, %s. Fetch it again, or set"
                + " --compression none if it is not compressed.";
    return new LeatException(
        ErrorKind.INPUT, message.formatted(name, codec.label(), storedBytes, reason(cause)), cause);
  }

  private static boolean isTruncation(IOException cause) {
    String reason = reason(cause).toLowerCase(Locale.ROOT);
    return cause instanceof EOFException
        || reason.contains("unexpected end")
        || reason.contains("truncated");
  }

  /** An output that could not be written. */
  static LeatException writing(String name, long writtenBytes, IOException cause) {
    String reason = reason(cause).toLowerCase(Locale.ROOT);
    if (reason.contains("broken pipe") || reason.contains("pipe is being closed")) {
      return new ClosedPipe(name, cause);
    }
    if (cause instanceof ClosedByInterruptException) {
      return new LeatException(ErrorKind.INTERRUPTED, "Writing " + name + " was interrupted.");
    }
    if (reason.contains("no space left") || reason.contains("quota")) {
      String message =
          "The disk is full: \"%s\" could not be written beyond %s of its content. Free some space,"
              + " or write to another disk.";
      DataSize written = new DataSize(writtenBytes);
      return new LeatException(ErrorKind.SPACE, message.formatted(name, written), cause);
    }
    if (cause instanceof AccessDeniedException) {
      return output("\"%s\" cannot be written: permission denied. Check its directory.", name);
    }
    String message = "\"%s\" cannot be written: %s.".formatted(name, reason(cause));
    return new LeatException(ErrorKind.OUTPUT, message, cause);
  }

  static LeatException input(String message, Object... values) {
    return new LeatException(ErrorKind.INPUT, message.formatted(values));
  }

  static LeatException output(String message, Object... values) {
    return new LeatException(ErrorKind.OUTPUT, message.formatted(values));
  }

  /** What an exception says beyond the path, without a full stop. */
  static String reason(IOException cause) {
    String reason =
        cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
    String text = reason == null ? cause.getClass().getSimpleName() : reason;
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
