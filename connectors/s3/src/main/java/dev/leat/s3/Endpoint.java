package dev.leat.s3;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The server that speaks the language of S3.
 *
 * @param address empty for that of Amazon in the region
 */
record Endpoint(Optional<URI> address) {

  /** The system property and the variable of the environment, those that count most first. */
  private static final List<List<String>> NAMES =
      List.of(
          List.of("aws.endpointUrlS3", "AWS_ENDPOINT_URL_S3"),
          List.of("aws.endpointUrl", "AWS_ENDPOINT_URL"));

  /**
   * The one that the process names.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when that is no URL of HTTP
   */
  static Endpoint ofProcess() {
    for (List<String> names : NAMES) {
      String property = System.getProperty(names.getFirst());
      String value = property == null ? System.getenv(names.getLast()) : property;
      if (value != null && !value.isBlank()) {
        return new Endpoint(Optional.of(parsed(names.getLast(), value.strip())));
      }
    }
    return new Endpoint(Optional.empty());
  }

  private static URI parsed(String name, String value) {
    try {
      URI address = URI.create(value);
      if (address.getHost() != null && String.valueOf(address.getScheme()).startsWith("http")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw new LeatException(
        ErrorKind.USAGE,
        "%s is \"%s\" (expected: a URL such as https://s3.example.org:9000). Correct or unset it."
            .formatted(name, value));
  }

  /** The server, as messages name it. */
  String shown() {
    return address.map(URI::toString).orElse("Amazon S3");
  }
}
