package dev.leat.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4Factory;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Compresses and decompresses pages, without the codecs of Hadoop, which the library would load.
 * Stateless and safe for all threads.
 */
final class PageCodecs implements CompressionCodecFactory {

  private static final int ZSTD_LEVEL = 3;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Page(name);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Page(name);
  }

  @Override
  public void release() {
    // Nothing is held.
  }

  /** The pages of one codec. */
  private record Page(CompressionCodecName name)
      implements BytesInputCompressor, BytesInputDecompressor {

    @Override
    public CompressionCodecName getCodecName() {
      return name;
    }

    @Override
    public BytesInput compress(BytesInput plain) throws IOException {
      byte[] bytes = plain.toInputStream().readAllBytes();
      return switch (name) {
        case UNCOMPRESSED -> BytesInput.from(bytes);
        case SNAPPY -> BytesInput.from(Snappy.compress(bytes));
        case GZIP -> BytesInput.from(gzip(bytes));
        case ZSTD -> BytesInput.from(Zstd.compress(bytes, ZSTD_LEVEL));
        case LZ4_RAW, LZ4, LZO, BROTLI -> throw unknown();
      };
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2 + 64);
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 1 << 13)) {
        gzip.write(bytes);
      }
      return packed.toByteArray();
    }

    @Override
    public BytesInput decompress(BytesInput packed, int plainSize) throws IOException {
      if (name == CompressionCodecName.UNCOMPRESSED) {
        return packed;
      }
      return BytesInput.from(plain(packed.toInputStream().readAllBytes(), plainSize));
    }

    @Override
    public void decompress(ByteBuffer packed, int packedSize, ByteBuffer plain, int plainSize)
        throws IOException {
      byte[] bytes = new byte[packedSize];
      packed.get(bytes);
      plain.put(plain(bytes, plainSize));
    }

    private byte[] plain(byte[] packed, int plainSize) throws IOException {
      byte[] plain = new byte[plainSize];
      int size =
          switch (name) {
            case UNCOMPRESSED -> copied(packed, plain);
            case SNAPPY -> snappy(packed, plain);
            case GZIP -> gunzip(packed, plain);
            case ZSTD -> (int) Zstd.decompress(plain, packed);
            case LZ4_RAW ->
                LZ4Factory.fastestInstance().safeDecompressor().decompress(packed, plain);
            case LZ4, LZO, BROTLI -> throw unknown();
          };
      if (size != plainSize) {
        throw new IOException("a page has %d bytes (expected: %d)".formatted(size, plainSize));
      }
      return plain;
    }

    private static int copied(byte[] packed, byte[] plain) {
      System.arraycopy(packed, 0, plain, 0, packed.length);
      return packed.length;
    }

    private static int snappy(byte[] packed, byte[] plain) throws IOException {
      int size = Snappy.uncompressedLength(packed);
      return size == plain.length ? Snappy.uncompress(packed, 0, packed.length, plain, 0) : size;
    }

    private static int gunzip(byte[] packed, byte[] plain) throws IOException {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        return gzip.readNBytes(plain, 0, plain.length);
      }
    }

    private UnsupportedOperationException unknown() {
      return new UnsupportedOperationException(
          "its pages are compressed with %s (expected: zstd, snappy, gzip, lz4_raw or none)"
              .formatted(name));
    }

    @Override
    public void release() {
      // Nothing is held.
    }
  }
}
