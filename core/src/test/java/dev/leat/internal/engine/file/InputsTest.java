package dev.leat.internal.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Csv;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

  @TempDir Path directory;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String name :
        new String[] {
          "b.csv",
          "a.csv",
          "c.txt",
          ".hidden.csv",
          "_SUCCESS",
          "sub/d.csv",
          "sub/deep/e.csv",
          "sub/.git/f.csv",
          "data[1].csv",
          "data1.csv",
          "parts/part-1",
          "parts/part-0",
          "parts/_SUCCESS",
          "parts/.part.crc",
          "bare/_SUCCESS",
          "nested/2020/x.csv",
          "table/year=2020/x.csv",
          "table/year=2020/month=2/y.csv",
          "table/other/z.csv"
        }) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x\n");
    }
  }

  @Test
  void aPathIsOneFileThatIsNamedAsItWasWritten() {
    assertThat(names("a.csv")).containsExactly("a.csv");
  }

  @Test
  void aFileUrlIsAPath() {
    InputFile file = resolve(directory.resolve("a.csv").toUri().toString()).getFirst();

    assertThat(file.path()).contains(directory.resolve("a.csv"));
  }

  @Test
  void aFileUrlMayHaveEscapesAHostAndAPattern() throws IOException {
    Files.writeString(directory.resolve("ü b.csv"), "x\n");

    assertThat(resolve("file://" + directory + "/%C3%BC%20b.csv").getFirst().path())
        .contains(directory.resolve("ü b.csv"));
    assertThat(resolve("FILE://localhost" + directory + "/a.csv").getFirst().path())
        .contains(directory.resolve("a.csv"));
    assertThat(resolve("file:" + directory + "/b.*")).hasSize(1);
    assertThatThrownBy(() -> resolve("file:///a b.csv")).hasMessageContaining("%20 for a blank");
  }

  @Test
  void aGlobGivesSortedVisibleFiles() {
    assertThat(names("*.csv")).containsExactly("a.csv", "b.csv", "data1.csv", "data[1].csv");
    assertThat(names("{b,c}.*")).containsExactly("b.csv", "c.txt");
    assertThat(names("[ab].csv")).containsExactly("a.csv", "b.csv");
    assertThat(names("?.txt")).containsExactly("c.txt");
    assertThat(names(".*.csv")).containsExactly(".hidden.csv");
  }

  @Test
  void twoStarsAreAnyNumberOfDirectoriesButNotHiddenOnes() {
    assertThat(names("**/[de].csv")).containsExactly("sub/d.csv", "sub/deep/e.csv");
    assertThat(names("sub/**")).containsExactly("sub/d.csv", "sub/deep/e.csv");
    assertThat(names("**/a.csv")).containsExactly("a.csv");
    assertThat(names("sub/**/deep/*.csv")).containsExactly("sub/deep/e.csv");
  }

  @Test
  void twoStarsDoNotWalkInCircles() throws IOException {
    Files.createSymbolicLink(directory.resolve("sub/loop"), directory.resolve("sub"));

    assertThat(names("sub/**/*.csv")).containsExactly("sub/d.csv", "sub/deep/e.csv");
  }

  @Test
  void aNameThatExistsIsNoGlob() {
    assertThat(names("data[1].csv")).containsExactly("data[1].csv");
  }

  @Test
  void aDirectoryIsItsPartsInOrderWithoutMarkersAndHiddenFiles() {
    assertThat(names("parts")).containsExactly("parts/part-0", "parts/part-1");
    assertThat(names("parts/")).containsExactly("parts/part-0", "parts/part-1");
  }

  @Test
  void directoriesNamedAsPartitionsAreRead() {
    assertThat(names("table"))
        .containsExactly("table/year=2020/month=2/y.csv", "table/year=2020/x.csv");
  }

  @Test
  void aDirectoryWithoutPartsIsAnError() {
    assertInput("bare", "bare\" has no files to read. Check its name.");
    assertInput("nested", "nested/**/*\".");
  }

  @Test
  void aGlobWithoutMatchesIsAnError() {
    assertInput("*.parquet", "No file matches");
    assertInput("none/*.csv", "No file matches");
  }

  @Test
  void aPatternThatIsNoneIsAnError() {
    assertInput("[ab.csv", "is no pattern");
  }

  @Test
  void aMisspeltNameIsCorrected() {
    assertInput("data2.csv", "data2.csv\". Did you mean \"data1.csv\"?");
    assertInput("none/a.csv", "its directory is not there either");
  }

  @Test
  void locationsWithoutAConnectorAreNamed() {
    assertThatThrownBy(() -> Inputs.ofProcess().resolve(List.of("s3://b/k.csv"), Csv.sniffed()))
        .hasMessageContaining("no connector for s3");
  }

  @Test
  void anUnreadableFileIsAnError() throws IOException {
    Path file = directory.resolve("secret.csv");
    Files.writeString(file, "x");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "the superuser may read everything");

    assertInput("secret.csv", "permission denied");
  }

  @Test
  void standardInputCanBeNamedOnce() {
    Inputs inputs = Inputs.withStdin(InputStream.nullInputStream());

    assertThat(inputs.resolve(List.of("-"), Csv.sniffed())).hasSize(1);
    assertThatThrownBy(() -> inputs.resolve(List.of("-", "-"), Csv.sniffed()))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("named twice");
  }

  @Test
  void severalLocationsKeepTheirOrder() {
    List<InputFile> files =
        Inputs.ofProcess()
            .resolve(List.of(directory + "/b.csv", directory + "/a.csv"), Csv.sniffed());

    assertThat(files)
        .extracting(InputFile::name)
        .containsExactly(directory + "/b.csv", directory + "/a.csv");
  }

  private List<String> names(String location) {
    return resolve(directory + "/" + location).stream()
        .map(file -> file.name().substring(directory.toString().length() + 1))
        .toList();
  }

  private static List<InputFile> resolve(String location) {
    return Inputs.ofProcess().resolve(List.of(location), Csv.sniffed());
  }

  private void assertInput(String location, String part) {
    assertThatThrownBy(() -> names(location))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT))
        .hasMessageContaining(part);
  }
}
