package dev.leat.internal.engine.format.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.format.Texts;
import dev.leat.io.Newline;
import dev.leat.io.TextLines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextLinesEncoderTest {

  @Test
  void valuesAreLinesAndNullIsAnEmptyOne() {
    assertThat(write(TextLines.plain(), "a", "", null, "b,\"c\"")).isEqualTo("a\n\n\nb,\"c\"\n");
    assertThat(write(TextLines.plain().newline(Newline.CRLF), "a")).isEqualTo("a\r\n");
  }

  @Test
  void aValueOfTwoLinesIsAnError() {
    assertThatThrownBy(() -> write(TextLines.plain(), "a\nb"))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("The value \"a\nb\" holds a line end");
  }

  @Test
  void severalColumnsAreAnErrorThatNamesThem() {
    ByteBuilder out = new ByteBuilder(16);

    assertThatThrownBy(() ->
            new TextLinesEncoder(TextLines.plain()).header(Schema.ofText(List.of("a", "b")), out))
        .hasMessage("Lines of text have one column, not 2 (a, b). Select one of them first.");
  }

  private static String write(TextLines options, @Nullable String... values) {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (String value : values) {
      rows.add(Arrays.asList(value));
    }
    ByteBuilder out = new ByteBuilder(16);
    new TextLinesEncoder(options).encode(Texts.batch(rows), out);
    return Texts.of(out);
  }
}
