package dev.leat.internal.engine.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Type;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnTypeTest {

  @Test
  void theShortCutLeadsWhereTheProposalLeads() {
    Random random = new Random(5);
    for (int round = 0; round < 50_000; round++) {
      ColumnType type = new ColumnType();
      TypeProposal proposal = new TypeProposal();
      StringBuilder values = new StringBuilder();
      for (int i = 0; i < 1 + random.nextInt(4); i++) {
        String value = number(random);
        values.append(value).append(' ');
        byte[] bytes = ("x" + value).getBytes(UTF_8);
        type.add(bytes, 1, bytes.length - 1);
        proposal.add(bytes, 1, bytes.length - 1);
      }
      assertThat(type.type()).as(values.toString()).isEqualTo(proposal.type());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, INTEGER",
    "-7, INTEGER",
    "00, TEXT",
    "01.5, TEXT",
    "0.5, DECIMAL",
    "-0, DOUBLE",
    "5., TEXT",
    ".5, TEXT",
    "1.2.3, TEXT",
    "-, TEXT",
    "+1, TEXT",
    "1e3, DOUBLE",
    "999999999999999, INTEGER",
    "9999999999999999999, TEXT",
    "'', TEXT"
  })
  void aSingleValueHasAType(String value, Type expected) {
    ColumnType type = new ColumnType();
    type.add(value.getBytes(UTF_8), 0, value.length());

    assertThat(type.type()).isEqualTo(expected);
  }

  @Test
  void nullsSayNothing() {
    ColumnType type = new ColumnType();
    type.add(new byte[0], 0, -1);
    assertThat(type.type()).isEqualTo(Type.TEXT);

    type.add("7".getBytes(UTF_8), 0, 1);
    assertThat(type.type()).isEqualTo(Type.INTEGER);
  }

  private static String number(Random random) {
    String alphabet = random.nextInt(3) > 0 ? "0123456789" : "0123456789..-e ";
    StringBuilder number = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
    int length = random.nextInt(20);
    for (int i = 0; i < length; i++) {
      number.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    if (random.nextBoolean() && length > 3) {
      number.setCharAt(random.nextInt(number.length()), '.');
    }
    return number.toString();
  }
}
