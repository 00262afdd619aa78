package dev.leat.internal.engine.cache;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.spi.Bucket;
import dev.leat.spi.BucketProvider;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bucket and a prefix in it, such as {@code s3://bucket/team/cache}.
 *
 * @param prefix what all keys begin with: empty, or ends with a slash
 */
record Remote(Bucket bucket, String prefix) {

  private static final Pattern LOCATION =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://([^/]*)(.*)");

  /**
   * What a location names; empty when it is a directory.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when no connector knows it
   */
  static Optional<Remote> of(String location) {
    Matcher parts = LOCATION.matcher(location);
    if (!parts.matches()) {
      return Optional.empty();
    }
    if (parts.group(2).isEmpty()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "The cache \"%s\" names no bucket (expected: %s://BUCKET or %s://BUCKET/PREFIX)."
              .formatted(location, parts.group(1), parts.group(1)));
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    Bucket bucket = provider(scheme, location).open(parts.group(2));
    String path = parts.group(3).replaceAll("^/+|/+$", "");
    return Optional.of(new Remote(bucket, path.isEmpty() ? "" : path + "/"));
  }

  private static BucketProvider provider(String scheme, String location) {
    for (BucketProvider provider :
        ServiceLoader.load(BucketProvider.class, BucketProvider.class.getClassLoader())) {
      if (provider.scheme().equals(scheme)) {
        return provider;
      }
    }
    String fix =
        scheme.equals("s3")
            ? "Add the connector leat-s3 to it"
            : "Name a directory, or s3://BUCKET/PREFIX";
    throw new LeatException(
        ErrorKind.USAGE,
        "Nothing on the class path can keep results in \"%s\". %s.".formatted(location, fix));
  }
}
