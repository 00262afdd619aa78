package dev.leat.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.flow.FlowNode.Scalar;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {

  @Test
  void aValueGivenWinsOverTheDefault() {
    assertThat(put("${year}", "year: 2019", Map.of("year", "2020"))).isEqualTo("2020");
    assertThat(put("${year}", "year: 2019", Map.of())).isEqualTo("2019");
  }

  @Test
  void aTextStandsInForAParameterWithoutAValue() {
    assertThat(put("${data:-.}/x", "data:", Map.of())).isEqualTo("./x");
    assertThat(put("${data:-.}/x", "data:", Map.of("data", "in"))).isEqualTo("in/x");
  }

  @Test
  void textsThatStandInMayUseParameters() {
    assertThat(put("${data:-${flow}/data}", "data:", Map.of())).isEqualTo("flows/data");
  }

  @Test
  void aTextThatIsNotUsedMayUseParametersWithoutAValue() {
    assertThat(put("${a:-${b}}", "{a: 1, b: null}", Map.of())).isEqualTo("1");
  }

  @Test
  void defaultsMayUseOtherParameters() {
    assertThat(put("${out}", "{data: in, out: '${data}/out'}", Map.of("data", "d")))
        .isEqualTo("d/out");
  }

  @Test
  void twoDollarsAreOne() {
    assertThat(put("$${x} and $5", "x: 1", Map.of())).isEqualTo("${x} and $5");
  }

  private static String put(String text, String declared, Map<String, String> given) {
    FlowNode node = FlowText.parse("flow.yaml", declared);
    Parameters parameters = Parameters.of(Optional.of(node), given, "flows");
    FlowNode scalar = FlowText.parse("flow.yaml", "\"" + text + "\"");
    return ((Scalar) parameters.putInto(scalar)).text();
  }
}
