package dev.leat.internal.engine.file.gzip;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A place inside a gzip stream from which it can be read on: where a block starts, and what its
 * references may go back to.
 *
 * @param stored the offset of the byte that the block starts in, as stored
 * @param bit its first bit in that byte, from 0 for the lowest to 7
 * @param unpacked the offset of its first byte in the content
 * @param ofMember the same, in the content of the member that it is in
 * @param checksum the CRC-32 of that member up to there
 * @param window the 32 KiB of content before it
 */
public record GzipPoint(
    long stored, int bit, long unpacked, long ofMember, int checksum, byte[] window) {

  /** The bytes that references can go back to. */
  static final int WINDOW_BYTES = 1 << 15;

  /** Writes it, in {@value #WINDOW_BYTES} bytes and a few more. */
  public void save(DataOutputStream out) throws IOException {
    out.writeLong(stored);
    out.writeByte(bit);
    out.writeLong(unpacked);
    out.writeLong(ofMember);
    out.writeInt(checksum);
    out.write(window);
  }

  /** Reads what was written. */
  public static GzipPoint load(DataInputStream in) throws IOException {
    return new GzipPoint(
        in.readLong(),
        in.readUnsignedByte(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readNBytes(WINDOW_BYTES));
  }
}
