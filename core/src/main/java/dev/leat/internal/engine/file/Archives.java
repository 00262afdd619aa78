package dev.leat.internal.engine.file;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** The codecs of libraries, apart so that a run without archives does not load them. */
final class Archives {

  private static final int BUFFER = 1 << 16;
  private static final int ZSTD_LEVEL = 3;

  private Archives() {}

  static InputStream fromZstd(InputStream stored) throws IOException {
    return new ZstdInputStreamNoFinalizer(stored);
  }

  static OutputStream toZstd(OutputStream stored) throws IOException {
    return new ZstdOutputStreamNoFinalizer(stored, ZSTD_LEVEL).setChecksum(true);
  }

  static InputStream fromBzip2(InputStream stored) throws IOException {
    return new BZip2CompressorInputStream(new BufferedInputStream(stored, BUFFER), true);
  }

  static OutputStream toBzip2(OutputStream stored) throws IOException {
    return new BZip2CompressorOutputStream(stored);
  }
}
