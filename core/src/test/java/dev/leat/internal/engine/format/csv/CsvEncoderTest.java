package dev.leat.internal.engine.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.format.Texts;
import dev.leat.io.ByteOrderMark;
import dev.leat.io.Csv;
import dev.leat.io.FormulaGuard;
import dev.leat.io.Header;
import dev.leat.io.Newline;
import dev.leat.io.Quoting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CsvEncoderTest {

  private static final @Nullable String NULL = null;

  @Test
  void quotesStandOnlyWhereTheyAreNeeded() {
    assertThat(row(Csv.commas(), "plain", "a b", "a;b", "ü😀", "5'"))
        .isEqualTo("plain,a b,a;b,ü😀,5'\n");
    assertThat(row(Csv.commas(), "a,b", "say \"hi\"", "a\nb", "a\rb", "\""))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"a\nb\",\"a\rb\",\"\"\"\"\n");
    assertThat(row(Csv.tabs(), "a,b", "a\tb")).isEqualTo("a,b\t\"a\tb\"\n");
  }

  @Test
  void longValuesAreLookedThroughToTheirEnd() {
    for (int length = 0; length < 40; length++) {
      String value = "x".repeat(length);
      assertThat(row(Csv.commas(), "a", value + "," + value, value + "y"))
          .isEqualTo("a,\"" + value + "," + value + "\"," + value + "y\n");
    }
  }

  @Test
  void controlCharactersNeedNoQuotes() {
    assertThat(row(Csv.commas(), "a\tb", "\u0001", "12345678\u0000"))
        .isEqualTo("a\tb,\u0001,12345678\u0000\n");
  }

  @Test
  void nullIsNothingAndEmptyTextIsQuotes() {
    assertThat(row(Csv.commas(), NULL, "", NULL)).isEqualTo(",\"\",\n");
    assertThat(row(Csv.commas().nullToken("NA"), NULL, "NA", "NAN")).isEqualTo("NA,\"NA\",NAN\n");
    assertThat(row(Csv.commas().nullText("-"), NULL, "-")).isEqualTo(",\"-\"\n");
  }

  @Test
  void aRowIsNeverABlankLine() {
    assertThat(row(Csv.commas(), NULL)).isEqualTo("\"\"\n");
    assertThat(row(Csv.commas().nullToken("NA"), NULL)).isEqualTo("NA\n");
  }

  @Test
  void everyFieldIsQuotedWhenAskedSaveNulls() {
    assertThat(row(Csv.quoteAll(), "Otago", "2020-01-01", "12", NULL, "", "a\"b"))
        .isEqualTo("\"Otago\",\"2020-01-01\",\"12\",,\"\",\"a\"\"b\"\n");
    assertThat(header(Csv.quoteAll(), "region_name", "date", "count"))
        .isEqualTo("\"region_name\",\"date\",\"count\"\n");
  }

  @Test
  void anEscapeTakesThePlaceOfDoubledQuotes() {
    assertThat(row(Csv.commas().quote('"').escape('\\'), "a\"b", "c\\d", "e\\,"))
        .isEqualTo("\"a\\\"b\",c\\d,\"e\\\\,\"\n");
  }

  @Test
  void otherMarksAreObeyed() {
    Csv options = Csv.sniffed().delimiter(';').quote('\'').newline(Newline.CRLF);

    assertThat(row(options, "a;b", "a,b", "it's")).isEqualTo("'a;b';a,b;'it''s'\r\n");
  }

  @Test
  void aValueThatNeedsQuotesWhereThereAreNoneIsAnError() {
    Csv options = Csv.tabs().noQuote();

    assertThat(row(options, "a\"b", "", NULL)).isEqualTo("a\"b\t\t\n");
    assertThatThrownBy(() -> row(options, "a\tb"))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("The value \"a\tb\" cannot be written without quotes");
  }

  @Test
  void aCommentCharacterIsQuotedWhereItWouldStartALine() {
    assertThat(row(Csv.commas().comment('#'), "#a", "#b")).isEqualTo("\"#a\",#b\n");
  }

  @Test
  void aHeaderIsWrittenUnlessThereIsToBeNone() {
    assertThat(header(Csv.commas(), "id", "a,b", "")).isEqualTo("id,\"a,b\",\"\"\n");
    assertThat(header(Csv.commas().header(Header.ABSENT), "id")).isEmpty();
    assertThat(header(Csv.commas().byteOrderMark(ByteOrderMark.WRITTEN), "id"))
        .isEqualTo("\uFEFFid\n");
    assertThat(header(Csv.commas(), "\uFEFFid")).isEqualTo("\"\uFEFFid\"\n");
  }

  @Test
  void formulasAreDefusedWhenAskedAndNumbersStay() {
    Csv options = Csv.commas().formulaGuard(FormulaGuard.APOSTROPHE);

    assertThat(row(options, "=1+1", "-5", "+1.5e3", "-x", "@a", "\ta", "a=b"))
        .isEqualTo("'=1+1,-5,+1.5e3,'-x,'@a,'\ta,a=b\n");
    assertThat(row(Csv.commas(), "=1+1")).isEqualTo("=1+1\n");
  }

  @Test
  void valuesOfOtherTypesAreTheirCanonicalText() {
    Column[] columns = {
      new LongColumn(Type.INTEGER, new long[] {-7, 0}, Nulls.of(new boolean[] {false, true})),
      new LongColumn(Type.BOOLEAN, new long[] {1, 0}, Nulls.NONE),
      new LongColumn(Type.DATE, new long[] {18262, 0}, Nulls.NONE),
      new DoubleColumn(new double[] {0.1, 2}, Nulls.NONE),
      new ObjectColumn(Type.DECIMAL, new Object[] {new BigDecimal("1.50"), null}),
      new ObjectColumn(Type.LIST, new Object[] {List.of(1L, "a"), null}),
    };
    ByteBuilder out = new ByteBuilder(16);
    new CsvEncoder(Csv.commas()).encode(new Batch(2, columns, Origin.COMPUTED), out);

    assertThat(Texts.of(out))
        .isEqualTo(
            """
            -7,true,2020-01-01,0.1,1.50,"[1,""a""]"
            ,false,1970-01-01,2.0,,
            """);
  }

  @Test
  void minimalQuotingIsWhatNothingSaysOtherwise() {
    assertThat(Csv.sniffed().writing().quoting()).isEqualTo(Quoting.MINIMAL);
    assertThat(row(Csv.sniffed(), "a", "b,c")).isEqualTo("a,\"b,c\"\n");
  }

  private static String header(Csv options, String... names) {
    ByteBuilder out = new ByteBuilder(16);
    new CsvEncoder(options).header(Schema.ofText(List.of(names)), out);
    return Texts.of(out);
  }

  private static String row(Csv options, @Nullable String... values) {
    ByteBuilder out = new ByteBuilder(16);
    new CsvEncoder(options).encode(Texts.batch(List.of(Arrays.asList(values))), out);
    return Texts.of(out);
  }
}
