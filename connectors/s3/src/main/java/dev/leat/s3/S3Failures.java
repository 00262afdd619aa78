package dev.leat.s3;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.spi.UnreachableException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns failures of the SDK into messages that say what to do. */
record S3Failures(String bucket, Endpoint endpoint) {

  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "InvalidToken", "TokenRefreshRequired");
  private static final Set<String> OTHER_REGION =
      Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "TemporaryRedirect");

  /** What was attempted. */
  enum Doing {
    READ("read"),
    WRITE("written"),
    DELETE("deleted"),
    LIST("listed");

    private final String done;

    Doing(String done) {
      this.done = done;
    }
  }

  /** Why, and what to do about it. */
  private record Cause(ErrorKind kind, String why, String fix) {}

  /** Whether there was an object where none was to be, or another one was on its way there. */
  static boolean isUnmet(SdkException failure) {
    return failure instanceof AwsServiceException answer
        && (answer.statusCode() == 412 || answer.statusCode() == 409);
  }

  LeatException of(Doing doing, String key, SdkException failure) {
    if (failure.getCause() instanceof LeatException known) {
      return known;
    }
    String what = "\"s3://%s/%s\" cannot be %s: ".formatted(bucket, key, doing.done);
    if (isUnreachable(failure)) {
      String message =
          "%sthe server does not answer, %s. Check the network, AWS_ENDPOINT_URL_S3 and AWS_REGION (the server is %s)."
              .formatted(what, because(failure), endpoint.shown());
      return new UnreachableException(message, failure);
    }
    Cause cause =
        failure instanceof AwsServiceException answer
            ? cause(doing, answer)
            : cause(doing, failure);
    return new LeatException(
        cause.kind(), "%s%s. %s.".formatted(what, cause.why(), cause.fix()), failure);
  }

  /** Whether the same request may succeed later. */
  static boolean isUnreachable(SdkException failure) {
    return failure instanceof AwsServiceException answer
        ? answer.isThrottlingException() || answer.statusCode() >= 500 && answer.statusCode() != 501
        : network(failure) != null;
  }

  /** The failure of the network that is behind all others; null if there is none. */
  private static @Nullable IOException network(Throwable failure) {
    IOException network = null;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof IOException found) {
        network = found;
      }
    }
    return network;
  }

  private static String because(SdkException failure) {
    IOException found = network(failure);
    if (failure instanceof AwsServiceException answer) {
      return "%s (%d)".formatted(code(answer), answer.statusCode());
    }
    return said(found == null ? failure : found);
  }

  private static Cause cause(Doing doing, AwsServiceException answer) {
    String code = code(answer);
    if (EXPIRED.contains(code)) {
      return new Cause(
          ErrorKind.USAGE,
          "the credentials have expired (%s)".formatted(code),
          "Sign in again, or renew AWS_SESSION_TOKEN");
    }
    if (OTHER_REGION.contains(code)) {
      return new Cause(
          ErrorKind.USAGE,
          "the bucket is in another region (%s)".formatted(code),
          "Set AWS_REGION to that of the bucket");
    }
    return switch (code) {
      case "NoSuchBucket" ->
          new Cause(
              ErrorKind.USAGE,
              "there is no such bucket",
              "Create it, or check its name, AWS_REGION and AWS_ENDPOINT_URL_S3");
      case "InvalidAccessKeyId" ->
          new Cause(
              ErrorKind.USAGE,
              "the access key is unknown (InvalidAccessKeyId)",
              "Check AWS_ACCESS_KEY_ID, or the profile that AWS_PROFILE names");
      case "SignatureDoesNotMatch" ->
          new Cause(
              ErrorKind.USAGE,
              "the secret does not belong to the access key (SignatureDoesNotMatch)",
              "Check AWS_SECRET_ACCESS_KEY, or the profile that AWS_PROFILE names");
      case "RequestTimeTooSkewed" ->
          new Cause(ErrorKind.USAGE, "the clock of this machine is wrong", "Set it");
      default -> answer.statusCode() == 403 ? denied(doing, code) : other(doing, answer);
    };
  }

  private static Cause denied(Doing doing, String code) {
    String fix =
        switch (doing) {
          // Without the right to list, S3 denies what is not there.
          case READ -> "Allow s3:GetObject on it and s3:ListBucket on its bucket";
          case WRITE -> "Allow s3:PutObject on it, or only read the cache";
          case DELETE -> "Allow s3:DeleteObject on it";
          case LIST -> "Allow s3:ListBucket on its bucket";
        };
    return new Cause(kind(doing), "access is denied (%s)".formatted(code), fix);
  }

  private static Cause other(Doing doing, AwsServiceException answer) {
    String why = "%s (%s, %d)".formatted(said(answer), code(answer), answer.statusCode());
    return new Cause(kind(doing), why, "Check that the server supports what S3 does");
  }

  private static Cause cause(Doing doing, SdkException failure) {
    String said = said(failure);
    if (failure instanceof AbortedException) {
      return new Cause(ErrorKind.INTERRUPTED, "it was interrupted", "Run again");
    }
    if (said.contains("Unable to load credentials")) {
      return new Cause(
          ErrorKind.USAGE,
          "there are no credentials",
          "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE");
    }
    if (said.contains("Unable to load region")) {
      return new Cause(ErrorKind.USAGE, "no region is set", "Set AWS_REGION");
    }
    return new Cause(kind(doing), said, "Check the settings of the bucket and of this machine");
  }

  private static ErrorKind kind(Doing doing) {
    return switch (doing) {
      case READ, LIST -> ErrorKind.INPUT;
      case WRITE, DELETE -> ErrorKind.OUTPUT;
    };
  }

  private static String code(AwsServiceException answer) {
    return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
        ? "no code"
        : answer.awsErrorDetails().errorCode();
  }

  /** The first sentence of what was said, without its full stop: the SDK adds numbers to it. */
  private static String said(Throwable failure) {
    String message =
        failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null
            ? answer.awsErrorDetails().errorMessage()
            : failure.getMessage();
    String said = message == null ? failure.getClass().getSimpleName() : message;
    return said.strip().lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
