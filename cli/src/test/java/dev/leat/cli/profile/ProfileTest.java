package dev.leat.cli.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.data.Unparsed;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

  @Test
  void nullsAndDifferentValuesAreCounted() {
    ColumnProfile column = profiled(Type.TEXT, "a", null, "b", "a");

    assertThat(column.nulls()).isEqualTo(1);
    assertThat(column.distinct()).isEqualTo("2");
    assertThat(column.least()).contains("a");
    assertThat(column.greatest()).contains("b");
  }

  @Test
  void aColumnOfNullsHasNoRange() {
    assertThat(profiled(Type.INTEGER, null, null).least()).isEmpty();
  }

  @Test
  void numbersAreOrderedByValueAndShownAsTheyWereRead() {
    ColumnProfile column =
        profiled(Type.DECIMAL, unparsed("10.50", Type.DECIMAL), unparsed("9", Type.DECIMAL));

    assertThat(column.least()).contains("9");
    assertThat(column.greatest()).contains("10.50");
  }

  @Test
  void textIsOrderedByCodePoint() {
    ColumnProfile column = profiled(Type.TEXT, "\uFFEE", "😀", "z");

    assertThat(column.greatest()).contains("😀");
  }

  @Test
  void valuesThatAreNotOfTheTypeAreCounted() {
    ColumnProfile column =
        profiled(
            Type.DATE,
            LocalDate.EPOCH,
            unparsed("31.1.2019", Type.DATE),
            unparsed("2019-02-30", Type.DATE));

    assertThat(column.misfits()).isEqualTo(2);
    assertThat(column.least()).contains("1970-01-01");
  }

  @Test
  void barsShowWhereValuesLie() {
    assertThat(profiled(Type.INTEGER, 0L, 0L, 0L, 0L, 9L).bars(3)).isEqualTo("█ ▂");
    assertThat(profiled(Type.BOOLEAN, true, false).bars(2)).isEqualTo("██");
    assertThat(profiled(Type.INTEGER).bars(2)).isEqualTo("  ");
  }

  @ParameterizedTest
  @CsvSource({
    "0, INTEGER, 0",
    "-12, INTEGER, -12",
    "123456789012345678, INTEGER, 123456789012345678",
    "-0.1, DECIMAL, -0.1",
    "1e3, DOUBLE, 1000",
    "3.141592653589793, DOUBLE, 3.141592653589793",
    "true, BOOLEAN, 1",
    "1970-01-02, DATE, 1",
    "1970-01-01 00:01:00, DATETIME, 60",
    "1970-01-01T01:00:00+01:00, INSTANT, 0",
    "word, TEXT, 4"
  })
  void everyTypeHasItsMeasure(String text, Type type, double place) {
    assertThat(Measures.of(text, text, type)).isEqualTo(place);
  }

  @Test
  void decimalsKeepTheirValue() {
    assertThat(Measures.of(new BigDecimal("2.5"), "2.5", Type.DECIMAL)).isEqualTo(2.5);
  }

  private static Unparsed unparsed(String text, Type type) {
    return new Unparsed(text, type);
  }

  private static ColumnProfile profiled(Type type, Object... values) {
    Profile profile = new Profile(Schema.of(new Field("c", type)));
    for (Object value : values) {
      profile.add(Row.of("c", value));
    }
    return profile.column(0);
  }
}
