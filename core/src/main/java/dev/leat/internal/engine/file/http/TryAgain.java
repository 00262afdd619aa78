package dev.leat.internal.engine.file.http;

import dev.leat.data.LeatException;
import java.time.Duration;
import java.util.Optional;

/** A try that brought no whole file, where the next one may. */
final class TryAgain extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Optional<Duration> pause;
  private final transient Optional<LeatException> atFirst;

  private TryAgain(String reason, Optional<Duration> pause, Optional<LeatException> atFirst) {
    super(reason, null, false, false);
    this.pause = pause;
    this.atFirst = atFirst;
  }

  /** For a reason that is told, as the end of a sentence, if no other try goes better. */
  TryAgain(String reason) {
    this(reason, Optional.empty(), Optional.empty());
  }

  /** After the pause that the server asks for, if it does. */
  static TryAgain after(String reason, Optional<Duration> pause) {
    return new TryAgain(reason, pause, Optional.empty());
  }

  /** Only if the server has given something before; else it was never there, and this is why. */
  static TryAgain unlessAtFirst(LeatException failure) {
    return new TryAgain("the server is gone", Optional.empty(), Optional.of(failure));
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  Optional<Duration> pause() {
    return pause;
  }

  Optional<LeatException> atFirst() {
    return atFirst;
  }
}
