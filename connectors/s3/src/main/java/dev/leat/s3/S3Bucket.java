package dev.leat.s3;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.s3.S3Failures.Doing;
import dev.leat.spi.Bucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket of S3. The SDK is loaded, and asks for credentials, when something is first asked of it.
 *
 * <p>Files of more than one part are uploaded part by part, each of which is repeated by itself.
 */
final class S3Bucket implements Bucket {

  /** The most bytes that {@link #get} keeps in memory. */
  private static final long MOST_WHOLE_BYTES = 1 << 26;

  private static final long PART_BYTES = 1 << 26;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final String name;
  private final Endpoint endpoint;
  private final S3Failures failures;
  private final long partBytes;
  private @Nullable S3Client client;

  /** Where an object is put. */
  enum Where {
    ANYWHERE(null),
    WHERE_THERE_IS_NONE("*");

    private final @Nullable String ifNoneMatch;

    Where(@Nullable String ifNoneMatch) {
      this.ifNoneMatch = ifNoneMatch;
    }

    /** The header that says so; null for none. */
    @Nullable String ifNoneMatch() {
      return ifNoneMatch;
    }
  }

  S3Bucket(String name, Endpoint endpoint) {
    this(name, endpoint, PART_BYTES);
  }

  S3Bucket(String name, Endpoint endpoint, long partBytes) {
    this.name = name;
    this.endpoint = endpoint;
    this.failures = new S3Failures(name, endpoint);
    this.partBytes = partBytes;
  }

  @Override
  public String name() {
    return "s3://" + name;
  }

  private synchronized S3Client client() {
    if (client == null) {
      S3ClientBuilder builder =
          S3Client.builder()
              .httpClientBuilder(
                  Apache5HttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
              .forcePathStyle(endpoint.address().isPresent());
      endpoint.address().ifPresent(builder::endpointOverride);
      client = builder.build();
    }
    return client;
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(read(key, this::whole));
  }

  private byte[] whole(GetObjectResponse response, AbortableInputStream bytes) {
    Long size = response.contentLength();
    if (size != null && size > MOST_WHOLE_BYTES) {
      throw new LeatException(
          ErrorKind.INPUT,
          "An object of %,d bytes in %s is no entry of a cache (expected: %,d bytes or fewer). Name another prefix."
              .formatted(size, name(), MOST_WHOLE_BYTES));
    }
    try {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw RetryableException.create("The connection broke: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean download(String key, Path file) {
    return read(key, ResponseTransformer.toFile(file)) != null;
  }

  private <T> @Nullable T read(String key, ResponseTransformer<GetObjectResponse, T> as) {
    GetObjectRequest request = GetObjectRequest.builder().bucket(name).key(key).build();
    return attempt(
        Doing.READ,
        key,
        () -> {
          try {
            return client().getObject(request, as);
          } catch (NoSuchKeyException e) {
            return null;
          }
        });
  }

  @Override
  public void put(String key, Content content) {
    attempt(
        Doing.WRITE,
        key,
        () -> {
          send(key, content, Where.ANYWHERE);
          return key;
        });
  }

  @Override
  public boolean putIfAbsent(String key, Content content) {
    return attempt(Doing.WRITE, key, () -> isSent(key, content));
  }

  private boolean isSent(String key, Content content) {
    try {
      send(key, content, Where.WHERE_THERE_IS_NONE);
      return true;
    } catch (SdkException e) {
      if (S3Failures.isUnmet(e) || S3Failures.isUnreachable(e) && isThere(key)) {
        return false; // a server may refuse so fast that its answer is lost
      }
      throw e;
    }
  }

  private boolean isThere(String key) {
    try {
      client().headObject(of -> of.bucket(name).key(key));
      return true;
    } catch (SdkException e) {
      return false;
    }
  }

  private void send(String key, Content content, Where where) {
    switch (content) {
      case Content.OfBytes bytes ->
          client().putObject(request(key, where), RequestBody.fromBytes(bytes.bytes()));
      case Content.OfFile file -> {
        long size = size(file.file());
        if (size > partBytes) {
          new PartedUpload(client(), name, key, partBytes).send(file.file(), size, where);
        } else {
          client().putObject(request(key, where), RequestBody.fromFile(file.file()));
        }
      }
    }
  }

  private PutObjectRequest request(String key, Where where) {
    return PutObjectRequest.builder()
        .bucket(name)
        .key(key)
        .ifNoneMatch(where.ifNoneMatch())
        .build();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new LeatException(
          ErrorKind.INPUT,
          "The file \"%s\" cannot be read: %s. Run again.".formatted(file, e.getMessage()),
          e);
    }
  }

  @Override
  public void delete(String key) {
    attempt(Doing.DELETE, key, () -> client().deleteObject(to -> to.bucket(name).key(key)));
  }

  @Override
  public Stream<Listed> list(String prefix) {
    Iterator<S3Object> objects =
        attempt(
            Doing.LIST,
            prefix,
            () ->
                client()
                    .listObjectsV2Paginator(to -> to.bucket(name).prefix(prefix))
                    .contents()
                    .iterator());
    Iterator<Listed> listed =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return Boolean.TRUE.equals(attempt(Doing.LIST, prefix, objects::hasNext));
          }

          @Override
          public Listed next() {
            return attempt(Doing.LIST, prefix, () -> listed(objects.next()));
          }
        };
    int known = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(listed, known), false);
  }

  private static Listed listed(S3Object object) {
    return new Listed(object.key(), object.size(), object.lastModified());
  }

  private <T extends @Nullable Object> T attempt(Doing doing, String key, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw failures.of(doing, key, e);
    }
  }
}
