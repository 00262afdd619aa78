package dev.leat.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.io.Format;
import dev.leat.io.Header;
import dev.leat.io.Quoting;
import dev.leat.io.TextLines;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatsTest {

  @Test
  void namesOfFilesChooseTabs() {
    assertThat(Formats.reading("a.TSV.gz", Optional.empty(), Map.of())).isEqualTo(Csv.tabs());
    assertThat(Formats.writing("a.tab", Optional.empty(), Map.of())).isEqualTo(Csv.tabs());
    assertThat(Formats.reading("a.txt", Optional.empty(), Map.of())).isEqualTo(Csv.sniffed());
    assertThat(Formats.writing("-", Optional.empty(), Map.of())).isEqualTo(Csv.commas());
  }

  @Test
  void namesOfFormatsWin() {
    assertThat(Formats.reading("a.tsv", Optional.of("text"), Map.of()))
        .isEqualTo(TextLines.plain());
    assertThat(Formats.writing("a.tsv", Optional.of("csv"), Map.of())).isEqualTo(Csv.commas());
  }

  @Test
  void optionsOfReadingAreSet() {
    Format format =
        Formats.reading(
            "a.csv",
            Optional.empty(),
            Map.of(
                ReadOption.DELIMITER, List.of("pipe"),
                ReadOption.QUOTE, List.of("none"),
                ReadOption.NULL, List.of("NA", "-"),
                ReadOption.HEADER, List.of("false"),
                ReadOption.ALL_TEXT, List.of("true")));

    assertThat(format)
        .isEqualTo(
            Csv.sniffed()
                .delimiter('|')
                .noQuote()
                .nullText("NA", "-")
                .header(Header.ABSENT)
                .allText());
  }

  @Test
  void optionsOfWritingAreSet() {
    Format format =
        Formats.writing(
            "a.csv",
            Optional.empty(),
            Map.of(WriteOption.QUOTE, List.of("all"), WriteOption.NULL, List.of("NA")));

    assertThat(format).isEqualTo(Csv.commas().quoting(Quoting.ALL).nullToken("NA"));
  }

  @Test
  void textLinesHaveNoDialect() {
    assertThatThrownBy(() ->
            Formats.reading("a", Optional.of("text"), Map.of(ReadOption.DELIMITER, List.of(","))))
        .hasMessage(
            "Text lines have no option \"delimiter\". Leave it out, or read the file as csv.");
  }

  @Test
  void whatWasSniffedIsPrintedAsFlags() {
    Csv csv = Csv.tabs().quote('"').noEscape().comment('#').header(Header.PRESENT).nullText("\\N");
    Schema schema = Schema.of(new Field("id", Type.INTEGER), new Field("it's", Type.DATE));

    assertThat(String.join(" ", CsvFlags.of(csv, schema)))
        .isEqualTo(
            "--delimiter=tab --quote=double --escape=none --comment=hash --header"
                + " --encoding=auto --null='\\N' --all-text --types=id:integer"
                + " --types='it'\\''s:date'");
  }
}
