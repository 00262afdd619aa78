package dev.leat.internal.engine.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Compression;
import dev.leat.io.Encoding;
import dev.leat.io.Packing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {

  private static final byte[] TEXT = text(300_000);

  @ParameterizedTest
  @EnumSource(Codec.class)
  void compressedContentIsToldByItsFirstBytes(Codec codec) throws IOException {
    assertThat(decode("data.csv", compress(codec, TEXT), Packing.AUTO)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @EnumSource(value = Codec.class, mode = Mode.EXCLUDE, names = "NONE")
  void severalMembersInARowAreOneContent(Codec codec) throws IOException {
    byte[] empty = compress(codec, new byte[0]);
    byte[] stored = join(compress(codec, TEXT), empty, compress(codec, "b\n".getBytes(UTF_8)));

    assertThat(decode("x", stored, Packing.AUTO)).isEqualTo(join(TEXT, "b\n".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @EnumSource(value = Codec.class, mode = Mode.EXCLUDE, names = "NONE")
  void aCutArchiveIsAnErrorWhereverItIsCut(Codec codec) throws IOException {
    byte[] stored = compress(codec, text(2_000));
    for (int length = Codec.MAGIC_BYTES; length < stored.length; length += 7) {
      byte[] cut = Arrays.copyOf(stored, length);
      assertThatThrownBy(() -> decode("cut.csv", cut, Packing.AUTO))
          .isInstanceOfSatisfying(
              LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INPUT))
          .hasMessageContaining("\"cut.csv\" is cut off")
          .hasMessageContaining("at compressed byte " + length);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Codec.class, mode = Mode.EXCLUDE, names = "NONE")
  void anEmptyFileIsNoArchive(Codec codec) {
    Packing packing = new Packing(Encoding.AUTO, Compression.valueOf(codec.name()));

    assertThatThrownBy(() -> decode("x", new byte[0], packing))
        .hasMessageContaining("\"x\" is empty, which no " + codec.label() + " file is");
  }

  @ParameterizedTest
  @EnumSource(value = Codec.class, mode = Mode.EXCLUDE, names = "NONE")
  void aPlainFileWithTheNameOfAnArchiveIsAnErrorThatSaysSo(Codec codec) {
    String name = "a" + (codec == Codec.GZIP ? ".gz" : codec == Codec.ZSTD ? ".zst" : ".bz2");

    assertThatThrownBy(() -> decode(name, "id,day\n1,2\n".getBytes(UTF_8), Packing.AUTO))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("--compression none");
  }

  @Test
  void compressionThatIsSetToNoneIsNotLookedFor() throws IOException {
    byte[] stored = compress(Codec.GZIP, TEXT);

    assertThat(decode("a.gz", stored, new Packing(Encoding.of(ISO_8859_1), Compression.NONE)))
        .startsWith(0x1F);
  }

  @Test
  void zerosBehindGzipArePaddingAndOtherBytesAnError() throws IOException {
    byte[] stored = compress(Codec.GZIP, TEXT);

    assertThat(decode("x", join(stored, new byte[1000]), Packing.AUTO)).isEqualTo(TEXT);
    assertThatThrownBy(() -> decode("x", join(stored, "tail".getBytes(UTF_8)), Packing.AUTO))
        .hasMessageContaining("bytes that are not gzip stand where a member should start");
    assertThatThrownBy(() -> decode("x", join(stored, new byte[5], TEXT), Packing.AUTO))
        .hasMessageContaining("bytes that are not gzip follow its last member");
  }

  @Test
  void aFlippedBitIsAnError() throws IOException {
    for (Codec codec : new Codec[] {Codec.GZIP, Codec.ZSTD, Codec.BZIP2}) {
      byte[] stored = compress(codec, text(5_000));
      stored[stored.length / 2] ^= 4;
      assertThatThrownBy(() -> decode("x", stored, Packing.AUTO))
          .isInstanceOf(LeatException.class)
          .hasMessageContaining("compressed byte");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aByteOrderMarkTellsTheEncodingAndIsDropped(String charset) throws IOException {
    byte[] stored = "\uFEFFid,größe,😀\n".getBytes(Charset.forName(charset));

    assertThat(decode("x", stored, Packing.AUTO)).isEqualTo("id,größe,😀\n".getBytes(UTF_8));
  }

  @Test
  void aMarkInsideAnArchiveIsDroppedToo() throws IOException {
    byte[] stored = compress(Codec.GZIP, "\uFEFFa,b\n".getBytes(UTF_8));

    assertThat(decode("x", stored, Packing.AUTO)).isEqualTo("a,b\n".getBytes(UTF_8));
  }

  @Test
  void anEncodingThatWasSetIsObeyed() throws IOException {
    assertThat(decode("x", "naïve".getBytes(ISO_8859_1), encoding("latin1")))
        .isEqualTo("naïve".getBytes(UTF_8));
    assertThat(decode("x", new byte[] {(byte) 0x80}, encoding("windows-1252")))
        .isEqualTo("€".getBytes(UTF_8));
    assertThat(decode("x", "a,ü".getBytes(UTF_16LE), encoding("utf-16le")))
        .isEqualTo("a,ü".getBytes(UTF_8));
    assertThat(decode("x", "a,ü".getBytes(UTF_16BE), encoding("utf-16")))
        .isEqualTo("a,ü".getBytes(UTF_8));
  }

  @Test
  void longTextOfManyBytesPerCharacterIsDecodedAcrossBuffers() throws IOException {
    String text = "aé漢😀\n".repeat(50_000);

    assertThat(decode("x", ("\uFEFF" + text).getBytes(UTF_16LE), Packing.AUTO))
        .isEqualTo(text.getBytes(UTF_8));
  }

  @Test
  void halfACharacterIsAnErrorWithItsPlace() {
    byte[] lone = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0, (byte) 0xD8, 'b', 0};
    byte[] odd = {(byte) 0xFF, (byte) 0xFE, 'a', 0, 'b'};

    assertThatThrownBy(() -> decode("x", lone, Packing.AUTO))
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("the bytes 00 D8 62 00 at offset 4 are no text in utf-16le");
    assertThatThrownBy(() -> decode("x", odd, Packing.AUTO)).isInstanceOf(LeatException.class);
  }

  @Test
  void progressCountsTheBytesOfTheArchive() throws IOException {
    byte[] stored = compress(Codec.GZIP, TEXT);
    try (DecodedStream stream =
        Decoding.open("x", new ByteArrayInputStream(stored), Packing.AUTO)) {
      stream.readAllBytes();
      assertThat(stream.storedBytes()).isEqualTo(stored.length);
    }
  }

  private static Packing encoding(String label) {
    return new Packing(new Encoding(label), Compression.AUTO);
  }

  private static byte[] decode(String name, byte[] stored, Packing packing) throws IOException {
    try (DecodedStream stream = Decoding.open(name, new ByteArrayInputStream(stored), packing)) {
      return stream.readAllBytes();
    }
  }

  static byte[] compress(Codec codec, byte[] content) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = codec.compress(stored)) {
      out.write(content);
    }
    return stored.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] text(int length) {
    byte[] text = new byte[length];
    Random random = new Random(42);
    for (int i = 0; i < length; i++) {
      text[i] = (byte) (i % 40 == 39 ? '\n' : 'a' + random.nextInt(26));
    }
    return text;
  }
}
