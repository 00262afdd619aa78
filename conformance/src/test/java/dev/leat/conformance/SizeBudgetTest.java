package dev.leat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps files and methods small enough to be read in one go. */
class SizeBudgetTest {

  private static final Budget FILE = new Budget("file", 500, 250);
  private static final Budget METHOD = new Budget("method", 60, 18);

  private static SourceSizes sizes;

  @BeforeAll
  static void measure() throws IOException {
    sizes = SourceSizes.below(Path.of(System.getProperty("leat.root", "..")));
  }

  @Test
  void findsTheSourcesItMeasures() {
    assertThat(sizes.files()).hasSizeGreaterThan(2);
    assertThat(sizes.methods()).hasSizeGreaterThan(2);
  }

  @Test
  void filesAreSmall() {
    assertThat(FILE.overruns(sizes.files()))
        .as("too long: move one of the ideas in the file into a file of its own, with a name")
        .isEmpty();
  }

  @Test
  void methodsAreSmall() {
    assertThat(METHOD.overruns(sizes.methods()))
        .as("too long: give the steps of the method names, as private methods in call order")
        .isEmpty();
  }

  @Test
  void budgetNamesWhatIsTooLong() {
    Budget budget = new Budget("file", 10, 5);
    assertThat(budget.overruns(List.of(new SourceSizes.Size("A.java", 11))))
        .containsExactly("A.java: 11 lines (a file has at most 10)");
  }

  @Test
  void budgetNamesTheLongestTenthWhenTooManyAreLong() {
    Budget budget = new Budget("file", 10, 5);
    List<SourceSizes.Size> sizes =
        java.util.stream.IntStream.rangeClosed(1, 20)
            .mapToObj(i -> new SourceSizes.Size(i + ".java", i <= 17 ? 5 : 6))
            .toList();
    assertThat(budget.overruns(sizes)).hasSize(1).first().asString().contains("18.java: 6");
  }
}
