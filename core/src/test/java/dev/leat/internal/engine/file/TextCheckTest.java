package dev.leat.internal.engine.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.io.Encoding;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextCheckTest {

  @Test
  void textInUtf8Passes() {
    assertPasses("id,größe,漢,😀\n".getBytes(UTF_8));
    assertPasses(new byte[0]);
  }

  @Test
  void aCharacterThatTheSampleCutsPasses() {
    byte[] text = "ab😀".getBytes(UTF_8);
    for (int length = 2; length < text.length; length++) {
      byte[] cut = Arrays.copyOf(text, length);
      byte[] rest = Arrays.copyOfRange(text, length, text.length);
      Sample sample =
          new Sample(
              List.of(new Sample.Piece(0, cut), new Sample.Piece(100, rest)),
              Sample.Coverage.PART,
              Encoding.UTF_8);
      assertThatCode(() -> TextCheck.check("x", sample)).doesNotThrowAnyException();
    }
  }

  @Test
  void aCharacterThatTheFileCutsDoesNot() {
    assertRefused(new byte[] {'a', (byte) 0xC3}, "the byte 0xC3 at offset 1");
  }

  @Test
  void latinTextIsRefusedWithAWayToReadIt() {
    assertRefused(
        "id,name\n1,café crème\n".getBytes(ISO_8859_1),
        "\"x.csv\" is not in UTF-8: the byte 0xE9 at offset 13. Set its encoding: with --encoding"
            + " windows-1252 it would be \"1,café crème\".");
  }

  @Test
  void wideTextWithoutAMarkIsNamed() {
    assertRefused("id,name\n1,x\n".getBytes(UTF_16LE), "Set --encoding utf-16le.");
    assertRefused("id,name\n1,x\n".getBytes(UTF_16BE), "Set --encoding utf-16be.");
  }

  @Test
  void binaryFilesAreNamed() {
    assertRefused(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}, "it seems to be a PNG image.");
    assertRefused(new byte[] {'P', 'K', 3, 4, 0, 0}, "a ZIP archive, as Excel and Word files are");
    assertRefused("PAR1....".getBytes(UTF_8), "a Parquet file");
    assertRefused(new byte[] {(byte) 0xFD, '7', 'z', 'X', 'Z', 0}, "xz -d");
  }

  @Test
  void manyNulsAreNoTextAndOneAmongManyBytesPasses() {
    assertRefused(new byte[64], "64 NUL bytes, the first at offset 0");
    byte[] text = "a,b\n".repeat(1000).getBytes(UTF_8);
    text[8] = 0;
    assertPasses(text);
  }

  private static void assertPasses(byte[] bytes) {
    assertThatCode(() -> TextCheck.check("x.csv", whole(bytes))).doesNotThrowAnyException();
  }

  private static void assertRefused(byte[] bytes, String part) {
    assertThatThrownBy(() -> TextCheck.check("x.csv", whole(bytes)))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining(part);
  }

  private static Sample whole(byte[] bytes) {
    return new Sample(List.of(new Sample.Piece(0, bytes)), Sample.Coverage.WHOLE, Encoding.UTF_8);
  }
}
