package dev.leat.cli.generate;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of ready texts. */
class TextsTest {
  @Test
  void textsOfDifferentLengthsFollowEachOtherWithoutGaps(@TempDir Path directory)
      throws IOException {
    Texts texts = new Texts(List.of("eight ch", "", "a"));
    EventChunk chunk = new EventChunk();

    List.of(0, 1, 2, 2).forEach(index -> texts.append(chunk, index));

    Path file = directory.resolve("text");
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      chunk.writeTo(channel);
    }
    assertThat(file).hasContent("eight chaa");
  }

  @Test
  void numbersTakeTheFormatGiven() {
    assertThat(Texts.numbers(8, 12, "%02d").size()).isEqualTo(5);
  }

  @Test
  void aTextThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> new Texts(List.of("nine char")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text: 9 bytes (expected: at most 8)");
  }
}
