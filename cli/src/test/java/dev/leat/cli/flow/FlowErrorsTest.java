package dev.leat.cli.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leat.Engine;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class FlowErrorsTest {

  @TestFactory
  Stream<DynamicTest> everyWrongFlowIsToldWhereAndHow() throws IOException {
    try (InputStream cases = FlowErrorsTest.class.getResourceAsStream("errors.txt")) {
      String text = new String(cases.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(FlowErrorsTest::test);
    }
  }

  private static DynamicTest test(String wrong) {
    int name = wrong.indexOf('\n');
    int end = wrong.indexOf("---\n", name);
    String flow = wrong.substring(name + 1, end);
    String message = wrong.substring(end + 4).stripTrailing();
    return DynamicTest.dynamicTest(wrong.substring(0, name), () -> check(flow, message));
  }

  private static void check(String text, String message) {
    LeatException thrown =
        catchThrowableOfType(
            LeatException.class,
            () -> {
              Flow flow = Flow.parse("flow.yaml", text, "flows", Map.of());
              flow.tuned(Engine.local());
              flow.build();
            });

    assertThat(thrown).hasMessage(message);
    assertThat(thrown.kind()).isIn(ErrorKind.USAGE, ErrorKind.FAILED);
  }
}
