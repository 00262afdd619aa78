package dev.leat.cli.screen;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Location;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Tells what went wrong on the error stream, and gives the exit code.
 *
 * @param err where to
 * @param ink how it is coloured
 * @param style how it is worded
 * @param detail whether stack traces are shown
 */
public record Failures(PrintStream err, Ink ink, Style style, Detail detail) {

  /** How messages are worded. */
  public enum Style {
    /** Sentences. */
    TEXT,
    /** A JSON object per line. */
    JSON
  }

  /** How much of a failure is told. */
  public enum Detail {
    /** The message. */
    MESSAGE,
    /** The message and the stack trace. */
    TRACE
  }

  private static final int SUCCESS = 0;

  /** Tells a failure and gives the exit code; a reader that went away is none. */
  public int tell(Throwable failure) {
    if (isClosedOutput(failure)) {
      return SUCCESS;
    }
    return switch (failure) {
      case LeatException known -> tell(known.kind(), messageOf(known), known);
      case OutOfMemoryError full -> tell(ErrorKind.MEMORY, outOfMemory(full), full);
      case StackOverflowError deep ->
          tell(ErrorKind.FAILED, "An expression is nested too deeply. Split it up.", deep);
      default -> tell(ErrorKind.FAILED, unexpected(failure), failure);
    };
  }

  /** Tells a message, and gives the exit code of its kind. */
  public int tell(ErrorKind kind, String message, Throwable failure) {
    switch (style) {
      case TEXT -> err.println(ink.red("error: ") + message);
      case JSON -> err.println(JsonText.onOneLine(json(new LeatException(kind, message))));
    }
    if (detail == Detail.TRACE) {
      failure.printStackTrace(err);
    }
    err.flush();
    return kind.exitCode();
  }

  private static Map<String, Object> json(LeatException failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("level", "error");
    json.putAll(ReportJson.of(failure));
    return json;
  }

  private static String messageOf(LeatException failure) {
    String message = failure.getMessage();
    return message == null ? failure.kind().name() : Location.withoutSecrets(message);
  }

  private static String outOfMemory(OutOfMemoryError error) {
    return "The memory ran out (%s of heap: %s). Raise it with --memory, or use fewer --jobs."
        .formatted(Figures.size(Runtime.getRuntime().maxMemory()), error.getMessage());
  }

  private String unexpected(Throwable failure) {
    String what =
        failure.getMessage() == null
            ? failure.getClass().getSimpleName()
            : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    String fix =
        detail == Detail.TRACE
            ? "Please report it with the trace below."
            : "Run it again with --debug for the trace, and please report it.";
    return "Something unexpected happened (%s). %s".formatted(what, fix);
  }

  /** Whether somebody who read the output, such as {@code head}, has read enough. */
  private static boolean isClosedOutput(Throwable failure) {
    if (failure instanceof LeatException known && known.kind() != ErrorKind.OUTPUT) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause instanceof IOException
          && message != null
          && message.toLowerCase(Locale.ROOT).contains("broken pipe")) {
        return true;
      }
    }
    return false;
  }
}
