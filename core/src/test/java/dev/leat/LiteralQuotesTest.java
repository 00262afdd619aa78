package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.io.Csv;
import dev.leat.run.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotes inside unquoted fields are characters, and a warning says how many fields hold them. */
class LiteralQuotesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void areTakenAsTheyAreAndCountedOnce(int threads) throws IOException {
    List<String> lines = new ArrayList<>(List.of("id,size"));
    for (int i = 0; i < 5_000; i++) {
      lines.add(i + (i % 10 == 3 ? ",a pipe of 5\" and 6\"" : ",\"5\"\" wide\""));
    }
    Csv csv = Csv.commas().quote('"');

    Report report =
        write(lines, csv, Engine.local().threads(threads).batches(7, DataSize.kilobytes(1)));

    assertThat(report.rejected()).isZero();
    assertThat(report.warnings())
        .containsExactly("Unquoted fields that hold quotes, which were taken as they are: 500.");
    assertThat(Files.readString(folder.resolve("out.csv")))
        .contains("4993,\"a pipe of 5\"\" and 6\"\"\"", "4994,\"5\"\" wide\"");
  }

  @Test
  void areNoMatterOfWarningWhereNothingQuotes() throws IOException {
    Report report =
        write(List.of("id,size", "1,5\"", "2,\"6"), Csv.commas().noQuote(), Engine.local());

    assertThat(report.warnings()).isEmpty();
    assertThat(report.rowsOut()).isEqualTo(2);
  }

  @Test
  void behindTheEndOfAFieldAreNotItsOwn() throws IOException {
    Report report =
        write(List.of("a,b", "1,\"x\"", "2,\"y\""), Csv.commas().quote('"'), Engine.local());

    assertThat(report.warnings()).isEmpty();
  }

  private Report write(List<String> lines, Csv csv, Engine engine) throws IOException {
    Path file = folder.resolve("in.csv");
    Files.write(file, lines);
    return Dataset.read(file.toString(), csv)
        .on(engine)
        .write(folder.resolve("out.csv").toString());
  }
}
