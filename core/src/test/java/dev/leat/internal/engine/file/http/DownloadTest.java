package dev.leat.internal.engine.file.http;

import static dev.leat.internal.engine.file.http.WebServer.chunked;
import static dev.leat.internal.engine.file.http.WebServer.cut;
import static dev.leat.internal.engine.file.http.WebServer.ranges;
import static dev.leat.internal.engine.file.http.WebServer.status;
import static dev.leat.internal.engine.file.http.WebServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Location;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {

  private static final byte[] FILE = bytes(1, 300_000);
  private static final byte[] OTHER = bytes(2, 250_000);
  private static final String TAG = "\"v1\"";
  private static final Patience SHORT =
      new Patience(Duration.ofMillis(300), 3, Duration.ofMillis(1), Duration.ofSeconds(5));

  @TempDir private Path folder;
  private Path target;
  private WebServer server;

  @BeforeEach
  void startServer() throws IOException {
    target = folder.resolve("file.csv");
    server = new WebServer();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void aFileIsFetchedWholeAndNothingIsLeftBesideIt() throws IOException {
    server.answers(whole(FILE));
    Transfer transfer = new Transfer();
    Download.fetch(server.location("/a.csv"), target, Keeping.FOR_GOOD, SHORT, transfer);

    assertFetched(FILE);
    assertThat(transfer.receivedBytes()).isEqualTo(FILE.length);
    assertThat(transfer.totalBytes()).isEqualTo(FILE.length);
    assertThat(server.requests().getFirst().header("User-agent")).matches("leat/\\d.*");
  }

  @Test
  void aFileThatIsThereIsNotFetchedAgain() throws IOException {
    server.answers(whole(FILE));
    fetch("/a.csv");
    fetch("/a.csv");

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anEmptyFileAndAFileOfUnknownSizeAreFetched() throws IOException {
    server.answers(chunked(FILE));
    fetch("/a.csv");
    assertFetched(FILE);
    Files.delete(target);

    server.answers(whole(new byte[0]));
    fetch("/b.csv");
    assertFetched(new byte[0]);
  }

  @Test
  void redirectsAreFollowedUpToTen() throws IOException {
    server.answers(
        status(301, "Location", "/b"),
        status(302, "Location", server.url("/c?x=1")),
        status(307, "Location", "d e"),
        whole(FILE));
    fetch("/a");

    assertFetched(FILE);
    assertThat(server.requests())
        .extracting(WebServer.Request::path)
        .containsExactly("/a", "/b", "/c?x=1", "/d%20e");

    Files.delete(target);
    server.answers(status(308, "Location", "/a"));
    assertFails("/a", "leads on more than 10 times");
  }

  @Test
  void redirectsToElsewhereThanTheWebAreRefused() {
    server.answers(status(302, "Location", "ftp://127.0.0.1/a"));
    assertFails("/a", "leads to \"ftp://127.0.0.1/a\", which is no web address");
    server.answers(status(302));
    assertFails("/a", "which is no web address");
    server.answers(status(302, "Location", "http://[x"));
    assertFails("/a", "which is no web address");
  }

  @Test
  void whatBreaksOffIsGoneOnWithWhereItBroke() throws IOException {
    HttpHandler broken = cut(FILE, 50_000, TAG);
    server.answers(broken, broken, broken, broken, broken, broken);
    fetch("/a");

    assertFetched(FILE);
    assertThat(server.requests())
        .extracting(request -> request.header("Range"))
        .containsExactly(
            "", "bytes=50000-", "bytes=100000-", "bytes=150000-", "bytes=200000-", "bytes=250000-");
    assertThat(server.requests().getLast().header("If-range")).isEqualTo(TAG);
  }

  @Test
  void aFileThatChangesBetweenTriesIsFetchedAnew() throws IOException {
    server.answers(cut(FILE, 50_000, TAG), ranges(OTHER, "\"v2\""));
    fetch("/a");

    assertFetched(OTHER);
  }

  @Test
  void aPartOfAnotherVersionIsNotPutTogetherEvenIfTheServerDoes() throws IOException {
    HttpHandler wrong =
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"v2\"");
          exchange.getResponseHeaders().set("Content-Range", "bytes 50000-299999/300000");
          exchange.sendResponseHeaders(206, 250_000);
          exchange.getResponseBody().write(OTHER);
          exchange.close();
        };
    server.answers(cut(FILE, 50_000, TAG), wrong, ranges(FILE, "\"v3\""));
    fetch("/a");

    assertFetched(FILE);
  }

  @Test
  void aPartThatWasNotAskedForIsNotTaken() throws IOException {
    HttpHandler wrong =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Range", "bytes 10-299999/300000");
          exchange.sendResponseHeaders(206, -1);
          exchange.close();
        };
    server.answers(cut(FILE, 50_000, TAG), wrong, whole(FILE));
    fetch("/a");
    assertFetched(FILE);
    Files.delete(target);

    server.answers(cut(FILE, 50_000, TAG), status(416), whole(FILE));
    fetch("/a");
    assertFetched(FILE);
  }

  @Test
  void withoutRangesAFileIsFetchedFromItsStart() throws IOException {
    server.answers(cut(FILE, 50_000, TAG), whole(FILE));
    fetch("/a");
    assertFetched(FILE);
    Files.delete(target);

    server.answers(cut(FILE, 50_000, "W/\"weak\""), whole(FILE));
    fetch("/b");
    assertFetched(FILE);
    assertThat(server.requests().getLast().header("Range")).isEmpty();
  }

  @Test
  void anOldDateTellsVersionsAsATagDoesAndAFreshOneDoesNot() throws IOException {
    String old = "Wed, 21 Oct 2015 07:28:00 GMT";
    server.answers(server.stuck(FILE, 1000, "Last-Modified", old), whole(FILE));
    fetch("/a");

    assertThat(server.requests().getLast().header("If-range")).isEqualTo(old);
    assertFetched(FILE);
  }

  @Test
  void aServerThatAlwaysCutsIsGivenUpWithThePlace() {
    server.answers(cut(FILE, 50_000, "W/\"weak\""));

    assertFails("/a", "byte 50000 of 300000, at the last of 3 tries");
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() {
    server.answers(server.stuck(FILE, 1000));
    assertFails("/a", "sent nothing for 300 ms at byte 1000 of 300000");

    server.answers(server.silent());
    assertFails("/b", "sent no answer for 300 ms");
  }

  @Test
  void failuresThatPassAreTriedAgain() throws IOException {
    server.answers(status(503), status(429, "Retry-After", "0"), status(500), whole(FILE));
    assertFails("/a", "answers 500 (internal error), at the last of 3 tries");

    server.answers(
        status(408), status(503, "Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"), whole(FILE));
    fetch("/a");
    assertFetched(FILE);
  }

  @Test
  void aServerThatWantsALongPauseIsLeftAlone() {
    server.answers(status(429, "Retry-After", "3600"));

    assertFails("/a", "429 (too many requests), and wants to be left alone for 3600 seconds");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void failuresThatLastAreToldAtOnce() {
    for (String expected :
        List.of("404 (not found). Check the URL", "401 (unauthorized). Name user", "400 (bad")) {
      server.answers(status(Integer.parseInt(expected.substring(0, 3))));
      assertFails("/a", "the server answers " + expected);
    }
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void whatIsNoWebServerIsToldAsSuch() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> greet(other));
      String address = "127.0.0.1:" + other.getLocalPort();
      assertFails(new Location("https://%s/a".formatted(address)), "no secure connection");
      assertFails(new Location("http://%s/a".formatted(address)), "is no web server");
    }
  }

  private static void greet(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getOutputStream().write("220 welcome\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        client.shutdownOutput();
        client.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The client is gone, or the server closed.
      }
    }
  }

  @Test
  void whatIsNotThereIsToldAsSuch() {
    String port = server.url("").replaceAll(".*:", "");
    assertFails(new Location("http://%s.invalid/a".formatted("x".repeat(70))), "there is no host");
    server.close();
    assertFails(server.location("/a"), "127.0.0.1:" + port + " takes no connections");
    assertFails(new Location("http:///a"), "names no host");
    assertFails(new Location("http://a b/"), "names no host");
    assertFails(new Location("http://127.0.0.1:99999/"), "names no host");
    assertFails(new Location("http://a_b/"), "names no host");
  }

  @Test
  void secretsAreSentToTheServerOnlyAndNeverShown() throws IOException {
    String url = server.url("/a?api_key=geheim&x=1").replace("//", "//me:pass%40word@");
    server.answers(status(404));
    assertThatThrownBy(() -> fetch(new Location(url)))
        .message()
        .contains("//***@127.0.0.1", "?api_key=***&x=1")
        .doesNotContain("geheim", "word");

    String basic =
        Base64.getEncoder().encodeToString("me:pass@word".getBytes(StandardCharsets.UTF_8));
    assertThat(server.requests().getFirst().header("Authorization")).isEqualTo("Basic " + basic);

    try (WebServer elsewhere = new WebServer().answers(whole(FILE))) {
      server.answers(status(302, "Location", elsewhere.url("/b")));
      fetch(new Location(url));
      assertThat(elsewhere.requests().getFirst().header("Authorization")).isEmpty();
    }
  }

  @Test
  void aCodingOfTheServerIsUndone() throws IOException {
    server.answers(whole(gzip(FILE), "Content-Encoding", "gzip"));
    fetch("/a.csv");
    assertFetched(FILE);
    Files.delete(target);

    server.answers(whole(FILE, "Content-Encoding", "br"));
    assertFails("/b.csv", "in the coding \"br\"");
    server.answers(whole(FILE, "Content-Encoding", "gzip"));
    assertFails("/c.csv", "no whole gzip data");
    server.answers(whole(new byte[] {0x1F, (byte) 0x8B}, "Content-Encoding", "gzip"));
    assertFails("/d.csv", "no whole gzip data");
  }

  @Test
  void theCompressionOfAFileIsNotACodingWhateverTheServerCallsIt() throws IOException {
    target = folder.resolve("file.csv.gz");
    server.answers(whole(gzip(FILE), "Content-Encoding", "x-gzip"));
    fetch("/a.csv.gz");
    assertFetched(gzip(FILE));
    Files.delete(target);

    server.answers(whole(gzip(gzip(FILE)), "Content-Encoding", "gzip"));
    fetch("/b.csv.gz");
    assertFetched(gzip(FILE));
  }

  @Test
  void anExpectedChecksumIsChecked() throws Exception {
    server.answers(whole(FILE));
    String hex = HexFormat.of().formatHex(digest("SHA-256", FILE));
    fetch("/a#sha256=" + hex);
    assertFetched(FILE);
    assertFails("/a#sha256=" + "0".repeat(64), "its SHA-256 is " + hex + " (expected: 000");
    Files.delete(target);

    assertFails("/a#sha256=" + "0".repeat(64), "its SHA-256 is " + hex + " (expected: 000");
    assertThat(target).doesNotExist();
    assertFails("/a#sha256=abc", "(expected: #sha256= and 64 hexadecimal digits)");
    assertFails("/a#sha256=" + "0".repeat(64), "its SHA-256");
  }

  @Test
  void announcedChecksumsAreChecked() throws Exception {
    String sha = Base64.getEncoder().encodeToString(digest("SHA-256", FILE));
    String md5 = Base64.getEncoder().encodeToString(digest("MD5", FILE));
    for (String[] header :
        new String[][] {
          {"Repr-Digest", "sha-256=:" + sha + ":"},
          {"Content-Digest", "unixsum=1, sha-256=:" + sha + ":"},
          {"Digest", "SHA-256=" + sha},
          {"Content-MD5", md5}
        }) {
      Files.deleteIfExists(target);
      server.answers(whole(OTHER, header), whole(FILE, header));
      fetch("/" + header[0]);
      assertFetched(FILE);
    }
    Files.delete(target);
    server.answers(whole(OTHER, "Digest", "SHA-256=" + sha));
    assertFails("/x", "another checksum than it announces, at the last of 3 tries");
  }

  @Test
  void thePartWithAWrongChecksumIsFetchedAgainAlone() throws Exception {
    String wrong = Base64.getEncoder().encodeToString(digest("MD5", FILE));
    server.answers(
        cut(FILE, 50_000, TAG), ranges(FILE, TAG, "Content-MD5", wrong), ranges(FILE, TAG));
    fetch("/a");

    assertFetched(FILE);
    assertThat(server.requests().getLast().header("Range")).isEqualTo("bytes=50000-");
  }

  @Test
  void aLaterFetchGoesOnWithThePartUnlessItIsOfAnotherUrl() throws IOException {
    server.answers(cut(FILE, 100_000, TAG), status(404));
    assertFails("/a", "404");
    assertThat(folder.resolve("file.csv.part")).hasSize(100_000);

    server.answers(ranges(FILE, TAG));
    fetch("/a");
    assertFetched(FILE);
    assertThat(server.requests().getLast().header("Range")).isEqualTo("bytes=100000-");
    Files.delete(target);

    server.answers(cut(FILE, 100_000, TAG), status(404));
    assertFails("/a", "404");
    server.answers(ranges(OTHER, TAG));
    fetch("/b");
    assertFetched(OTHER);
  }

  @Test
  void aPartWithADamagedNoteIsFetchedAnew() throws IOException {
    for (String note : List.of("", "leat download 1\naddress x\n", "nonsense", "\u0000\n\n")) {
      Files.deleteIfExists(target);
      Files.write(folder.resolve("file.csv.part"), OTHER);
      Files.writeString(folder.resolve("file.csv.part.note"), note);
      server.answers(ranges(FILE, TAG));
      fetch("/a");
      assertFetched(FILE);
    }
  }

  @Test
  void aHostIsAskedForOneFileAtATime() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    HttpHandler counting =
        exchange -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.onSpinWait();
          now.decrementAndGet();
          WebServer.whole(FILE).handle(exchange);
        };
    server.answers(counting);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String name = "file" + i;
      threads.add(
          Thread.ofPlatform()
              .start(() ->
                  Download.fetch(
                      server.location("/" + name),
                      folder.resolve(name),
                      Keeping.FOR_NOW,
                      SHORT,
                      new Transfer())));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(most).hasValue(1);
    for (int i = 0; i < 8; i++) {
      assertThat(folder.resolve("file" + i)).hasBinaryContent(FILE);
    }
  }

  @Test
  void anInterruptedFetchEndsAtOnce() {
    server.answers(server.stuck(FILE, 1000));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> fetch("/a"))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aDirectoryThatIsNotThereIsToldAsSuch() {
    server.answers(whole(FILE));
    target = folder.resolve("no/file.csv");

    assertThatThrownBy(() -> fetch("/a")).hasMessageContaining("cannot be stored in");
  }

  private void fetch(String path) {
    fetch(server.location(path));
  }

  private void fetch(Location location) {
    Download.fetch(location, target, Keeping.FOR_NOW, SHORT, new Transfer());
  }

  private void assertFails(String path, String part) {
    assertFails(server.location(path), part);
  }

  private void assertFails(Location location, String part) {
    assertThatThrownBy(() -> fetch(location))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT))
        .hasMessageContaining(part)
        .message()
        .doesNotContain("\n");
  }

  private void assertFetched(byte[] expected) throws IOException {
    assertThat(target).hasBinaryContent(expected);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  private static byte[] digest(String algorithm, byte[] bytes) throws Exception {
    return MessageDigest.getInstance(algorithm).digest(bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(long seed, int count) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
