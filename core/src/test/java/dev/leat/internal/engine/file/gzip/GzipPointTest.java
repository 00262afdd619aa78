package dev.leat.internal.engine.file.gzip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipPointTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 9})
  void aStreamIsReadOnFromAPointAsFromItsStart(int level) throws IOException {
    byte[] content = text(level, 3_000_000);
    byte[] stored = gzip(content, level);
    Set<Integer> bits = new HashSet<>();
    for (int from = 0; from < stored.length - (1 << 17); from += 30_011) {
      Optional<GzipPoint> found = pointBehind(stored, content, from);
      if (found.isPresent()) {
        GzipPoint point = written(found.get());
        bits.add(point.bit() % 2);
        assertThat(readOn(stored, point))
            .isEqualTo(Arrays.copyOfRange(content, (int) point.unpacked(), content.length));
      }
    }
    assertThat(bits).as("even and odd places in a byte").containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void pointsAreNotedWhileReadingInEachMemberAndAfterReadingOn() throws IOException {
    byte[] content = text(3, 90_000_000);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    stored.write(gzip(Arrays.copyOf(content, 1000), 6));
    stored.write(gzip(Arrays.copyOfRange(content, 1000, content.length), 6));
    GzipPoint first = noted(new GzipStream(open(stored, 0)), 50_000_000);
    GzipPoint second = noted(new GzipStream(open(stored, first.stored()), first), 40_000_000);

    assertThat(first.unpacked()).isBetween(30_000_000L, 50_000_000L);
    assertThat(second.unpacked()).isGreaterThan(first.unpacked() + 30_000_000);
    assertThat(second.ofMember()).isEqualTo(second.unpacked() - 1000);
    assertThat(readOn(stored.toByteArray(), second))
        .isEqualTo(Arrays.copyOfRange(content, (int) second.unpacked(), content.length));
  }

  @Test
  void damageBehindAPointIsNoticedAtTheEnd() throws IOException {
    byte[] content = text(4, 600_000);
    byte[] stored = gzip(content, 6);
    GzipPoint point = pointBehind(stored, content, 0).orElseThrow();
    GzipPoint otherChecksum =
        new GzipPoint(
            point.stored(),
            point.bit(),
            point.unpacked(),
            point.ofMember(),
            point.checksum() + 1,
            point.window());
    byte[] cut = Arrays.copyOf(stored, stored.length - 5);

    assertThatThrownBy(() -> readOn(stored, otherChecksum)).isInstanceOf(DamagedArchive.class);
    assertThatThrownBy(() -> readOn(cut, point)).isInstanceOf(IOException.class);
  }

  @Test
  void placesUpToTheLastByteAreLookedAt() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      long end = 8L * bytes.length;
      long bit = -1;
      do {
        long next = BlockHeaders.next(bytes, bit + 1, end);
        assertThat(next).isBetween(bit + 1, end);
        bit = next;
      } while (bit < end);
    }
  }

  @Test
  void whatIsNotCompressedHasNoPoint() throws IOException {
    byte[] content = new byte[600_000];
    new Random(1).nextBytes(content);

    assertThat(pointBehind(gzip(content, 6), content, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, 0x12345678, 0x80000000})
  void aChecksumGoesOnFromAnyValue(int value) {
    assertThat((int) Checksums.from(value).getValue()).isEqualTo(value);
  }

  @Test
  void aChecksumThatGoesOnIsThatOfTheWhole() {
    byte[] bytes = text(5, 1000);
    CRC32 whole = new CRC32();
    whole.update(bytes);
    CRC32 half = new CRC32();
    half.update(bytes, 0, 500);
    CRC32 rest = Checksums.from((int) half.getValue());
    rest.update(bytes, 500, 500);

    assertThat(rest.getValue()).isEqualTo(whole.getValue());
  }

  /** Searches a stretch of a stream of one member that begins with some stored byte. */
  private static Optional<GzipPoint> pointBehind(byte[] stored, byte[] content, int from)
      throws IOException {
    Bounded bytes = new Bounded(stored, Math.max(10, from));
    GzipStream stream = new GzipStream(bytes);
    byte[] read = new byte[content.length];
    int start = fed(stream, read, 0);
    CRC32 checksum = new CRC32();
    checksum.update(content, 0, start);
    PointSearch search = new PointSearch(bytes.given(), start, start, (int) checksum.getValue());
    int before = bytes.given();
    bytes.allow(1 << 17);
    search.addStored(stored, before, bytes.given() - before);
    int end = fed(stream, read, start);
    search.addContent(read, start, end - start);
    return search.find();
  }

  /** Reads what comes of the bytes that are there. */
  private static int fed(GzipStream stream, byte[] into, int from) {
    int at = from;
    try {
      while (at < into.length) {
        int read = stream.read(into, at, into.length - at);
        if (read <= 0) {
          break;
        }
        at += read;
      }
    } catch (IOException e) {
      // No more bytes are there.
    }
    return at;
  }

  private static GzipPoint noted(GzipStream stream, int length) throws IOException {
    stream.notePoints();
    stream.skipNBytes(length);
    return stream.lastPoint().orElseThrow();
  }

  private static GzipPoint written(GzipPoint point) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    point.save(new DataOutputStream(bytes));
    return GzipPoint.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static byte[] readOn(byte[] stored, GzipPoint point) throws IOException {
    int from = (int) point.stored();
    return new GzipStream(new ByteArrayInputStream(stored, from, stored.length - from), point)
        .readAllBytes();
  }

  private static InputStream open(ByteArrayOutputStream stored, long from) throws IOException {
    InputStream stream = new ByteArrayInputStream(stored.toByteArray());
    stream.skipNBytes(from);
    return stream;
  }

  private static byte[] gzip(byte[] content, int level) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new Level(bytes, level)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] text(int seed, int length) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(length + 40);
    while (text.length() < length) {
      text.append("tt").append(random.nextInt(1_000_000)).append("\tactor\t");
      text.append(random.nextInt(30)).append(random.nextInt(9) == 0 ? "\tJosé\n" : "\t\\N\n");
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), length);
  }

  private static final class Level extends GZIPOutputStream {

    private Level(OutputStream out, int level) throws IOException {
      super(out);
      def.setLevel(level == 0 ? Deflater.NO_COMPRESSION : level);
    }
  }

  /** Gives bytes up to a place, which is moved on. */
  private static final class Bounded extends InputStream {

    private final byte[] bytes;
    private int end;
    private int at;

    private Bounded(byte[] bytes, int end) {
      this.bytes = bytes;
      this.end = Math.min(end, bytes.length);
    }

    private int given() {
      return end;
    }

    private void allow(int more) {
      end = Math.min(bytes.length, end + more);
    }

    @Override
    public int read() {
      return at < end ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = Math.min(length, end - at);
      if (count <= 0) {
        return -1;
      }
      System.arraycopy(bytes, at, into, from, count);
      at += count;
      return count;
    }
  }
}
