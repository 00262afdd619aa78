package dev.leat.internal.engine.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Csv;
import dev.leat.io.Encoding;
import dev.leat.io.Sink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {

  private static final byte[] TEXT = "größe,😀\n".repeat(10_000).getBytes(UTF_8);

  @TempDir Path directory;

  @Test
  void aFileAppearsWhenItIsCommittedAndNotBefore() throws IOException {
    Path target = directory.resolve("result.csv");
    try (OutputFile output = Outputs.open(sink(target), OutputStream.nullOutputStream())) {
      output.write(TEXT, 0, TEXT.length);
      assertThat(target).doesNotExist();
      output.commit();
    }

    assertThat(target).hasBinaryContent(TEXT);
    assertThat(entries()).containsExactly("result.csv");
  }

  @Test
  void aRunThatFailsLeavesTheOldFileAndNoOther() throws IOException {
    Path target = directory.resolve("result.csv");
    Files.writeString(target, "old");
    try (OutputFile output = Outputs.open(sink(target), OutputStream.nullOutputStream())) {
      output.write(TEXT, 0, TEXT.length);
    }

    assertThat(target).hasContent("old");
    assertThat(entries()).containsExactly("result.csv");
  }

  @Test
  void closingTwiceAndAfterTheCommitDoesNothing() throws IOException {
    Path target = directory.resolve("result.csv");
    OutputFile output = Outputs.open(sink(target), OutputStream.nullOutputStream());
    output.commit();
    output.close();
    output.close();

    assertThat(target).isEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.csv", "a.csv.gz", "a.csv.zst", "a.csv.bz2"})
  void theExtensionDecidesTheCompressionAndReadingUndoesIt(String name) throws IOException {
    Path target = directory.resolve(name);
    write(sink(target), TEXT);

    InputFile file = Inputs.ofProcess().resolve(List.of(target.toString()), Csv.sniffed()).get(0);
    try (DecodedStream stream = file.open()) {
      assertThat(stream.readAllBytes()).isEqualTo(TEXT);
    }
    assertThat(file.isSeekable()).isEqualTo(name.equals("a.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-16le", "utf-16", "utf-32be"})
  void otherEncodingsAreWrittenAsAsked(String label) throws IOException {
    Path target = directory.resolve("a.csv");
    write(new Sink(target.toString(), Csv.commas().encoding(new Encoding(label))), TEXT);

    String read = new String(Files.readAllBytes(target), Charset.forName(label));
    assertThat(read).isEqualTo(new String(TEXT, UTF_8));
  }

  @Test
  void aCharacterThatTheEncodingLacksIsAnError() {
    Sink sink =
        new Sink(
            directory.resolve("a.csv").toString(), Csv.commas().encoding(new Encoding("latin1")));

    assertThatThrownBy(() -> write(sink, TEXT))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("iso-8859-1 has no character \"😀\"");
    assertThat(directory.resolve("a.csv")).doesNotExist();
  }

  @Test
  void aDirectoryIsNoTarget() {
    assertOutput(sink(directory), "is a directory (expected: a file)");
  }

  @Test
  void aMissingDirectoryIsAnErrorUnlessItIsToBeCreated() throws IOException {
    Path target = directory.resolve("x/y/result.csv");

    assertOutput(sink(target), "there is no \"" + target.getParent() + "\". Create it first.");
    Sink creating =
        new Sink(target.toString(), Csv.commas(), Sink.Overwrite.REPLACE, Sink.Parents.CREATE);
    write(creating, TEXT);
    assertThat(target).hasBinaryContent(TEXT);
  }

  @Test
  void aFileThatIsThereIsKeptWhenAsked() throws IOException {
    Path target = directory.resolve("result.csv");
    Sink keeping =
        new Sink(target.toString(), Csv.commas(), Sink.Overwrite.REFUSE, Sink.Parents.EXPECT);
    try (OutputFile output = Outputs.open(keeping, OutputStream.nullOutputStream())) {
      Files.writeString(target, "somebody was faster");
      assertThatThrownBy(output::commit).hasMessageContaining("is there already");
    }

    assertThat(target).hasContent("somebody was faster");
    assertThat(entries()).containsExactly("result.csv");
    assertOutput(keeping, "is there already. Overwrite it with --force");
  }

  @Test
  void aDirectoryWithoutPermissionIsAnError() throws IOException {
    Path closed = Files.createDirectory(directory.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    assumeTrue(!Files.isWritable(closed), "the superuser may write everywhere");

    assertOutput(sink(closed.resolve("a.csv")), "no permission to create files");
  }

  @Test
  void aLinkIsKeptAndTheFileItLeadsToIsReplacedWithItsPermissions() throws IOException {
    Path real = directory.resolve("real.csv");
    Path link = directory.resolve("link.csv");
    Files.writeString(real, "old");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
    Files.createSymbolicLink(link, real);
    write(sink(link), TEXT);

    assertThat(link).isSymbolicLink();
    assertThat(real).hasBinaryContent(TEXT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
        .isEqualTo("rw-rw----");
  }

  @Test
  void anInputIsNoOutputHoweverItIsSpelt() throws IOException {
    Path input = directory.resolve("in.csv");
    Files.writeString(input, "a\n");
    Files.createLink(directory.resolve("hard.csv"), input);
    Files.createSymbolicLink(directory.resolve("soft.csv"), input);
    List<InputFile> inputs = Inputs.ofProcess().resolve(List.of(input.toString()), Csv.sniffed());

    for (String name : new String[] {"in.csv", "./in.csv", "hard.csv", "soft.csv"}) {
      assertThatThrownBy(() -> Outputs.check(sink(directory.resolve(name)), inputs))
          .isInstanceOfSatisfying(
              LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
          .hasMessageContaining("is also an input");
    }
    Outputs.check(sink(directory.resolve("out.csv")), inputs);
  }

  @Test
  void aFullDiskIsSaidWithTheBytesThatWentWell() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");

    assertThatThrownBy(() -> write(sink(Path.of("/dev/full")), new byte[1 << 20]))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.SPACE))
        .hasMessageContaining("The disk is full: \"/dev/full\"");
  }

  @Test
  void aDeviceIsWrittenAsItComes() {
    assumeTrue(Files.exists(Path.of("/dev/null")), "there is no /dev/null");
    write(sink(Path.of("/dev/null")), TEXT);

    assertThat(Path.of("/dev/null")).exists();
  }

  @Test
  void standardOutputIsFlushedAndStaysOpen() {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    try (OutputFile output = Outputs.open(new Sink("-", Csv.commas()), stdout)) {
      output.write(TEXT, 0, TEXT.length);
      output.commit();
      assertThat(output.writtenBytes()).isEqualTo(TEXT.length);
    }

    assertThat(stdout.toByteArray()).isEqualTo(TEXT);
  }

  @Test
  void aReaderThatLeftIsToldApartFromFailures() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    OutputFile output = Outputs.open(new Sink("-", Csv.commas()), broken);

    assertThatThrownBy(() -> output.write(new byte[1 << 20], 0, 1 << 20))
        .isInstanceOf(ClosedPipe.class);
  }

  private static void write(Sink sink, byte[] bytes) {
    try (OutputFile output = Outputs.open(sink, OutputStream.nullOutputStream())) {
      output.write(bytes, 0, bytes.length);
      output.commit();
    }
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static Sink sink(Path target) {
    return new Sink(target.toString(), Csv.commas());
  }

  private static void assertOutput(Sink sink, String part) {
    assertThatThrownBy(() -> Outputs.open(sink, OutputStream.nullOutputStream()))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUTPUT))
        .hasMessageContaining(part);
  }
}
