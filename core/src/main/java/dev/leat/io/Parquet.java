package dev.leat.io;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;

/**
 * Parquet: a table in columns, with their types. Read and written by the module {@code
 * leat-parquet}.
 *
 * <p>A file says of itself what is in it, so the options are of writing alone. Reading is parallel
 * by row groups and reads the columns that are used; each thread holds those of one row group as
 * they are stored. Writing holds the row group that is being filled.
 *
 * @param codec how columns are compressed
 * @param rowGroup the size that the columns of a row group have, encoded and not yet compressed,
 *     when the next one begins; from 64 KB to 1 GB
 */
public record Parquet(Codec codec, DataSize rowGroup) implements Format {

  private static final DataSize LEAST_ROW_GROUP = new DataSize(1 << 16);
  private static final DataSize MOST_ROW_GROUP = new DataSize(1 << 30);

  /** How the columns of a file are compressed. */
  public enum Codec {
    /** Small and fast; read by all but old readers. */
    ZSTD,
    /** Larger and a little faster; read by all readers. */
    SNAPPY,
    /** As small as zstd, and slower; read by all readers. */
    GZIP,
    /** Not at all. */
    NONE
  }

  /** Checks the size. */
  public Parquet {
    if (rowGroup.bytes() < LEAST_ROW_GROUP.bytes() || rowGroup.bytes() > MOST_ROW_GROUP.bytes()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "row group: %s (expected: %s to %s)"
              .formatted(rowGroup, LEAST_ROW_GROUP, MOST_ROW_GROUP));
    }
  }

  /** Compressed by zstd, in row groups of 16 MB. */
  public static Parquet defaults() {
    return new Parquet(Codec.ZSTD, DataSize.megabytes(16));
  }

  /** How columns are compressed. */
  public Parquet codec(Codec choice) {
    return new Parquet(choice, rowGroup);
  }

  /** The size of row groups: larger ones compress better, and take more memory. */
  public Parquet rowGroup(DataSize size) {
    return new Parquet(codec, size);
  }

  @Override
  public String name() {
    return "parquet";
  }

  /** The bytes are read and written as they are: compression is inside. */
  @Override
  public Packing packing() {
    return Packing.BINARY;
  }

  @Override
  public boolean isPinned() {
    return false;
  }
}
