package dev.leat.parquet;

import dev.leat.data.LeatException;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.io.Parquet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as row groups. Where one ends depends on the rows alone: the same rows give the same
 * bytes, however they are cut into batches.
 */
final class RowGroupWriter {

  private static final int CHECKED_ROWS = 1000;
  private static final int CHECKED_PARTS = 8;
  private static final int MOST_ROWS = 1 << 20;
  private static final int INDEX_BYTES = 64;

  private final Parquet options;
  private final MessageType schema;
  private final ParquetProperties properties;
  private final ParquetFileWriter file;
  private final List<ColumnTarget> targets = new ArrayList<>();
  private @Nullable Group group;
  private boolean closed;

  RowGroupWriter(Parquet options, MessageType schema, OutputStream out) {
    this.options = options;
    this.schema = schema;
    this.properties =
        ParquetProperties.builder().withAllocator(HeapByteBufferAllocator.getInstance()).build();
    schema.getFields().forEach(field -> targets.add(new ColumnTarget(field.asPrimitiveType())));
    try {
      file =
          new ParquetFileWriter(
              new Streamed(out),
              schema,
              ParquetFileWriter.Mode.OVERWRITE,
              options.rowGroup().bytes(),
              0,
              null,
              properties);
      file.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The row group that is being filled. */
  private final class Group {

    private final ColumnChunkPageWriteStore pages =
        new ColumnChunkPageWriteStore(
            new PageCodecs().getCompressor(codec()),
            schema,
            properties.getAllocator(),
            INDEX_BYTES,
            properties.getPageWriteChecksumEnabled());
    private final ColumnWriteStore store = properties.newColumnWriteStore(schema, pages, pages);
    private final ColumnWriter[] writers = new ColumnWriter[targets.size()];
    private int rows;
    private int unchecked;
    private long uncheckedBytes;

    private Group() {
      List<ColumnDescriptor> columns = schema.getColumns();
      for (int i = 0; i < writers.length; i++) {
        writers[i] = store.getColumnWriter(columns.get(i));
      }
    }

    private void add(Batch batch, int row) {
      for (int i = 0; i < writers.length; i++) {
        uncheckedBytes += targets.get(i).write(batch.column(i), row, writers[i]);
      }
      store.endRecord();
      rows++;
      unchecked++;
    }

    /** Whether it is large enough; looked at now and then, since that takes a while. */
    private boolean isFull() {
      long size = options.rowGroup().bytes();
      if (unchecked < CHECKED_ROWS && uncheckedBytes < size / CHECKED_PARTS) {
        return false;
      }
      unchecked = 0;
      uncheckedBytes = 0;
      return rows >= MOST_ROWS || store.getBufferedSize() >= size;
    }

    private void end() throws IOException {
      file.startBlock(rows);
      store.flush();
      pages.flushToFileWriter(file);
      file.endBlock();
      close();
    }

    private void close() {
      store.close();
      pages.close();
    }
  }

  private CompressionCodecName codec() {
    return switch (options.codec()) {
      case ZSTD -> CompressionCodecName.ZSTD;
      case SNAPPY -> CompressionCodecName.SNAPPY;
      case GZIP -> CompressionCodecName.GZIP;
      case NONE -> CompressionCodecName.UNCOMPRESSED;
    };
  }

  void write(Batch batch) {
    try {
      for (int row = 0; row < batch.rows(); row++) {
        Group present = group;
        if (present == null) {
          present = new Group();
          group = present;
        }
        present.add(batch, row);
        if (present.isFull()) {
          present.end();
          group = null;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the last row group and the file. */
  void end(Map<String, String> footer) {
    try {
      Group present = group;
      group = null;
      if (present != null) {
        present.end();
      }
      file.end(footer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frees what is held; the stream stays open. */
  void close() {
    if (closed) {
      return;
    }
    closed = true;
    Group present = group;
    if (present != null) {
      present.close();
    }
    try {
      file.close();
    } catch (IOException | LeatException e) {
      // What was to be written is there, or its failure is known.
    }
  }

  /** The stream that is written to, which tells its position and is closed by others. */
  private record Streamed(OutputStream out) implements OutputFile {

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new Counted(out);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return new Counted(out);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  private static final class Counted extends DelegatingPositionOutputStream {

    private long position;

    private Counted(OutputStream out) {
      super(out);
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      super.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
      super.write(bytes, start, length);
      position += length;
    }

    @Override
    public void flush() {
      // The end of the run flushes.
    }

    @Override
    public void close() {
      // Who opened the stream closes it.
    }
  }
}
