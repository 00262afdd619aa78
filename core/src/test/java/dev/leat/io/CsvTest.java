package dev.leat.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {

  @Test
  void nothingIsPinnedUntilEverythingIsSet() {
    Csv set = Csv.commas().quote('"').noEscape().header(Header.PRESENT);

    assertThat(Csv.sniffed().isPinned()).isFalse();
    assertThat(set.isPinned()).isFalse();
    assertThat(set.encoding(StandardCharsets.UTF_8).isPinned()).isFalse();
    assertThat(set.encoding(StandardCharsets.UTF_8).allText().isPinned()).isTrue();
  }

  @Test
  void aSettingLeavesTheOptionsItCameFromAlone() {
    Csv before = Csv.commas();

    assertThat(before.skipLines(3)).isNotEqualTo(before);
    assertThat(before).isEqualTo(Csv.commas());
  }

  @Test
  void optionsThatPlansCarryToOtherMachinesStayEqual() throws Exception {
    Csv csv = Csv.tabs().nullText("\\N").types(Map.of("a", Type.DATE)).encoding(Encoding.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(csv);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(csv);
    }
  }

  @Test
  void typesKeepTheirOrder() {
    Map<String, Type> types = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      types.put("c" + i, Type.TEXT);
    }

    assertThat(Csv.sniffed().types(types).reading().columns().types().keySet())
        .containsExactlyElementsOf(types.keySet());
  }

  @Test
  void twoPartsCannotBePlayedByOneCharacter() {
    assertUsage(() -> Csv.commas().quote(','), "delimiter and the quote are both \",\"");
    assertUsage(() -> Csv.commas().comment(','), "delimiter and the comment");
    assertUsage(() -> Csv.commas().noQuote().escape('\\'), "no quote to escape");
  }

  @Test
  void anEscapeThatIsTheQuoteMeansDoubledQuotes() {
    assertThat(Csv.sniffed().quote('"').escape('"').dialect().escape()).isEqualTo(Mark.NONE);
  }

  @Test
  void lettersBeyondAsciiCannotDelimit() {
    assertUsage(() -> Csv.sniffed().delimiter('§'), "U+00A7");
    assertUsage(() -> Csv.sniffed().delimiter('\n'), "U+000A");
  }

  @Test
  void sizesOutOfRangeAreRefused() {
    assertUsage(() -> Csv.sniffed().skipLines(-1), "skip lines: -1 (expected: >= 0)");
    assertUsage(() -> Csv.sniffed().sampleRows(0), "sample rows: 0");
    assertUsage(() -> Csv.sniffed().maxRecord(new DataSize(0)), "max record: 0 B");
    assertUsage(() -> Csv.sniffed().nullToken("a\nb"), "null token holds a line end");
  }

  @Test
  void anUnknownEncodingIsRefusedWithExamples() {
    assertUsage(() -> new Encoding("latin-15x"), "There is no encoding \"latin-15x\"");
  }

  @Test
  void aliasesOfAnEncodingAreEqual() {
    assertThat(new Encoding("latin1")).isEqualTo(Encoding.of(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aSourceNeedsALocation() {
    assertUsage(() -> new Source(List.of(), Csv.sniffed()), "No input was named");
  }

  private static void assertUsage(Runnable call, String part) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageContaining(part);
  }
}
