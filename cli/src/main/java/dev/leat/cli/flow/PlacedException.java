package dev.leat.cli.flow;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import org.jspecify.annotations.Nullable;

/** A failure whose message names the place in the flow already. */
final class PlacedException extends LeatException {

  private static final long serialVersionUID = 1L;

  PlacedException(ErrorKind kind, String message, @Nullable Throwable cause) {
    super(kind, message);
    if (cause != null) {
      initCause(cause);
    }
  }
}
