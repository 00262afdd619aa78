package dev.leat.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.leat.data.LeatException;
import dev.leat.data.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeListTest {

  @Test
  void aListIsReadInItsOrderAndInAnyCase() {
    assertThat(TypeList.parse("id:INTEGER, day:date ,x y:Text"))
        .containsExactly(
            entry("id", Type.INTEGER), entry("day", Type.DATE), entry("x y", Type.TEXT));
  }

  @Test
  void nothingIsTheEmptyList() {
    assertThat(TypeList.parse("")).isEmpty();
  }

  @Test
  void namesOfAnyKindSurviveWritingAndReading() {
    Map<String, Type> types = new LinkedHashMap<>();
    for (String name : new String[] {"a", "a,b", "a:b", "say \"hi\"", " a ", "", "größe", "a b"}) {
      types.put(name, Type.DECIMAL);
    }

    assertThat(TypeList.parse(TypeList.format(types))).containsExactlyEntriesOf(types);
  }

  @Test
  void plainNamesAreWrittenWithoutQuotes() {
    assertThat(TypeList.format(Map.of("region id", Type.TEXT))).isEqualTo("region id:TEXT");
  }

  @Test
  void aMisspeltTypeIsCorrected() {
    assertThatThrownBy(() -> TypeList.parse("id:INTEGR"))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("There is no type \"INTEGR\". Did you mean \"INTEGER\"?");
  }

  @Test
  void aListWithoutTypesIsRefusedFromWhereItGoesWrong() {
    assertThatThrownBy(() -> TypeList.parse("id:INTEGER,day"))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("\"day\" is no list of types");
  }
}
