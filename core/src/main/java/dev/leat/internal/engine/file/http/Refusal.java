package dev.leat.internal.engine.file.http;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** The sentences about files that cannot be fetched, each here once; none shows a secret. */
final class Refusal {

  private static final Map<Integer, String> MEANINGS =
      Map.of(
          400, "bad request",
          401, "unauthorized",
          403, "forbidden",
          404, "not found",
          408, "request timeout",
          410, "gone",
          429, "too many requests",
          500, "internal error",
          502, "bad gateway",
          503, "unavailable");

  private Refusal() {}

  static LeatException noUrl(String shown) {
    return input(
        "\"%s\" names no host that can be asked (expected: such as https://example.org/data.csv).",
        shown);
  }

  static LeatException noChecksum(String shown, String fragment) {
    return input(
        "\"%s\" is followed by \"#%s\" (expected: #sha256= and 64 hexadecimal digits).",
        shown, fragment);
  }

  /** What a server answered, such as {@code 404 (not found)}. */
  static String status(int status) {
    String meaning = MEANINGS.get(status);
    return meaning == null ? String.valueOf(status) : status + " (" + meaning + ")";
  }

  /** An answer that will be the same next time. */
  static LeatException answer(String shown, int status) {
    String fix =
        switch (status) {
          case 401, 403, 407 ->
              "Name user and password as in https://user:password@host/, or fetch the file"
                  + " yourself.";
          case 404, 410 -> "Check the URL.";
          default -> "Check the URL, or fetch the file yourself.";
        };
    return input("\"%s\" cannot be fetched: the server answers %s. %s", shown, status(status), fix);
  }

  static LeatException noHost(WebAddress address) {
    return input(
        "\"%s\" cannot be fetched: there is no host \"%s\". Check its name, and the network.",
        address.shown(), address.uri().getHost());
  }

  static LeatException refused(WebAddress address) {
    return input(
        "\"%s\" cannot be fetched: %s takes no connections. Check the port, and that the server"
            + " runs.",
        address.shown(), address.uri().getAuthority());
  }

  static LeatException insecure(WebAddress address, IOException cause) {
    String message =
        "\"%s\" cannot be fetched: there is no secure connection to %s: %s. Check the URL and the"
            + " certificate of the server.";
    return new LeatException(
        ErrorKind.INPUT,
        message.formatted(address.shown(), address.uri().getAuthority(), reason(cause)),
        cause);
  }

  static LeatException noHttp(WebAddress address, IOException cause) {
    String message =
        "\"%s\" cannot be fetched: what answers at %s is no web server. Check the port.";
    return new LeatException(
        ErrorKind.INPUT, message.formatted(address.shown(), address.uri().getAuthority()), cause);
  }

  static LeatException tooManyRedirects(String shown, int most) {
    return input(
        "\"%s\" cannot be fetched: it leads on more than %d times. Name the file itself.",
        shown, most);
  }

  static LeatException noRedirect(String shown, String to) {
    return input(
        "\"%s\" cannot be fetched: it leads to \"%s\", which is no web address. Name the file"
            + " itself.",
        shown, to);
  }

  static LeatException unsafeRedirect(String shown, String to) {
    return input(
        "\"%s\" cannot be fetched: it leads from https to \"%s\", where others can read and change"
            + " it. Name that URL if you trust it.",
        shown, to);
  }

  static LeatException unknownCoding(String shown, String coding) {
    return input(
        "\"%s\" cannot be fetched: the server sends it in the coding \"%s\" (expected: gzip or"
            + " none). Fetch the file yourself.",
        shown, coding);
  }

  static LeatException damagedCoding(String shown, IOException cause) {
    String message =
        "\"%s\" cannot be read: the server sends it as gzip, and it is no whole gzip data: %s."
            + " Fetch it again.";
    return new LeatException(ErrorKind.INPUT, message.formatted(shown, reason(cause)), cause);
  }

  static LeatException wrongChecksum(String shown, Checksum found, Checksum expected) {
    return input(
        "\"%s\" is not the file that was expected: its %s is %s (expected: %s). Check the URL and"
            + " the checksum.",
        shown, expected.algorithm().label(), found.hex(), expected.hex());
  }

  /** A fetch that was tried often enough. */
  static LeatException inVain(String shown, String reason, int tries) {
    return input(
        "\"%s\" cannot be fetched: %s, at the last of %d tries. Try again later.",
        shown, reason, tries);
  }

  /** A fetch whose server wants a longer pause than anybody waits for. */
  static LeatException tooLong(String shown, String reason, Duration pause) {
    return input(
        "\"%s\" cannot be fetched: %s, and wants to be left alone for %d seconds. Try again then.",
        shown, reason, pause.toSeconds());
  }

  static LeatException interrupted(String shown) {
    return new LeatException(
        ErrorKind.INTERRUPTED, "Fetching \"%s\" was interrupted.".formatted(shown));
  }

  /** A file that the disk does not take. */
  static LeatException storing(String shown, Path target, long bytes, IOException cause) {
    String reason = reason(cause);
    if (reason.toLowerCase(Locale.ROOT).contains("no space left")) {
      String message =
          "The disk is full: \"%s\" could not be fetched beyond %s. Free some space, or put"
              + " temporary files on another disk with --temp-dir.";
      return new LeatException(
          ErrorKind.SPACE, message.formatted(shown, new DataSize(bytes)), cause);
    }
    String message = "\"%s\" cannot be stored in \"%s\": %s. Check the directory.";
    return new LeatException(
        ErrorKind.FAILED, message.formatted(shown, target.getParent(), reason), cause);
  }

  private static LeatException input(String message, Object... values) {
    return new LeatException(ErrorKind.INPUT, message.formatted(values));
  }

  /** What an exception says, without a full stop. */
  private static String reason(IOException cause) {
    String reason =
        cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
    String text = reason == null ? cause.getClass().getSimpleName() : reason;
    return text.replaceFirst("[.?!]+$", "");
  }
}
