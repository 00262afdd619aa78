package dev.leat.conformance.hard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command on files that are damaged, huge in one line, or no tables at all. */
class HostileFilesTest {

  private static final int OK = 0;
  private static final int USAGE = 2;
  private static final int REJECTS = 3;
  private static final int INPUT = 4;

  @TempDir private Path folder;

  private Command leat;

  @BeforeEach
  void startInFolder() {
    leat = Command.in(folder);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void assertNoOutput() {
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(folder.toFile().list((dir, name) -> name.contains(".tmp"))).isEmpty();
  }

  @Test
  void missingColumnIsNamedWithTheNearestSpelling() throws Exception {
    write("in.csv", "region_id,date\n1,2019-01-01\n");
    write(
        "flow.yaml",
        "steps: [{read: in.csv}, {group_by: regionid, aggregate: count()}, {write: out.csv}]");
    leat.run("run", "flow.yaml").exits(USAGE).says("flow.yaml:1", "regionid", "region_id");
    assertNoOutput();
  }

  @Test
  void missingFileIsNamed() throws Exception {
    leat.run("convert", "in.csv", "out.csv").exits(INPUT).says("in.csv");
    assertNoOutput();
  }

  @Test
  void truncatedGzipIsAnError() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      Random random = new Random(1);
      gzip.write("a,b\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100_000; i++) {
        gzip.write((random.nextInt() + "," + i + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.write(
        folder.resolve("in.csv.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
    leat.run("convert", "in.csv.gz", "out.csv")
        .exits(INPUT)
        .says("in.csv.gz", "cut off", "Fetch it again");
    assertNoOutput();
  }

  @Test
  void binaryFileIsAnError() throws Exception {
    byte[] bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    Files.write(folder.resolve("in.csv"), bytes);
    int code = leat.run("convert", "in.csv", "out.csv").says("in.csv").exitCode();
    assertThat(code).isIn(REJECTS, INPUT);
    assertNoOutput();
  }

  @Test
  void lineOfHundredMegabytesIsAnErrorThatNamesTheLimit() throws Exception {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("in.csv")))) {
      out.write("a,b\n1,2\n3,".getBytes(StandardCharsets.UTF_8));
      byte[] mebibyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 100; i++) {
        out.write(mebibyte);
      }
      out.write("\n5,6\n".getBytes(StandardCharsets.UTF_8));
    }
    new Command(folder, "768m")
        .run("convert", "in.csv", "out.csv")
        .exits(INPUT)
        .says("in.csv, byte 8", "longer than 64 MB", "--max-record");
    assertNoOutput();
    new Command(folder, "2g")
        .run("convert", "in.csv", "out.csv", "--max-record", "200MB")
        .exits(OK);
    assertThat(Files.size(folder.resolve("out.csv")))
        .isEqualTo(Files.size(folder.resolve("in.csv")));
  }

  @Test
  void fewNulBytesArePassedOn() throws Exception {
    write("in.csv", "a,b\n\u0000,x\u0000y\n" + "1,2\n".repeat(1_000));
    leat.run("convert", "in.csv", "out.csv").exits(OK);
    assertThat(folder.resolve("out.csv")).hasSameBinaryContentAs(folder.resolve("in.csv"));
  }

  @Test
  void manyNulBytesAreAnErrorThatSaysWhere() throws Exception {
    write("in.csv", "a,b\n\u0000,x\u0000y\n1,\u0000\u0000\n");
    leat.run("convert", "in.csv", "out.csv").exits(INPUT).says("in.csv", "4 NUL bytes", "offset 4");
    assertNoOutput();
  }

  @Test
  void emptyDirectoryIsAnError() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    leat.run("convert", "in", "out.csv").exits(INPUT).says("in");
    assertNoOutput();
  }

  @Test
  void fileWithoutPermissionIsAnError() throws Exception {
    assumeFalse("root".equals(System.getProperty("user.name")), "root may read everything");
    write("in.csv", "a\n1\n");
    Files.setPosixFilePermissions(
        folder.resolve("in.csv"), PosixFilePermissions.fromString("---------"));
    leat.run("convert", "in.csv", "out.csv").exits(INPUT).says("permission denied");
    assertNoOutput();
  }

  @Test
  void emptyFileIsAnErrorUnlessItIsAllowed() throws Exception {
    write("in.csv", "");
    leat.run("convert", "in.csv", "out.csv").exits(INPUT).says("in.csv", "--allow-empty");
    assertNoOutput();
    leat.run("convert", "in.csv", "out.csv", "--allow-empty").exits(OK);
    assertThat(folder.resolve("out.csv")).isEmptyFile();
  }

  @Test
  void headerOnlyFileHasNoRows() throws Exception {
    write("in.csv", "a,b\n");
    leat.run("convert", "in.csv", "out.csv").exits(OK);
    assertThat(folder.resolve("out.csv")).hasContent("a,b\n");
  }

  @Test
  void outputThatIsTheInputIsRefused() throws Exception {
    write("in.csv", "a\n1\n");
    Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("in.csv"));
    leat.run("convert", "in.csv", "link.csv").exits(USAGE).says("link.csv", "in.csv");
    assertThat(folder.resolve("in.csv")).hasContent("a\n1\n");
  }
}
