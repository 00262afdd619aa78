package dev.leat.internal.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Type;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The types that are proposed for sampled values. */
class TypeProposalTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          1, 2, -3; INTEGER
          0; INTEGER
          null, 5, null; INTEGER
          null, null; TEXT
          1, 2.5; DECIMAL
          1.50, 2.25; DECIMAL
          -0.5; DECIMAL
          1e5; DOUBLE
          1, 2.5, 1e5; DOUBLE
          -0.0, 1.5; DOUBLE
          -0; DOUBLE
          0.1234567890123456789; DECIMAL
          0.1234567890123456789, 1e5; TEXT
          9223372036854775807; INTEGER
          9223372036854775807, 1.5; DECIMAL
          9223372036854775807, 1e5; TEXT
          9223372036854775808; TEXT
          12345678901234567890, 1.5; TEXT
          12345678901234567890.5; DECIMAL
          1e400; TEXT
          1e-400; TEXT
          1e05; DOUBLE
          1.0e+10; DOUBLE
          007; TEXT
          1, 007; TEXT
          00; TEXT
          0.5, 00.5; TEXT
          +1; TEXT
          .5; TEXT
          5.; TEXT
          1., 2; TEXT
          NA, 1; TEXT
          None; TEXT
          NaN, 1.5; TEXT
          true, false; BOOLEAN
          true, null; BOOLEAN
          true, 1; TEXT
          True; TEXT
          t; TEXT
          2019-01-31, 2020-02-29; DATE
          2019-01-31, 2019-02-29; TEXT
          31.01.2019; TEXT
          2019-01-31T10:00:00; DATETIME
          2019-01-31 10:00, 2019-01-31 10:00:00.5; DATETIME
          2019-01-31, 2019-01-31 10:00; TEXT
          2019-01-31T10:00:00Z, 2019-01-31T10:00:00+02:00; INSTANT
          2019-01-31T10:00:00Z, 2019-01-31T10:00:00; TEXT
          2019, 2020; INTEGER
          hello; TEXT
          1, hello; TEXT
          1,; TEXT
          """)
  void theNarrowestTypeOfAllValues(String values, Type expected) {
    TypeProposal proposal = new TypeProposal();
    for (String value : values.split(",", -1)) {
      String text = value.strip();
      byte[] bytes = ("x" + text).getBytes(StandardCharsets.UTF_8);
      proposal.add(bytes, 1, text.equals("null") ? -1 : bytes.length - 1);
    }
    assertThat(proposal.type()).isEqualTo(expected);
  }
}
