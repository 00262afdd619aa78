package dev.leat.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.Dataset;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the files of the JSON parsing suite, where it is beside the project, as datasets. */
class JsonSuiteFilesTest {

  private static final Path SUITE =
      Path.of(System.getProperty("leat.root", ".")).resolve("../shared/suites/json-parsing");

  /** What is free, and what Leat decided: these are refused, because they are not UTF-8. */
  private static final Set<String> REFUSED =
      Set.of(
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
          "i_string_utf16LE_no_BOM.json");

  @Test
  void everyFileIsReadOrRefusedAsItsNameSays() throws IOException {
    assumeTrue(Files.isDirectory(SUITE), "the json-parsing suite is not beside this project");
    TreeSet<String> wrong = new TreeSet<>();
    try (Stream<Path> files = Files.list(SUITE)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertThat(all).hasSizeGreaterThan(300);
      for (Path file : all) {
        String name = file.getFileName().toString();
        boolean refused = name.startsWith("n_") || REFUSED.contains(name);
        if (isRead(file) == refused) {
          wrong.add(name);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isRead(Path file) {
    try {
      Dataset rows = Dataset.read(file.toString(), Json.array());
      rows.collect();
      return true;
    } catch (LeatException e) {
      assertThat(e.kind()).as("%s: %s", file, e.getMessage()).isEqualTo(ErrorKind.INPUT);
      assertThat(e).hasMessageContaining(file.getFileName().toString());
      return false;
    }
  }
}
