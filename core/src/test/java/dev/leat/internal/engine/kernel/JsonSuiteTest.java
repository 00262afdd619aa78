package dev.leat.internal.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the files of the JSON parsing suite, where it is beside the project. */
class JsonSuiteTest {

  private static final Path SUITE =
      Path.of(System.getProperty("leat.root", ".")).resolve("../shared/suites/json-parsing");

  /** What is free, and what Leat decided: these are refused, the others accepted. */
  private static final Set<String> REFUSED =
      Set.of(
          "i_string_UTF-16LE_with_BOM.json",
          "i_string_UTF-8_invalid_sequence.json",
          "i_string_UTF8_surrogate_U+D800.json",
          "i_string_invalid_utf-8.json",
          "i_string_iso_latin_1.json",
          "i_string_lone_utf8_continuation_byte.json",
          "i_string_not_in_unicode_range.json",
          "i_string_overlong_sequence_2_bytes.json",
          "i_string_overlong_sequence_6_bytes.json",
          "i_string_overlong_sequence_6_bytes_null.json",
          "i_string_truncated-utf-8.json",
          "i_string_utf16BE_no_BOM.json",
          "i_string_utf16LE_no_BOM.json",
          "i_structure_UTF-8_BOM_empty_object.json");

  @Test
  void whatMustBeAcceptedIs() throws IOException {
    assertThat(names("y_", name -> !isAccepted(name))).isEmpty();
  }

  @Test
  void whatMustBeRefusedIs() throws IOException {
    assertThat(names("n_", JsonSuiteTest::isAccepted)).isEmpty();
  }

  @Test
  void whatIsFreeIsAsDecided() throws IOException {
    assertThat(names("i_", name -> !isAccepted(name))).isEqualTo(new TreeSet<>(REFUSED));
  }

  private static Set<String> names(String prefix, Predicate<String> kept) throws IOException {
    assumeTrue(Files.isDirectory(SUITE), "the json-parsing suite is not beside this project");
    try (Stream<Path> files = Files.list(SUITE)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(n -> n.startsWith(prefix))
              .toList();
      assertThat(names).hasSizeGreaterThan(30);
      return new TreeSet<>(names.stream().filter(kept).toList());
    }
  }

  private static boolean isAccepted(String name) {
    try {
      return JsonChecks.isValid(Files.readAllBytes(SUITE.resolve(name)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
