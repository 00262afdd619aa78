package dev.leat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void mapsAndListsNest() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("n", 1.5);
    map.put("list", List.of(1, true, "x"));
    map.put("none", List.of());

    assertThat(JsonText.onOneLine(map))
        .isEqualTo("{\"n\": 1.5, \"list\": [1, true, \"x\"], \"none\": []}");
    assertThat(JsonText.indented(map))
        .isEqualTo(
            """
            {
              "n": 1.5,
              "list": [
                1,
                true,
                "x"
              ],
              "none": []
            }
            """);
  }

  @Test
  void textIsEscapedSoThatAnyReaderTakesIt() {
    assertThat(JsonText.onOneLine("\"\\\n\t\u0001é😀"))
        .isEqualTo("\"\\\"\\\\\\n\\t\\u0001é\\ud83d\\ude00\"");
  }

  @Test
  void theReportIsADocumentWithUnitsInItsNames() {
    String json = JsonText.onOneLine(ReportJson.of(AccountTest.REPORT));

    assertThat(json)
        .startsWith("{\"rowsIn\": 25700000, \"rowsOut\": 190, \"filtered\": 5, \"rejected\": 12")
        .contains("\"elapsedSeconds\": 1.234", "\"operatorPeakBytes\": 5242880")
        .contains("{\"source\": \"a.csv\", \"line\": 7, \"byteOffset\": 99, \"column\": \"lat\"")
        .endsWith("\"warnings\": [\"Blank lines were left out: 2.\"]}");
  }
}
