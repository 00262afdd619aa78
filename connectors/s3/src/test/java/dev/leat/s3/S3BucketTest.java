package dev.leat.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.s3.S3Server.Running;
import dev.leat.spi.Bucket;
import dev.leat.spi.Bucket.Content;
import dev.leat.spi.Bucket.Listed;
import dev.leat.spi.UnreachableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(S3Server.class)
class S3BucketTest {

  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path folder;

  private Running server;
  private String name;
  private Bucket bucket;

  @BeforeEach
  void openNewBucket(Running running) {
    server = running;
    name = server.newBucket();
    bucket = new S3Bucket(name, new Endpoint(Optional.of(server.address())));
  }

  private static Content text(String text) {
    return new Content.OfBytes(text.getBytes(UTF_8));
  }

  private Optional<String> read(String key) {
    return bucket.get(key).map(bytes -> new String(bytes, UTF_8));
  }

  @Test
  void whatIsPutIsRead() {
    bucket.put("a/b", text("one"));
    bucket.put("a/b", text("two"));

    assertThat(read("a/b")).contains("two");
    assertThat(read("a")).isEmpty();
  }

  @Test
  void anEmptyObjectIsAnObject() {
    bucket.put("empty", text(""));

    assertThat(read("empty")).contains("");
  }

  @Test
  void anObjectIsPutOnceWhereThereIsNone() {
    List<Boolean> put =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> bucket.putIfAbsent("entry", text("writer " + i)))
            .toList();

    assertThat(put).containsOnlyOnce(true);
    assertThat(read("entry")).contains("writer " + put.indexOf(true));
  }

  @Test
  void whatIsDeletedIsGone() {
    bucket.put("a", text("1"));
    bucket.delete("a");
    bucket.delete("a");

    assertThat(read("a")).isEmpty();
    assertThat(bucket.download("a", folder.resolve("a"))).isFalse();
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void aFileIsUploadedInPartsAndDownloadedWhole() throws IOException {
    byte[] bytes = new byte[12 * MEBIBYTE + 7];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("file"), bytes);
    Bucket parted = new S3Bucket(name, new Endpoint(Optional.of(server.address())), 5L * MEBIBYTE);
    parted.put("large", new Content.OfFile(file));

    assertThat(parted.putIfAbsent("large", new Content.OfFile(file))).isFalse();
    assertThat(bucket.download("large", folder.resolve("copy"))).isTrue();
    assertThat(folder.resolve("copy")).hasBinaryContent(bytes);
    assertThat(server.client().listMultipartUploads(to -> to.bucket(name)).uploads()).isEmpty();
  }

  @Test
  void keysMayHoldAnything() {
    List<String> keys =
        List.of("a b", "ä+ö", "50%25", "a?b=c&d", "quote\"s", "日本/語", "a~!*'()", "x:y;z");
    keys.forEach(key -> bucket.put("odd/" + key, text(key)));

    assertThat(keys).allSatisfy(key -> assertThat(read("odd/" + key)).contains(key));
    try (Stream<Listed> listed = bucket.list("odd/")) {
      assertThat(listed.map(object -> object.key().substring("odd/".length())))
          .containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  @Test
  void anUnknownBucketIsNamed() {
    Bucket unknown = new S3Bucket("no-such-bucket", new Endpoint(Optional.of(server.address())));

    assertThatThrownBy(() -> unknown.get("a/b"))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "\"s3://no-such-bucket/a/b\" cannot be read: there is no such bucket. Create it, or"
                + " check its name, AWS_REGION and AWS_ENDPOINT_URL_S3.");
    assertThatThrownBy(() -> unknown.put("a/b", text("x")))
        .hasMessageStartingWith("\"s3://no-such-bucket/a/b\" cannot be written: there is no such");
    assertThatThrownBy(() -> unknown.list("a/").toList())
        .hasMessageStartingWith("\"s3://no-such-bucket/a/\" cannot be listed: there is no such");
  }

  @Test
  void aServerThatDoesNotAnswerIsUnreachable() throws IOException {
    URI nobody = URI.create("http://127.0.0.1:" + S3Server.freePort());
    Bucket unreachable = new S3Bucket("results", new Endpoint(Optional.of(nobody)));

    assertThatThrownBy(() -> unreachable.get("a"))
        .isInstanceOf(UnreachableException.class)
        .hasMessage(
            "\"s3://results/a\" cannot be read: the server does not answer, Connect to %s failed:"
                + " Connection refused. Check the network, AWS_ENDPOINT_URL_S3 and AWS_REGION (the"
                + " server is %s).",
            nobody, nobody);
  }
}
