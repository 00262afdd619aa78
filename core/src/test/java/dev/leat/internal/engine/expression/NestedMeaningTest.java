package dev.leat.internal.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.data.Row;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What functions of lists and objects give. An exclamation mark stands for the reason of an error.
 */
class NestedMeaningTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          split('a,b,,c', ','); ["a","b","","c"]
          split('', ','); [""]
          list_size(split('', ',')); 1
          split('abc', 'x'); ["abc"]
          split('a::b:c', '::'); ["a","b:c"]
          split(',', ','); ["",""]
          split('日本・東京', '・'); ["日本","東京"]
          split('abc', ''); ["abc"]
          split(null, ','); null
          split('a', null); null
          split(12, 2); ["1",""]
          list(1, null, 'x'); [1,null,"x"]
          list(null); [null]
          list(list(1, 2), 3); [[1,2],3]
          list_size(list(1, null)); 2
          list_size(null); null
          list_get(list('a', 'b'), 1); a
          list_get(list('a', 'b'), 2); b
          list_get(list('a', 'b'), 3); null
          list_get(list('a', 'b'), 0); null
          list_get(list('a', 'b'), -1); b
          list_get(list('a', 'b'), -3); null
          list_get(list('a', null), 2); null
          list_get(list('a'), null); null
          list_get(null, 1); null
          list_get(list('a'), 9223372036854775807); null
          list_get(list('a'), -9223372036854775808); null
          list_get(list(1, 2), 2) + 1; 3
          list_get(list('a', 'b'), 2) = 'b'; true
          list_get(list(list(1, 2), list(3)), 1); [1,2]
          list_contains(list('a', 'b'), 'b'); true
          list_contains(list('a', 'b'), 'c'); false
          list_contains(list('a', null), 'c'); false
          list_contains(list('a', null), null); null
          list_contains(null, 'a'); null
          list_contains(list(1, 2.0, 3e0), 2); true
          list_contains(list(1, 2.0, 3e0), 3.00); true
          list_contains(list(1e0), 1); true
          list_contains(list('01', '2'), 1); true
          list_contains(list('x'), 1); ! "x" is not a DECIMAL
          list_contains(list(true), 1); ! the list has a value of type BOOLEAN, which cannot be compared with one of type INTEGER
          list_contains(list(date '2019-01-31'), '2019-01-31'); true
          list_contains(list(list(1, 2)), list(1, 2)); true
          object('a', 1, 'b', null); {"a":1,"b":null}
          object('a', list(1), 'b', object('c', 'x')); {"a":[1],"b":{"c":"x"}}
          object_without_nulls('a', 1, 'b', null); {"a":1}
          object_without_nulls('a', null); {}
          object(null, 1); ! the name of a field is null
          object(lower('A'), 1, 'a', 2); ! the names of the fields [a, a] are not different
          list(object('a', 1)) = list(object('a', 1)); true
          list_contains(list(object('a', 1)), object('a', 1)); true
          string_split('a b', ' '); ["a","b"]
          list_value(1); [1]
          array_length(list(1)); 1
          list_extract(list(7), 1); 7
          array_contains(list(7), 7); true
          """)
  void functionGives(String expression, String expected) {
    assertThat(value(expression)).isEqualTo(expected);
  }

  /** The value, or the complaint of an expression that cannot be. */
  private static String value(String expression) {
    try {
      return Fixture.value(expression);
    } catch (LeatException e) {
      return "! " + e.getMessage();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      textBlock =
          """
          list_size('a'); "list_size('a')" does not take a value of type TEXT (expected: a list).
          list_get(1, 1); "list_get(1, 1)" does not take values of type INTEGER, INTEGER (expected: a list, and a position).
          list_get(list(1), true); "list_get(list(1), true)" does not take values of type LIST, BOOLEAN (expected: a list, and a position).
          list_contains('a', 'a'); "list_contains('a', 'a')" does not take values of type TEXT, TEXT (expected: a list).
          object('a', 1, 'b'); "object('a', 1, 'b')" does not take values of type TEXT, INTEGER, TEXT (expected: different names, each with its value behind it).
          object('a', 1, 'a', 2); "object('a', 1, 'a', 2)" does not take values of type TEXT, INTEGER, TEXT, INTEGER (expected: different names, each with its value behind it).
          """)
  void whatHasNoMeaningIsTold(String expression, String complaint) {
    assertThatThrownBy(() -> Fixture.value(expression))
        .isInstanceOf(LeatException.class)
        .hasMessage(complaint);
  }

  @Test
  void columnsOfAnyTypeGoIn() {
    Fixture table =
        Fixture.table("id integer, day date, word text", "007 | 2019-01-31 | a b", "x | null | c");

    assertThat(table.values("list(id, day, word)"))
        .containsExactly("[7,\"2019-01-31\",\"a b\"]", "id! \"x\" is not an INTEGER");
    assertThat(table.values("object('w', split(word, ' '), 'd', day)"))
        .containsExactly(
            "{\"w\":[\"a\",\"b\"],\"d\":\"2019-01-31\"}", "{\"w\":[\"c\"],\"d\":null}");
    assertThat(table.values("object_without_nulls('d', day, word, 1)"))
        .containsExactly("{\"d\":\"2019-01-31\",\"a b\":1}", "{\"c\":1}");
  }

  @Test
  void valuesWhoseTypeIsNotKnownAreJudgedRowByRow() {
    Fixture rows =
        Fixture.open(
            Row.of("list", Arrays.asList("a", null), "at", 1),
            Row.of("list", List.of(1L, 2L), "at", "2"),
            Row.of("list", "a", "at", 1),
            Row.of("at", 1));

    assertThat(rows.values("list_get(list, at)"))
        .containsExactly("a", "2", "list_get(list, at)! \"a\" is not a LIST", "null");
    assertThat(rows.values("list_size(list)"))
        .containsExactly("2", "2", "list_size(list)! \"a\" is not a LIST", "null");
    assertThat(rows.values("object('l', list)"))
        .containsExactly("{\"l\":[\"a\",null]}", "{\"l\":[1,2]}", "{\"l\":\"a\"}", "{\"l\":null}");
  }
}
