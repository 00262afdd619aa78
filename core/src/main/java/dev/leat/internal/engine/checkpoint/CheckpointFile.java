package dev.leat.internal.engine.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A small file that is there whole or not at all, and of which damage is noticed.
 *
 * <pre>
 *   8 bytes: "LEATCP" and the version of the format    content    8 bytes: checksum of all before
 * </pre>
 */
public final class CheckpointFile {

  private static final long MAGIC = 0x4C_45_41_54_43_50_00_02L;
  private static final int CHECKSUM_BYTES = Long.BYTES;

  private CheckpointFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Writer {
    /** Writes it. */
    void write(DataOutputStream out) throws IOException;
  }

  /** Writes a file beside its place, and then puts it there. */
  public static void write(Path path, Writer content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(MAGIC);
    content.write(out);
    out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    Files.write(temporary, bytes.toByteArray());
    Files.move(
        temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The content of a file; empty when there is none, or when it is damaged or of another version.
   */
  public static Optional<DataInputStream> read(Path path) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    int end = bytes.length - CHECKSUM_BYTES;
    if (end < Long.BYTES) {
      return Optional.empty();
    }
    DataInputStream tail =
        new DataInputStream(new ByteArrayInputStream(bytes, end, CHECKSUM_BYTES));
    DataInputStream content =
        new DataInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, end)));
    boolean whole = content.readLong() == MAGIC && tail.readLong() == checksum(bytes, end);
    return whole ? Optional.of(content) : Optional.empty();
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }
}
