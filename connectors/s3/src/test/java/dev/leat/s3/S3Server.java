package dev.leat.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A server that speaks the language of S3, checks signatures and conditions, and is one process for
 * all tests; a parameter of tests.
 */
final class S3Server implements BeforeAllCallback, ParameterResolver {

  static final String ACCESS_KEY = "tests";
  static final String SECRET = "only-for-tests";

  /** Without it, every step of each request is logged. */
  private static final String LOGGING =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%level %msg%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="out"/></root>
      </configuration>
      """;

  private static final AtomicInteger BUCKETS = new AtomicInteger();

  /** The process, its folder, and a client that is not the one under test. */
  record Running(Process process, Path folder, URI address, S3Client client)
      implements AutoCloseable {

    @Override
    public void close() throws IOException {
      client.close();
      process.destroyForcibly().onExit().join();
      Files.deleteIfExists(folder.resolve("conf"));
      Files.deleteIfExists(folder.resolve("logback.xml"));
      Files.deleteIfExists(folder.resolve("log"));
      Files.deleteIfExists(folder);
    }

    /** A bucket that no other test has. */
    String newBucket() {
      String name = "bucket-" + BUCKETS.incrementAndGet();
      client.createBucket(to -> to.bucket(name));
      return name;
    }

    List<String> keys(String bucket) {
      return client.listObjectsV2Paginator(to -> to.bucket(bucket)).contents().stream()
          .map(S3Object::key)
          .toList();
    }

    /** The key of the one object whose name ends so. */
    String key(String bucket, String ending) {
      List<String> found = keys(bucket).stream().filter(key -> key.endsWith(ending)).toList();
      assertThat(found).as("objects that end with %s", ending).hasSize(1);
      return found.getFirst();
    }

    String text(String bucket, String key) {
      return client.getObjectAsBytes(of -> of.bucket(bucket).key(key)).asUtf8String();
    }

    long bytes(String bucket, String key) {
      return client.headObject(of -> of.bucket(bucket).key(key)).contentLength();
    }

    void put(String bucket, String key, String text) {
      client.putObject(to -> to.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    void delete(String bucket, String key) {
      client.deleteObject(to -> to.bucket(bucket).key(key));
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context);
  }

  private static Running running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(S3Server.class))
        .computeIfAbsent(Running.class, any -> start(), Running.class);
  }

  private static Running start() {
    try {
      int port = freePort();
      URI address = URI.create("http://127.0.0.1:" + port);
      Path folder = Files.createTempDirectory("leat-s3");
      Files.writeString(folder.resolve("conf"), configuration(address));
      Files.writeString(folder.resolve("logback.xml"), LOGGING);
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Dlogback.configurationFile=" + folder.resolve("logback.xml"),
                  "-cp",
                  Path.of(System.getProperty("leat.s3.server"), "*").toString(),
                  "org.gaul.s3proxy.Main",
                  "--properties",
                  folder.resolve("conf").toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      awaitAnswer(process, port, folder.resolve("log"));
      System.setProperty("aws.region", "us-east-1");
      System.setProperty("aws.accessKeyId", ACCESS_KEY);
      System.setProperty("aws.secretAccessKey", SECRET);
      return new Running(process, folder, address, client(address));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("The server does not start.", e);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private static String configuration(URI address) {
    return """
    s3proxy.endpoint=%s
    s3proxy.authorization=aws-v2-or-v4
    s3proxy.identity=%s
    s3proxy.credential=%s
    jclouds.provider=transient-nio2
    jclouds.identity=any
    jclouds.credential=any
    """
        .formatted(address, ACCESS_KEY, SECRET);
  }

  private static void awaitAnswer(Process process, int port, Path log)
      throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
    while (!answers(port)) {
      boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
      assertThat(ended).as("the server has ended: %s", Files.readString(log)).isFalse();
      assertThat(Instant.now()).as("no answer: %s", Files.readString(log)).isBefore(deadline);
    }
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static S3Client client(URI address) {
    return S3Client.builder()
        .endpointOverride(address)
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET)))
        .build();
  }
}
