package dev.leat.internal.engine.file;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;

/**
 * Says that whoever read an output wants no more of it, as {@code head} does.
 *
 * <p>For a command that is a reason to end silently.
 */
public final class ClosedPipe extends LeatException {

  private static final long serialVersionUID = 1L;

  ClosedPipe(String name, Throwable cause) {
    super(ErrorKind.OUTPUT, "The reader of " + name + " has closed it.", cause);
  }
}
