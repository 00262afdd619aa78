package dev.leat.internal.engine.file.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.io.Location;
import java.net.URI;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoteTest {

  private static final Note NOTE =
      new Note(
          Note.address(URI.create("http://h/a")),
          "\"a b\"",
          17,
          "gzip",
          List.of(new Checksum(Checksum.Algorithm.MD5, "00ff".repeat(8))));

  @Test
  void aNoteIsReadAsItWasWritten() {
    assertThat(Note.parsed(NOTE.text())).contains(NOTE);
    Note unknown = new Note(NOTE.address(), "", Part.UNKNOWN_SIZE, "", List.of());
    assertThat(Note.parsed(unknown.text())).contains(unknown);
  }

  @Test
  void aNoteThatIsCutOffIsNone() {
    String text = NOTE.text();
    for (int end = 0; end < text.length(); end++) {
      assertThat(Note.parsed(text.substring(0, end))).isEmpty();
    }
  }

  @Test
  void aDamagedNoteIsReadAsSomethingOrNothing() {
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      char[] text = NOTE.text().toCharArray();
      text[random.nextInt(text.length)] = (char) random.nextInt(200);
      assertThat(Note.parsed(new String(text))).isNotNull();
    }
  }

  @Test
  void checksumsAreThoseThatCanBeChecked() {
    assertThat(Checksum.parsed("sha-256=:q80=:, sha-512=:q80=:;a=b, md5=q80=, crc32c=q80="))
        .contains(
            new Checksum(Checksum.Algorithm.SHA_256, "abcd"),
            new Checksum(Checksum.Algorithm.MD5, "abcd"));
    assertThat(Checksum.parsed("")).isEmpty();
    assertThat(Checksum.parsed("=,,sha-256,sha-256=:!:")).isEmpty();
  }

  @Test
  void addressesAreEscapedOnceAndHoldNoFragment() {
    assertThat(uri("http://h/a b%20ü{x}?q=|&y=[1]#top"))
        .isEqualTo("http://h/a%20b%20%C3%BC%7Bx%7D?q=%7C&y=%5B1%5D");
    assertThat(uri("HTTP://user:pass@Host:81")).isEqualTo("http://host:81/");
    assertThat(uri("http://[::1]:8080/a")).isEqualTo("http://[::1]:8080/a");
  }

  @Test
  void whateverIsAnAddressCanBeAskedFor() {
    Random random = new Random(6);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder url = new StringBuilder("http://h/");
      random.ints(8, 1, 300).forEach(character -> url.append((char) character));
      try {
        assertThat(uri(url.toString())).startsWith("http://h/");
      } catch (dev.leat.data.LeatException e) {
        assertThat(e).hasMessageMatching("(?s)\"http://.*(names no host|sha256).*");
      }
    }
  }

  private static String uri(String location) {
    return WebAddress.of(new Location(location)).uri().toString();
  }
}
