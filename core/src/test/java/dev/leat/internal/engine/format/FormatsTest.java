package dev.leat.internal.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.internal.engine.format.csv.CsvFormat;
import dev.leat.io.Csv;
import dev.leat.io.Excel;
import dev.leat.io.Parquet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatsTest {

  @TempDir private Path folder;

  @Test
  void builtInFormatsAreFound() {
    assertThat(Formats.reader(Csv.commas())).isInstanceOf(CsvFormat.class);
    assertThat(Formats.writer(Csv.commas())).isInstanceOf(CsvFormat.class);
  }

  @Test
  void aFormatWithoutItsConnectorSaysWhatToAdd() throws IOException {
    Path file = Files.writeString(folder.resolve("x.parquet"), "a\n");
    assertThatThrownBy(() -> Dataset.read(file.toString()))
        .hasMessage(
            "Nothing on the class path can read the format \"parquet\". Add the connector for it.");
    assertThatThrownBy(() -> Formats.writer(Excel.defaults()))
        .hasMessageContaining("can write the format \"excel\"");
    assertThatThrownBy(() -> Formats.writer(Parquet.defaults())).hasMessageContaining("parquet");
  }
}
