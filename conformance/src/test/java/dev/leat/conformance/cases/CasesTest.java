package dev.leat.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.leat.conformance.MemoryFolder;
import dev.leat.data.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs every case in every way.
 *
 * <p>{@code -Dleat.case=joins} runs only the cases whose file or title contains the text.
 */
class CasesTest {

  private static final List<Case> CASES =
      CaseFile.below(Path.of("src", "test", "resources", "cases"));

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  @Test
  void thereAreCases() {
    assertThat(CASES).hasSizeGreaterThan(80);
    assertThat(CASES).extracting(Case::toString).doesNotHaveDuplicates();
  }

  @TestFactory
  Stream<DynamicTest> cases() {
    String wanted = Optional.ofNullable(System.getProperty("leat.case")).orElse("");
    return CASES.stream()
        .filter(example -> example.toString().contains(wanted))
        .map(example -> dynamicTest(example.toString(), () -> run(example)));
  }

  private void run(Case example) throws IOException {
    Path own = Files.createTempDirectory(folder, "case").toRealPath();
    CaseRun run = new CaseRun(example, own);
    Expectation expectation = Expectation.of(example);
    Outcome usual = run.outcome(Way.usual());
    assertThat(usual.only(expectation))
        .as("%s gave%n%s", example, usual)
        .isEqualTo(expectation.parts());
    for (Way way : Way.all()) {
      Outcome outcome = run.outcome(way);
      assertThat(outcome.only(expectation))
          .as("%s, %s, gave%n%s", example, way, outcome)
          .isEqualTo(expectation.parts());
    }
    if (!expectation.parts().containsKey("error")) {
      terminalVerbsAgree(example, run);
    }
  }

  private static void terminalVerbsAgree(Case example, CaseRun run) {
    for (Way way : List.of(Way.usual(), Way.all().getFirst())) {
      List<List<Row>> rows = run.rows(way);
      assertThat(rows)
          .as("%s: collect, stream and count", example)
          .allMatch(rows.getFirst()::equals);
    }
  }

  @Test
  void visibleBytesAreReadBack() {
    byte[] odd = {'a', 0, 9, 13, 10, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'b', 0x7F};
    Map<String, byte[]> texts =
        Map.of(
            "␍␊«00 FF»x∎\n",
            new byte[] {13, 10, 0, (byte) 0xFF, 'x'},
            "«ab × 2»\n",
            new byte[] {'a', 'b', 'a', 'b', 10});
    texts.forEach((shown, bytes) -> assertThat(Visible.toBytes(shown)).isEqualTo(bytes));
    assertThat(Visible.toBytes(Visible.of(odd))).isEqualTo(odd);
  }
}
