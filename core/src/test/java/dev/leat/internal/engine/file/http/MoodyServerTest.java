package dev.leat.internal.engine.file.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import dev.leat.data.LeatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks servers that do anything at random: a file is one of its versions, or there is none. */
class MoodyServerTest {

  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(20), 4, Duration.ofMillis(1), Duration.ofMillis(2));

  @TempDir private Path folder;

  @Test
  void whatIsFetchedIsAlwaysOneVersion() throws IOException {
    Random random = new Random(Long.getLong("leat.seed", 11));
    List<byte[]> versions = List.of(bytes(1, 200_000), bytes(2, 200_000), bytes(3, 70_000));
    int fetched = 0;
    try (WebServer server = new WebServer()) {
      for (int round = 0; round < 150; round++) {
        Path target = folder.resolve("file" + round % 7);
        server.answers(answers(random, versions));
        try {
          Download.fetch(server.location("/a"), target, Keeping.FOR_NOW, SHORT, new Transfer());
          byte[] content = Files.readAllBytes(target);
          assertThat(versions).anyMatch(version -> Arrays.equals(version, content));
          Files.delete(target);
          fetched++;
        } catch (LeatException e) {
          assertThat(target).doesNotExist();
        }
      }
    }
    assertThat(fetched).isGreaterThan(50);
  }

  private static HttpHandler[] answers(Random random, List<byte[]> versions) {
    List<HttpHandler> answers = new ArrayList<>();
    int version = random.nextInt(versions.size());
    for (int i = random.nextInt(8); i >= 0; i--) {
      version = random.nextInt(5) == 0 ? random.nextInt(versions.size()) : version;
      byte[] bytes = versions.get(version);
      String tag = "\"v" + version + "\"";
      answers.add(
          switch (random.nextInt(7)) {
            case 0 -> WebServer.status(random.nextBoolean() ? 503 : 416);
            case 1 -> WebServer.whole(bytes, "ETag", tag);
            case 2 -> WebServer.chunked(bytes);
            case 3 -> WebServer.ranges(bytes, tag);
            default -> WebServer.cut(bytes, random.nextInt(100_000), tag);
          });
    }
    return answers.toArray(HttpHandler[]::new);
  }

  private static byte[] bytes(long seed, int count) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
