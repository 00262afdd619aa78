package dev.leat.parquet;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The row groups of one file, each a split; its footer is read when the first is asked for. */
final class RowGroups implements SplitQueue.Splits<RowGroup> {

  private final InputFile file;
  private final Schema columns;
  private final RunState run;
  private @Nullable Opened opened;

  /**
   * A file as far as it is needed.
   *
   * @param used the columns that are used, in their order
   * @param schema those columns as the library wants them, each once
   * @param firstRows the number of the first row of each row group, from 1
   */
  private record Opened(
      TableFile table, List<TableColumn> used, MessageType schema, long[] firstRows) {

    BlockMetaData block(long number) {
      return table.footer().getBlocks().get((int) number);
    }

    /** The bytes of the used columns of a row group, as stored. */
    long bytes(BlockMetaData block) {
      Set<String> names = new HashSet<>();
      used.forEach(column -> names.add(column.name()));
      return block.getColumns().stream()
          .filter(chunk -> names.contains(chunk.getPath().toArray()[0]))
          .mapToLong(ColumnChunkMetaData::getTotalSize)
          .sum();
    }
  }

  /** The used columns of a file, as the first file of the source has them. */
  RowGroups(InputFile file, Schema columns, RunState run) {
    this.file = file;
    this.columns = columns;
    this.run = run;
    run.expect(Math.max(0, file.sizeBytes()));
  }

  @Override
  public boolean has(long number) {
    return number < opened().table().footer().getBlocks().size();
  }

  private synchronized Opened opened() {
    Opened known = opened;
    if (known == null) {
      known = open(TableFile.open(file));
      opened = known;
      Opened whole = known;
      long used = known.table().footer().getBlocks().stream().mapToLong(whole::bytes).sum();
      run.expect(used - Math.max(0, file.sizeBytes()));
    }
    return known;
  }

  private Opened open(TableFile table) {
    List<TableColumn> used = new ArrayList<>();
    for (Field field : columns.fields()) {
      used.add(table.column(field.name(), field.type()));
    }
    MessageType whole = table.footer().getFileMetaData().getSchema();
    MessageType schema =
        new MessageType(
            whole.getName(), used.stream().map(column -> whole.getType(column.name())).toList());
    List<BlockMetaData> blocks = table.footer().getBlocks();
    long[] firstRows = new long[blocks.size()];
    long row = 1;
    for (int i = 0; i < firstRows.length; i++) {
      firstRows[i] = row;
      row += blocks.get(i).getRowCount();
    }
    return new Opened(table, used, schema, firstRows);
  }

  @Override
  public void load(long number, RowGroup piece) {
    Opened table = opened();
    BlockMetaData block = table.block(number);
    int index = (int) number;
    try {
      List<ColumnSource> sources =
          table.used().isEmpty() ? List.of() : sources(table, index, block.getRowCount());
      piece.begin(file, index, table.firstRows()[index], block.getRowCount(), sources);
    } catch (IOException | RuntimeException e) {
      throw TableFile.failed(file, "row group " + (index + 1), e);
    }
    run.read(block.getRowCount(), table.bytes(block));
  }

  private List<ColumnSource> sources(Opened table, int number, long rows) throws IOException {
    FileBytes bytes = new FileBytes(file);
    try (SeekableInputStream stream = bytes.newStream();
        ParquetFileReader reader =
            new ParquetFileReader(bytes, table.table().footer(), TableFile.options(), stream)) {
      reader.setRequestedSchema(table.schema());
      PageReadStore pages = reader.readRowGroup(number);
      if (pages.getRowCount() != rows) {
        throw new IOException("it has %d rows (expected: %d)".formatted(pages.getRowCount(), rows));
      }
      String writer = table.table().footer().getFileMetaData().getCreatedBy();
      ColumnReadStore store =
          new ColumnReadStoreImpl(pages, new NoRecords(table.schema()), table.schema(), writer);
      return table.used().stream().map(column -> source(column, table.schema(), store)).toList();
    }
  }

  private static ColumnSource source(
      TableColumn column, MessageType schema, ColumnReadStore store) {
    NestedValue.Leaves leaves = path -> store.getColumnReader(schema.getColumnDescription(path));
    return column.form().isNested()
        ? new NestedSource(column.field(), leaves)
        : ScalarSources.of(column, leaves.reader(new String[] {column.name()}));
  }

  @Override
  public void close() {
    file.close();
  }
}
