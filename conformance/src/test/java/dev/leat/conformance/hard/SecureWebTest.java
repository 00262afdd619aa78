package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads files by https, from a server whose certificate the command knows or does not know. */
class SecureWebTest {

  private static final String PEOPLE = "id,name\n1,Ann\n";
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;
  private Path keys;
  private HttpsServer server;

  @BeforeEach
  void startServer() throws Exception {
    keys = folder.resolve("keys.p12");
    makeKeys();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext("/", SecureWebTest::answer);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void makeKeys() throws Exception {
    List<String> keytool =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "server",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=ip:127.0.0.1",
            "-storepass",
            PASSWORD,
            "-keystore",
            keys.toString());
    Process process =
        new ProcessBuilder(keytool)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private SSLContext context() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestURI().getPath().equals("/moved.csv")) {
        exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/people.csv");
        exchange.sendResponseHeaders(302, -1);
      } else {
        byte[] bytes = PEOPLE.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Test
  void aFileIsReadFromAServerThatIsTrusted() throws Exception {
    assertThat(trusting("convert", url("/people.csv"), "-").exits(0).out()).isEqualTo(PEOPLE);
  }

  @Test
  void aRedirectToPlainHttpIsRefused() throws Exception {
    trusting("convert", url("/moved.csv"), "-")
        .exits(4)
        .says("it leads from https to \"http://127.0.0.1:1/people.csv\", where others can read");
  }

  @Test
  void aServerThatIsNotTrustedIsToldAsSuch() throws Exception {
    Command.in(folder)
        .run("convert", url("/people.csv"), "-")
        .exits(4)
        .says("there is no secure connection to 127.0.0.1:", "Check the URL and the certificate");
  }

  private Command.Ended trusting(String... arguments) throws Exception {
    ProcessBuilder builder = Command.in(folder).builder(arguments);
    builder.command().add(1, "-Djavax.net.ssl.trustStore=" + keys);
    builder.command().add(1, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    return Command.run(builder);
  }

  private String url(String path) {
    return "https://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
