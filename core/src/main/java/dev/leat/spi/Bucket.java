package dev.leat.spi;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects under keys, on other machines: a bucket of S3, or of a store of its kind.
 *
 * <p>An object appears whole or not at all, and who reads it after that gets all of it. Keys are
 * texts without a leading slash. Calls block. Safe for all threads and processes.
 *
 * <p>Failures are {@link dev.leat.data.LeatException}s that name bucket and key; one that may be
 * gone the next time is an {@link UnreachableException}. Calls are repeated before they fail, where
 * that may help.
 */
public interface Bucket {

  /** The bucket as messages name it, such as {@code s3://results}. */
  String name();

  /**
   * An object of at most 64 MiB as a whole, in memory.
   *
   * @return empty when there is none under the key
   */
  Optional<byte[]> get(String key);

  /**
   * Copies an object to a file, in memory of constant size.
   *
   * @param file where there is nothing yet; what a failure leaves there is unfinished
   * @return whether there is such an object
   */
  boolean download(String key, Path file);

  /** Puts an object in its place, or in the place of another. */
  void put(String key, Content content);

  /**
   * Puts an object where there is none: of several that do so at once, one does.
   *
   * @return whether it was put
   */
  boolean putIfAbsent(String key, Content content);

  /** Deletes an object, if there is one. */
  void delete(String key);

  /**
   * The objects whose keys begin with a text, by key; a thousand of them are asked for at a time,
   * as the stream gets to them.
   */
  Stream<Listed> list(String prefix);

  /** What is put. */
  sealed interface Content {

    /** Bytes in memory. */
    record OfBytes(byte[] bytes) implements Content {}

    /** A file, which does not change meanwhile. */
    record OfFile(Path file) implements Content {}
  }

  /**
   * An object in a list.
   *
   * @param bytes its size
   * @param modified when it was put there
   */
  record Listed(String key, long bytes, Instant modified) {}
}
