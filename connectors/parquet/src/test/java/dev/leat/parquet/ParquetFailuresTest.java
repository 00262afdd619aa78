package dev.leat.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leat.Dataset;
import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Parquet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be read or written is an error that names it, what is wrong, and a fix. */
class ParquetFailuresTest {

  @TempDir private Path folder;

  private Path file;
  private byte[] whole;

  @BeforeEach
  void writeAFile() throws IOException {
    file = folder.resolve("x.parquet");
    Schema schema = Schema.of(new Field("word", Type.TEXT), new Field("n", Type.INTEGER));
    List<Row> rows =
        IntStream.range(0, 1000)
            .mapToObj(i -> Row.of("word", "w" + i * 7919, "n", (long) i))
            .toList();
    Dataset.of(schema, rows).write(file.toString());
    whole = Files.readAllBytes(file);
  }

  private LeatException failure() {
    return catchThrowableOfType(LeatException.class, () -> Dataset.read(file.toString()).collect());
  }

  private void isSaid(byte[] bytes, String... parts) throws IOException {
    Files.write(file, bytes);
    LeatException failure = failure();
    assertThat(failure.kind()).isEqualTo(ErrorKind.INPUT);
    assertThat(failure).hasMessageContaining("x.parquet\"").hasMessageContainingAll(parts);
  }

  @Test
  void anEmptyFileIsNone() throws IOException {
    isSaid(new byte[0], "is empty", "Write or fetch it again.");
  }

  @Test
  void aTextFileIsNone() throws IOException {
    isSaid("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8), "is no Parquet file", "--from csv");
  }

  @Test
  void aTruncatedFileIsCutOff() throws IOException {
    for (int length : new int[] {4, 11, 100, whole.length - 1}) {
      isSaid(Arrays.copyOf(whole, length), "is cut off");
    }
  }

  @Test
  void damageAnywhereIsAnErrorOrLeavesTheRowsAsTheyWere() throws IOException {
    for (int at = 4; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      Files.write(file, damaged);
      try {
        Dataset.read(file.toString()).collect();
      } catch (LeatException e) {
        assertThat(e).as("damage at %d", at).hasMessageContaining("x.parquet");
      }
    }
  }

  @Test
  void damagedPagesAreFoundByTheirChecksums() throws IOException {
    byte[] damaged = whole.clone();
    damaged[200] ^= 0x55;
    isSaid(damaged, "is damaged", "row group 1");
  }

  @Test
  void aDirectoryWithoutFilesSaysSo() {
    assertThatThrownBy(() -> Dataset.read(folder.resolve("none.parquet").toString()))
        .hasMessageContaining("There is no file");
    assertThatThrownBy(() ->
            Dataset.of(Schema.of(new Field("a", Type.TEXT)), List.of())
                .write(folder.toString(), Parquet.defaults()))
        .hasMessageContaining("is a directory");
  }

  @Test
  void aTableWithoutColumnsCannotBeWritten() {
    assertThatThrownBy(() -> Dataset.of(Schema.of(), List.of()).write(file.toString()))
        .hasMessageContaining("would have no column");
    assertThatThrownBy(() -> Dataset.ofRows(List.of()).write(file.toString()))
        .hasMessageContaining("there is no row")
        .hasMessageContaining("select");
  }

  @Test
  void filesOfOtherColumnsAreNotReadTogether() throws IOException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Dataset read = Dataset.read(file.toString());
    read.write(parts.resolve("a.parquet").toString());
    read.select("word").write(parts.resolve("b.parquet").toString());
    Dataset both = Dataset.read(parts.toString(), Parquet.defaults());
    assertThat(both.select("word").count()).isEqualTo(2000);
    assertThatThrownBy(both::collect).hasMessageContaining("b.parquet\" has no column \"n\"");
  }

  @Test
  void aNameThatSaysGzipIsRefused() {
    assertThatThrownBy(() -> Dataset.read(file.toString()).write(file + ".gz"))
        .hasMessageContaining("is compressed inside")
        .hasMessageContaining("Leave out \".gz\"");
  }
}
