package dev.leat.s3;

import dev.leat.spi.Bucket;
import dev.leat.spi.BucketProvider;

/**
 * Opens buckets of S3, and of stores that speak its language.
 *
 * <p>Credentials and region are found as all of Amazon's programs find them: variables of the
 * environment, the files in {@code ~/.aws}, the role of the machine. {@code AWS_ENDPOINT_URL_S3} or
 * {@code AWS_ENDPOINT_URL} names another server, whose buckets are part of paths, not of host
 * names.
 */
public final class S3Buckets implements BucketProvider {

  /** For the service loader. */
  public S3Buckets() {}

  @Override
  public String scheme() {
    return "s3";
  }

  @Override
  public Bucket open(String name) {
    return new S3Bucket(name, Endpoint.ofProcess());
  }
}
