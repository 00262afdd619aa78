package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Schema PLACES =
      Schema.of(new Field("name", Type.TEXT), new Field("count", Type.INTEGER));

  @Test
  void numbersStandAtTheRightUnderNamesAndTypes() {
    Table table = Table.of(PLACES, List.of(place("Rotorua", 1200L), place("Otago", 7L)));

    assertThat(table)
        .hasToString(
            """
            name       count
            text     integer
            ───────  ───────
            Rotorua     1200
            Otago          7
            """);
  }

  @Test
  void nullDiffersFromTheTextNullAndFromEmptyText() {
    Table table = Table.of(PLACES, List.of(place(null, null), place("null", 1L), place("", 2L)));

    assertThat(table.lines().subList(3, 6))
        .containsExactly("null       null", "\"null\"        1", "\"\"            2");
  }

  @Test
  void wideValuesEndInAnEllipsis() {
    Table table = Table.of(PLACES, List.of(place("Whakatane District", 1L))).cells(8);

    assertThat(table.lines().getLast()).isEqualTo("Whakata…        1");
  }

  @Test
  void controlCharactersCanNeitherBreakTheTableNorSteerTheTerminal() {
    Table table = Table.of(PLACES, List.of(place("a\nb\u001b[31m\u202ec", 1L)));

    assertThat(table.lines().getLast()).isEqualTo("a\\nb\\u{1b}[31m\\u{202e}c        1");
  }

  @Test
  void wideCharactersOfEastAsiaTakeTwoColumns() {
    Table table = Table.of(PLACES, List.of(place("日本", 1L), place("abcde", 2L)));

    assertThat(table.lines().subList(3, 5)).containsExactly("日本         1", "abcde        2");
  }

  @Test
  void columnsThatDoNotFitTheWidthAreNamedBelow() {
    Table table = Table.of(PLACES, List.of(place("Rotorua", 1L))).within(10);

    assertThat(table.lines())
        .containsExactly("name", "text", "───────", "Rotorua", "… columns not shown: count");
  }

  @Test
  void rowsOfAnOpenSchemaShowEveryFieldThatOneOfThemHas() {
    Table table =
        Table.of(
            Schema.open(),
            List.of(Row.of("a", new BigDecimal("1.50")), Row.of("b", "x"), Row.of("b", 2L)));

    assertThat(table)
        .hasToString(
            """
                  a  b
            decimal  any
            ───────  ───
               1.50
                     x
                     2
            """);
  }

  private static Row place(String name, Long count) {
    return Row.of("name", name, "count", count);
  }
}
