package dev.leat.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.format.ReadOption;
import dev.leat.cli.format.WriteOption;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that docs/flows.md names every option that a flow may set. */
class FlowPageTest {

  @ParameterizedTest
  @EnumSource
  void pageNamesTheOptionOfRead(ReadOption option) throws IOException {
    assertNamed(option.word());
  }

  @ParameterizedTest
  @EnumSource
  void pageNamesTheOptionOfWrite(WriteOption option) throws IOException {
    assertNamed(option.word());
  }

  private static void assertNamed(String word) throws IOException {
    String page = Document.of(Document.root(), "docs/flows.md").text();
    assertThat(page).contains("`" + word.replace('-', '_') + "`");
  }
}
