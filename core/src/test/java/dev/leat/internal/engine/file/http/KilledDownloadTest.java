package dev.leat.internal.engine.file.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.io.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledDownloadTest {

  private static final byte[] FILE = new byte[1_000_000];
  private static final int SENT = 600_000;

  static {
    new Random(3).nextBytes(FILE);
  }

  @TempDir private Path folder;

  /** Another process: downloads until it is killed, and says how many bytes have come. */
  static final class Downloader {

    private Downloader() {}

    public static void main(String[] arguments) {
      Transfer transfer = new Transfer();
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            while (transfer.receivedBytes() < SENT) {
              Thread.onSpinWait();
            }
            System.out.println(transfer.receivedBytes());
          });
      Path target = Path.of(arguments[1]);
      Location location = new Location(arguments[0]);
      Download.fetch(location, target, Keeping.FOR_GOOD, Patience.USUAL, transfer);
    }
  }

  @Test
  void anotherProcessGoesOnWhereOneWasKilled() throws Exception {
    Path target = folder.resolve("file.csv");
    try (WebServer server = new WebServer()) {
      server.answers(server.stuck(FILE, SENT, "ETag", "\"v1\""), WebServer.ranges(FILE, "\"v1\""));
      Process downloader = start(server.url("/a.csv"), target);
      assertThat(downloader.inputReader().readLine()).isEqualTo(String.valueOf(SENT));
      downloader.destroyForcibly();
      assertThat(downloader.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(target).doesNotExist();

      Transfer transfer = new Transfer();
      Download.fetch(server.location("/a.csv"), target, Keeping.FOR_GOOD, Patience.USUAL, transfer);

      assertThat(target).hasBinaryContent(FILE);
      assertThat(server.requests().getLast().header("Range")).isEqualTo("bytes=" + SENT + "-");
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(target);
      }
    }
  }

  @Test
  void aProcessWaitsForAnotherThatFetchesTheSame() throws Exception {
    Path target = folder.resolve("file.csv");
    try (WebServer server = new WebServer()) {
      server.answers(server.stuck(FILE, SENT, "ETag", "\"v1\""), WebServer.ranges(FILE, "\"v1\""));
      Process downloader = start(server.url("/a.csv"), target);
      assertThat(downloader.inputReader().readLine()).isEqualTo(String.valueOf(SENT));
      Thread waiting =
          Thread.ofPlatform()
              .start(() ->
                  Download.fetch(
                      server.location("/a.csv"),
                      target,
                      Keeping.FOR_GOOD,
                      Patience.USUAL,
                      new Transfer()));
      assertThat(waiting.join(java.time.Duration.ofMillis(300))).as("ended").isFalse();
      assertThat(server.requests()).hasSize(1);
      downloader.destroyForcibly();
      waiting.join(10_000);

      assertThat(target).hasBinaryContent(FILE);
      assertThat(server.requests()).hasSize(2);
    }
  }

  private static Process start(String url, Path target) throws Exception {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Downloader.class.getName(),
            url,
            target.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
