package dev.leat.internal.engine.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.internal.engine.format.ColumnNames;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {

  @Test
  void secondNamesGetTheNextFreeNumber() {
    assertNames("a,b,a,a", "a,b,a_2,a_3");
    assertNames("a,a_2,a", "a,a_2,a_3");
    assertNames("a,a,a_2", "a,a_3,a_2");
  }

  @Test
  void emptyNamesAreNumberedByPosition() {
    assertNames(",b,", "col1,b,col3");
    assertNames("col2,", "col2,col2_2");
  }

  @Test
  void namesAreKeptAsTheyAre() {
    assertNames(" a,A,größe,1", " a,A,größe,1");
  }

  private static void assertNames(String header, String expected) {
    assertThat(ColumnNames.of(Arrays.asList(header.split(",", -1))))
        .containsExactly(expected.split(","));
  }
}
