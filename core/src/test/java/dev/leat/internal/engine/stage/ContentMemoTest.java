package dev.leat.internal.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentMemoTest {

  private static final InstantSource LATER =
      InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1));

  @TempDir private Path folder;

  @Test
  void aFileThatWasNotTouchedIsNotReadAgain() throws IOException {
    Path file = write("one");
    ContentMemo memo = new ContentMemo(ContentIdentity.WHOLE, LATER);
    String identity = identity(memo, file);

    assertThat(identity(forged(memo, identity), file)).isEqualTo("f".repeat(64));
  }

  @Test
  void aFileThatWasWrittenToIsReadAgainThoughItsSizeAndItsTimeAreTheSame() throws IOException {
    Path file = write("one");
    FileTime time = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file, time);
    ContentMemo memo = new ContentMemo(ContentIdentity.WHOLE, LATER);
    String identity = identity(memo, file);
    ContentMemo forged = forged(memo, identity);

    write("two");
    Files.setLastModifiedTime(file, time);

    assertThat(identity(forged, file))
        .isNotIn(identity, "f".repeat(64))
        .isEqualTo(identity(new ContentMemo(ContentIdentity.WHOLE), file));
  }

  @Test
  void aFileThatWasWrittenJustNowIsNotRemembered() throws IOException {
    Path file = write("one");
    ContentMemo memo = new ContentMemo(ContentIdentity.WHOLE);
    String identity = identity(memo, file);

    assertThat(identity(forged(memo, identity), file)).isEqualTo(identity);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }

  private static String identity(ContentMemo memo, Path file) {
    return memo.identity("a.csv", file).orElseThrow();
  }

  /** What a memo remembers, with another identity: what it gives was not read. */
  private static ContentMemo forged(ContentMemo memo, String identity) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    memo.save(new DataOutputStream(bytes));
    String text = bytes.toString(StandardCharsets.ISO_8859_1).replace(identity, "f".repeat(64));
    byte[] changed = text.getBytes(StandardCharsets.ISO_8859_1);
    return new ContentMemo(ContentIdentity.WHOLE, LATER)
        .load(new DataInputStream(new ByteArrayInputStream(changed)));
  }
}
