package dev.leat.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.io.Ragged;
import dev.leat.run.RejectPolicy;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void charactersHaveNames() {
    assertThat(Words.character("tab")).isEqualTo('\t');
    assertThat(Words.character("\\t")).isEqualTo('\t');
    assertThat(Words.character(";")).isEqualTo(';');
    assertThat(Words.characterOrNone("none")).isEmpty();
    complains(
        () -> Words.character("tb"),
        "\"tb\" is not a character (expected: one character, or tab).");
  }

  @Test
  void choicesTakeAnyCaseAndSuggest() {
    assertThat(Words.choice(Ragged.class, "Pad")).isEqualTo(Ragged.PAD);
    complains(
        () -> Words.choice(Ragged.class, "rejct"),
        "There is no choice \"rejct\" here. Did you mean \"reject\"? The choices are: error, pad,"
            + " reject.");
  }

  @Test
  void typesHaveTheNamesThatSqlUsersExpect() {
    assertThat(Words.type("INTEGER")).isEqualTo(Type.INTEGER);
    assertThat(Words.type("bigint")).isEqualTo(Type.INTEGER);
    assertThat(Words.type("timestamp")).isEqualTo(Type.DATETIME);
  }

  @Test
  void typesByColumnMayBeListsAndHoldColons() {
    assertThat(Words.types(List.of("a:text,b:date", "x:y:int", "a,b:text")))
        .isEqualTo(Map.of("a", Type.TEXT, "b", Type.DATE, "x:y", Type.INTEGER, "a,b", Type.TEXT));
    complains(
        () -> Words.types(List.of("text")),
        "\"text\" does not set a type (expected: column:type, such as id:text).");
  }

  @Test
  void budgetsOfRejectsAreCountsOrShares() {
    assertThat(Words.rejects("10")).isEqualTo(RejectPolicy.atMost(10));
    assertThat(Words.rejects("0.5%")).isEqualTo(RejectPolicy.atMostPercent(0.5));
    complains(
        () -> Words.rejects("-1"),
        "\"-1\" is not a number that fits here (expected: a whole number >= 0).");
  }

  private static void complains(ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(LeatException.class)
        .hasMessage(message)
        .extracting(e -> ((LeatException) e).kind())
        .isEqualTo(ErrorKind.USAGE);
  }
}
