package dev.leat.internal.engine.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Compression;
import dev.leat.io.Encoding;
import dev.leat.io.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFileTest {

  @TempDir Path directory;

  @Test
  void plainUtf8IsSeekableAndWhatNeedsDecodingIsNot() throws IOException {
    assertThat(file("a,b\n".getBytes(UTF_8), Packing.AUTO).isSeekable()).isTrue();
    assertThat(file(new byte[0], Packing.AUTO).isSeekable()).isTrue();
    assertThat(file("\uFEFFa".getBytes(UTF_16LE), Packing.AUTO).isSeekable()).isFalse();
    byte[] gzip = DecodingTest.compress(Codec.GZIP, "a".getBytes(UTF_8));
    assertThat(file(gzip, Packing.AUTO).isSeekable()).isFalse();
    Packing latin = new Packing(Encoding.of(ISO_8859_1), Compression.AUTO);
    assertThat(file("a".getBytes(UTF_8), latin).isSeekable()).isFalse();
  }

  @Test
  void contentStartsBehindTheByteOrderMark() throws IOException {
    try (LocalFile file = file("\uFEFFab".getBytes(UTF_8), Packing.AUTO)) {
      byte[] read = new byte[9];

      assertThat(file.contentStart()).isEqualTo(3);
      assertThat(file.readAt(3, read, 1, 8)).isEqualTo(2);
      assertThat(read).startsWith(0, 'a', 'b', 0);
      assertThat(file.readAt(5, read, 0, 4)).isEqualTo(-1);
    }
    try (LocalFile file = file("ab".getBytes(UTF_8), Packing.AUTO)) {
      assertThat(file.contentStart()).isZero();
    }
  }

  @Test
  void aStreamOfAFileWithAMarkSaysWhereItStarts() throws IOException {
    try (LocalFile file = file("\uFEFFab".getBytes(UTF_8), Packing.AUTO);
        DecodedStream stream = file.open()) {
      assertThat(stream.contentStart()).isEqualTo(3);
      assertThat(stream.readAllBytes()).isEqualTo("ab".getBytes(UTF_8));
    }
  }

  @Test
  void manyThreadsReadAtOnce() throws IOException {
    byte[] bytes = new byte[1 << 16];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + i % 23);
    }
    try (LocalFile file = file(bytes, Packing.AUTO)) {
      List<Integer> wrong =
          IntStream.range(0, 2000)
              .parallel()
              .map(i -> i * 31)
              .filter(at -> byteAt(file, at) != bytes[at])
              .boxed()
              .toList();
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void anInterruptedThreadFailsAndOthersReadOn() throws Exception {
    try (LocalFile file = file("abc".getBytes(UTF_8), Packing.AUTO)) {
      Thread interrupted =
          new Thread(() -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> byteAt(file, 0))
                .isInstanceOfSatisfying(
                    LeatException.class,
                    e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERRUPTED));
          });
      interrupted.start();
      interrupted.join();

      assertThat(byteAt(file, 2)).isEqualTo((byte) 'c');
    }
  }

  @Test
  void aFileThatVanishedIsAnError() throws IOException {
    LocalFile file = file("abc".getBytes(UTF_8), Packing.AUTO);
    Files.delete(directory.resolve("file"));

    assertThatThrownBy(file::open)
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("There is no file \"file\". It was there a moment ago.");
  }

  @Test
  void aSampleOfALargeFileIsItsHeadMiddleAndTail() throws IOException {
    byte[] bytes = new byte[100_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ('a' + i * 7 % 26);
    }
    try (LocalFile file = file(bytes, Packing.AUTO)) {
      Sample sample = Sample.of(file, 1000, 500);

      assertThat(sample.coverage()).isEqualTo(Sample.Coverage.PART);
      assertThat(sample.pieces())
          .extracting(Sample.Piece::offset)
          .containsExactly(0L, 49_750L, 99_500L);
      for (Sample.Piece piece : sample.pieces()) {
        assertThat(piece.bytes()).startsWith(bytes[(int) piece.offset()]);
      }
    }
  }

  @Test
  void aSampleOfASmallFileIsAllOfItWithoutItsMark() throws IOException {
    try (LocalFile file = file("\uFEFFabc".getBytes(UTF_8), Packing.AUTO)) {
      Sample sample = Sample.of(file, 1, 1);

      assertThat(sample.coverage()).isEqualTo(Sample.Coverage.WHOLE);
      assertThat(sample.pieces().getFirst().offset()).isEqualTo(3);
      assertThat(sample.pieces().getFirst().bytes()).isEqualTo("abc".getBytes(UTF_8));
    }
  }

  @Test
  void piecesOfASampleNeverOverlap() throws IOException {
    for (int length = 0; length < 60; length++) {
      try (LocalFile file = file(new byte[length], Packing.AUTO)) {
        Sample sample = Sample.of(file, 20, 10);
        long end = 0;
        for (Sample.Piece piece : sample.pieces()) {
          assertThat(piece.offset()).isGreaterThanOrEqualTo(end);
          end = piece.offset() + piece.bytes().length;
        }
        assertThat(end).isEqualTo(length);
      }
    }
  }

  private static byte byteAt(LocalFile file, int position) {
    byte[] single = new byte[1];
    file.readAt(position, single, 0, 1);
    return single[0];
  }

  private LocalFile file(byte[] bytes, Packing packing) throws IOException {
    Path path = directory.resolve("file");
    Files.write(path, bytes);
    return new LocalFile("file", path, packing);
  }
}
