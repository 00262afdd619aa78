package dev.leat.internal.engine.file;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.IOException;
import java.nio.file.Path;

/** Turns failures of the temporary files of operators into messages. */
public final class SpillFailures {

  private SpillFailures() {}

  /** A temporary file that could not be written. */
  public static LeatException writing(
      String operator, Path path, long writtenBytes, IOException cause) {
    LeatException failure = Failures.writing(path.toString(), writtenBytes, cause);
    if (failure.kind() != ErrorKind.SPACE) {
      return failure;
    }
    return new LeatException(
        ErrorKind.SPACE,
        "The disk is full: \"%s\", a temporary file of the %s, could not be written beyond %s. Free some space, or name another disk with --temp-dir."
            .formatted(path, operator, new DataSize(writtenBytes)),
        cause);
  }

  /** A temporary file that could not be read. */
  public static LeatException reading(String operator, Path path, IOException cause) {
    LeatException failure = Failures.reading(path.toString(), cause);
    if (failure.kind() == ErrorKind.INTERRUPTED) {
      return failure;
    }
    return new LeatException(
        ErrorKind.INPUT,
        "The temporary file \"%s\" of the %s cannot be read: %s. Check the disk, and run again."
            .formatted(path, operator, String.valueOf(cause.getMessage())),
        cause);
  }
}
