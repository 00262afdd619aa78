package dev.leat.spi;

/**
 * Opens the buckets of one kind of store, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are stateless and safe for all threads.
 */
public interface BucketProvider {

  /**
   * What the locations begin with that it knows, in lower case: {@code s3} for {@code s3://...}.
   */
  String scheme();

  /**
   * A bucket, of which nothing is asked yet. It need not be closed.
   *
   * @param name its name alone
   * @throws dev.leat.data.LeatException of kind USAGE when settings of the process make no sense
   */
  Bucket open(String name);
}
