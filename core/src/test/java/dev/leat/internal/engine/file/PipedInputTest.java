package dev.leat.internal.engine.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.io.Csv;
import dev.leat.io.Packing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipedInputTest {

  private static final byte[] TEXT = "id,day\n1,2\n".repeat(20_000).getBytes(UTF_8);

  @Test
  void whatWasPeekedAtIsReadAgain() throws IOException {
    InputFile stdin = stdin(TEXT);

    assertThat(peeked(stdin, 100)).isEqualTo(Arrays.copyOf(TEXT, 100));
    assertThat(peeked(stdin, 5)).isEqualTo("id,da".getBytes(UTF_8));
    assertThat(peeked(stdin, 150_000)).hasSize(150_000);
    try (DecodedStream stream = stdin.open()) {
      assertThat(stream.readAllBytes()).isEqualTo(TEXT);
    }
  }

  @Test
  void compressedInputIsPeekedAtToo() throws IOException {
    InputFile stdin = stdin(DecodingTest.compress(Codec.GZIP, TEXT));

    assertThat(peeked(stdin, 6)).isEqualTo("id,day".getBytes(UTF_8));
    try (DecodedStream stream = stdin.open()) {
      assertThat(stream.readAllBytes()).isEqualTo(TEXT);
    }
  }

  @Test
  void theSecondReadingIsAnError() {
    InputFile stdin = stdin(TEXT);
    stdin.open();

    assertThatThrownBy(stdin::open)
        .isInstanceOf(LeatException.class)
        .hasMessage("stdin can be read once only. Save it to a file first.");
  }

  @Test
  void aSampleOfAPipeIsItsHead() {
    Sample sample = Sample.of(stdin(TEXT), 1000, 500);

    assertThat(sample.pieces()).hasSize(1);
    assertThat(sample.coverage()).isEqualTo(Sample.Coverage.PART);
    assertThat(Sample.of(stdin("a".getBytes(UTF_8)), 10, 5).coverage())
        .isEqualTo(Sample.Coverage.WHOLE);
  }

  @Test
  void aNamedPipeIsReadLikeStandardInput(@TempDir Path directory) throws Exception {
    Path fifo = directory.resolve("fifo");
    Process made = new ProcessBuilder("mkfifo", fifo.toString()).start();
    assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Process writer =
        new ProcessBuilder("sh", "-c", "printf 'a,b\\n1,2\\n' > \"$0\"", fifo.toString()).start();

    InputFile file = Inputs.ofProcess().resolve(List.of(fifo.toString()), Csv.sniffed()).getFirst();
    assertThat(file.isSeekable()).isFalse();
    assertThat(peeked(file, 100)).isEqualTo("a,b\n1,2\n".getBytes(UTF_8));
    try (DecodedStream stream = file.open()) {
      assertThat(stream.readAllBytes()).isEqualTo("a,b\n1,2\n".getBytes(UTF_8));
    }
    assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  private static byte[] peeked(InputFile file, int length) {
    try (DecodedStream stream = file.peek()) {
      return stream.readNBytes(length);
    }
  }

  private static InputFile stdin(byte[] bytes) {
    InputStream stream = new ByteArrayInputStream(bytes);
    return new PipedInput("stdin", new Pipe(() -> stream), Packing.AUTO);
  }
}
