package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names files on a web server, and files by URL, wherever the command takes a file. */
class WebInputTest {

  private static final String PEOPLE = "id,name\n1,Ann\n2,Bob\n";

  @TempDir private Path folder;
  private WebServer server;
  private Command command;

  @BeforeEach
  void startServer() throws IOException {
    server = new WebServer().with("/people.csv", PEOPLE.getBytes(StandardCharsets.UTF_8));
    command = Command.in(folder);
    Files.createDirectory(folder.resolve("temp"));
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void everyCommandReadsUrlsOnceAndLeavesNothing() throws Exception {
    String url = server.url("/people.csv");
    String flow =
        """
        datasets: {more: [{read: "%1$s"}]}
        steps:
          - read: ["%1$s", "%1$s"]
          - join: {with: more, on: id}
          - write: out.csv
        """;
    Files.writeString(folder.resolve("flow.yaml"), flow.formatted(url));
    for (String[] arguments :
        new String[][] {
          {"convert", url, "-", "--temp-dir", "temp"},
          {"show", url, "--temp-dir", "temp"},
          {"sniff", url},
          {"run", "flow.yaml", "--temp-dir", "temp"},
          {"explain", "flow.yaml"}
        }) {
      int before = server.requests().size();
      assertThat(command.run(arguments).exits(0).out()).as(arguments[0]).contains("id");
      assertThat(server.requests()).as(arguments[0]).hasSize(before + 1);
    }
    assertThat(files(folder.resolve("temp"))).isEmpty();
    assertThat(folder.resolve("out.csv"))
        .hasContent("id,name,name_right\n1,Ann,Ann\n2,Bob,Bob\n1,Ann,Ann\n2,Bob,Bob\n");
  }

  @Test
  void compressedFilesAreReadAndRowsNameTheUrlWithoutSecrets() throws Exception {
    server.with("/people.csv.gz", gzip(PEOPLE));
    String url = server.url("/people.csv.gz?token=geheim").replace("//", "//me:geheim@");

    Command.Ended ended = command.run("convert", url, "-", "--origin", "file").exits(0);

    String shown = server.url("/people.csv.gz?token=***").replace("//", "//***@");
    assertThat(ended.out()).isEqualTo("id,name,_file\n1,Ann,%1$s\n2,Bob,%1$s\n".formatted(shown));
    assertThat(command.run("convert", url + "#sha256=x", "-", "--debug").err())
        .contains("***")
        .doesNotContain("geheim");
  }

  @Test
  void theEndOfThePathSaysTheFormat() throws Exception {
    server.with("/a.jsonl.gz", gzip("{\"id\": 1}\n{\"id\": 2}\n"));

    assertThat(command.run("convert", server.url("/a.jsonl.gz?v=b.csv"), "-").exits(0).out())
        .isEqualTo("id\n1\n2\n");
  }

  @Test
  void secretsOfAFlowAreNotShownWhenItFails() throws Exception {
    String url = server.url("/none.csv?key=geheim").replace("//", "//me:geheim@");
    Files.writeString(
        folder.resolve("flow.yaml"),
        "parameters: {in: \"%s\"}\nsteps:\n  - read: \"%s\"\n".formatted(url, url));
    for (String[] arguments :
        new String[][] {
          {"run", "flow.yaml", "--log-format", "json"},
          {"explain", "flow.yaml"},
          {"run", "flow.yaml", "--report", "r.json", "--debug"},
          {"run", "flow.yaml", "in2=" + url},
          {"convert", "x:" + url, "-"}
        }) {
      Command.Ended ended = command.run(arguments);
      assertThat(ended.exitCode()).isNotZero();
      assertThat(ended.out() + ended.err()).doesNotContain("geheim");
    }
  }

  @Test
  void partitionsOfUrlsAreNoColumns() throws Exception {
    server.with("/t/year=2020/p.csv", PEOPLE.getBytes(StandardCharsets.UTF_8));

    String out = command.run("convert", server.url("/t/year=2020/p.csv?key=1"), "-").exits(0).out();
    assertThat(out).isEqualTo(PEOPLE);
  }

  @Test
  void whatIsNotThereIsToldInOneLine() throws Exception {
    String url = server.url("/none.csv");
    command
        .run("convert", url, "-")
        .exits(4)
        .says("error: \"" + url + "\" cannot be fetched: the server answers 404 (not found).");
  }

  @Test
  void filesMayBeNamedByUrl() throws Exception {
    Path in = folder.resolve("a b.csv");
    Files.writeString(in, PEOPLE);
    String out = folder.resolve("ö %.csv").toUri().toString();

    command
        .run("convert", in.toUri().toString(), "-o", out, "--report", folder.toUri() + "r%20.json")
        .exits(0);
    assertThat(folder.resolve("ö %.csv")).hasContent(PEOPLE);
    assertThat(folder.resolve("r .json")).exists();
    command.run("convert", in.toUri().toString(), in.toUri().toString(), "--force").exits(2);
  }

  @Test
  void aLoadIsRunOnceAndItsFailureIsToldAsItSaysIt() throws Exception {
    String flow =
        """
        steps:
          - load: {name: people.csv, command: [sh, -c, "%s"]}
          - write: out.csv
        """;
    Files.writeString(folder.resolve("people"), PEOPLE);
    Files.writeString(folder.resolve("flow.yaml"), flow.formatted("echo x >> runs; cat people"));
    command.run("run", "flow.yaml", "--temp-dir", "temp").exits(0);
    assertThat(folder.resolve("out.csv")).hasContent(PEOPLE);
    assertThat(folder.resolve("runs")).hasContent("x\n");
    assertThat(files(folder.resolve("temp"))).isEmpty();

    Files.writeString(folder.resolve("flow.yaml"), flow.formatted("echo hm >&2; exit 3"));
    command
        .run("run", "flow.yaml")
        .exits(1)
        .says("flow.yaml:2:5: The load \"people.csv\" failed: \"sh\" ended with exit code 3: hm.");
  }

  @Test
  void withoutAUrlNothingIsLoadedThatFetches() throws Exception {
    Files.writeString(folder.resolve("in.csv"), PEOPLE);
    ProcessBuilder builder = command.builder("convert", "in.csv", "-");
    builder.command().add(1, "-verbose:class");
    Path log = folder.resolve("classes.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();

    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(log))
        .contains("dev.leat.internal.engine.file.Inputs ")
        .doesNotContain("java.net.http.", "file.http.Download", "file.http.WebClient");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }
}
