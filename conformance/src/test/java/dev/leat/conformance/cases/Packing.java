package dev.leat.conformance.cases;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Turns the bytes of a section into those of a file, as the words in its brackets say. */
final class Packing {

  private Packing() {}

  /** Applies the options from left to right. */
  static byte[] apply(byte[] content, List<String> options) {
    byte[] bytes = content;
    for (String option : options) {
      bytes = apply(bytes, option);
    }
    return bytes;
  }

  private static byte[] apply(byte[] bytes, String option) {
    return switch (option) {
      case "gzip" -> compressed(bytes, GZIPOutputStream::new);
      case "gzip of two members" -> members(bytes);
      case "bzip2" -> compressed(bytes, BZip2CompressorOutputStream::new);
      case "zstd" -> Zstd.compress(bytes);
      case "truncated" -> Arrays.copyOf(bytes, bytes.length * 2 / 3);
      default -> encoded(bytes, Charset.forName(option));
    };
  }

  private static byte[] encoded(byte[] utf8, Charset charset) {
    return new String(utf8, StandardCharsets.UTF_8).getBytes(charset);
  }

  private static byte[] members(byte[] bytes) {
    int middle = bytes.length / 2;
    byte[] first = compressed(Arrays.copyOf(bytes, middle), GZIPOutputStream::new);
    byte[] second =
        compressed(Arrays.copyOfRange(bytes, middle, bytes.length), GZIPOutputStream::new);
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] compressed(byte[] bytes, Compressor compressor) {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (OutputStream out = compressor.around(target)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return target.toByteArray();
  }

  /** Puts a compressing stream around another one. */
  @FunctionalInterface
  private interface Compressor {
    OutputStream around(OutputStream target) throws IOException;
  }
}
