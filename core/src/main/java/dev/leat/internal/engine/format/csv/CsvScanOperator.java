package dev.leat.internal.engine.format.csv;

import dev.leat.data.Type;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.Nulls;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Place;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.RejectLog;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.io.OriginColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gives the records of CSV files as batches of slices, and rejects those that are malformed. */
final class CsvScanOperator implements Operator {

  private static final String LITERAL_QUOTES =
      "Unquoted fields that hold quotes, which were taken as they are";

  private final SplitQueue<Piece> queue;
  private final Piece piece;
  private final ScanColumns columns;
  private final RejectLog.Budgeting raggedBudget;
  private final Worker worker;
  private final OperatorCount count;
  private final int batchRows;
  private SplitQueue.@Nullable Claim<Piece> claim;
  private int next;
  private boolean closed;

  /** A scan of the splits of a queue, in a piece that was made for these columns. */
  CsvScanOperator(
      SplitQueue<Piece> queue,
      Piece piece,
      ScanColumns columns,
      RejectLog.Budgeting raggedBudget,
      Worker worker,
      OperatorCount count) {
    this.raggedBudget = raggedBudget;
    this.queue = queue;
    queue.join();
    this.piece = piece;
    this.columns = columns;
    this.worker = worker;
    this.count = count;
    this.batchRows = worker.run().settings().batchRows();
  }

  @Override
  public long advance() {
    SplitQueue.Claim<Piece> claimed = queue.claim();
    claim = claimed;
    return claimed.number();
  }

  @Override
  public @Nullable Batch next() {
    SplitQueue.Claim<Piece> toLoad = claim;
    if (toLoad != null) {
      claim = null;
      next = 0;
      toLoad.splits().load(toLoad.ofFile(), piece);
      rejectFaulty();
      if (piece.records().literalQuotes() > 0) {
        worker.run().warn(LITERAL_QUOTES, piece.records().literalQuotes());
      }
      int rows = piece.records().rows();
      count.add(rows + (long) piece.records().faulty().size(), rows);
    }
    if (next == piece.records().rows()) {
      return null;
    }
    int from = next;
    next = (int) Math.min(piece.records().rows(), from + (long) batchRows);
    return batch(from, next);
  }

  private void rejectFaulty() {
    for (ScannedRecords.Faulty faulty : piece.records().faulty()) {
      int field = faulty.fault().field();
      boolean known = field >= 0 && field < columns.fields().size();
      String column = known ? columns.fields().get(field) : "";
      boolean asked = raggedBudget == RejectLog.Budgeting.TOLERATED;
      boolean ragged = faulty.fault().kind() == CsvFault.Kind.RAGGED;
      worker.reject(
          place(faulty.start(), faulty.end()),
          column,
          faulty.fault().reason(),
          ragged && asked ? RejectLog.Budgeting.TOLERATED : RejectLog.Budgeting.COUNTED);
    }
  }

  private Place place(int start, int end) {
    String raw = new String(piece.input(), start, end - start, StandardCharsets.UTF_8);
    return new Place(piece.name(), piece.lineOf(start), piece.offsetOf(start), raw);
  }

  private Batch batch(int from, int to) {
    Column[] batch = new Column[columns.sources().length];
    for (int i = 0; i < batch.length; i++) {
      int position = i;
      batch[i] =
          columns
              .origins()
              .get(i)
              .map(origin -> origin(origin, from, to))
              .orElseGet(() -> scannedOrPartition(position, from, to));
    }
    return new Batch(to - from, batch, new ScannedOrigin(row -> from + row));
  }

  private Column scannedOrPartition(int position, int from, int to) {
    int scanned = columns.sources()[position];
    return scanned < 0
        ? constant(
            columns.partitions().value(piece.name(), columns.names().get(position)), to - from)
        : slices(scanned, from, to);
  }

  private Column slices(int column, int from, int to) {
    int[] starts = piece.records().starts()[column];
    int[] lengths = piece.records().lengths()[column];
    boolean whole = from == 0 && to == piece.records().rows();
    return new TextColumn(
        piece.bytes(),
        whole ? starts : Arrays.copyOfRange(starts, from, to),
        whole ? lengths : Arrays.copyOfRange(lengths, from, to));
  }

  private Column origin(OriginColumn kind, int from, int to) {
    return switch (kind) {
      case FILE -> constant(Optional.of(piece.name()), to - from);
      case LINE -> new LongColumn(Type.INTEGER, lines(from, to), Nulls.NONE);
      case BYTE -> new LongColumn(Type.INTEGER, offsets(from, to), Nulls.NONE);
    };
  }

  private long[] offsets(int from, int to) {
    long[] offsets = new long[to - from];
    for (int row = from; row < to; row++) {
      offsets[row - from] = piece.offsetOf(piece.records().recordStart(row));
    }
    return offsets;
  }

  private long[] lines(int from, int to) {
    long[] lines = new long[to - from];
    int position = piece.records().recordStart(from);
    long line = piece.lineOf(position);
    for (int row = from; row < to; row++) {
      int start = piece.records().recordStart(row);
      line += piece.linesBetween(position, start);
      position = start;
      lines[row - from] = line;
    }
    return lines;
  }

  private static TextColumn constant(Optional<String> value, int rows) {
    byte[] bytes = value.orElse("").getBytes(StandardCharsets.UTF_8);
    int[] lengths = new int[rows];
    Arrays.fill(lengths, value.isPresent() ? bytes.length : TextColumn.NULL);
    return new TextColumn(Arrays.copyOf(bytes, bytes.length + 64), new int[rows], lengths);
  }

  @Override
  public Optional<Resumable> resumable() {
    return queue.resumable();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      queue.leave();
    }
  }

  /** Finds the place of rows of the present split. */
  private final class ScannedOrigin implements Origin {

    private final IntUnaryOperator record;

    private ScannedOrigin(IntUnaryOperator record) {
      this.record = record;
    }

    @Override
    public Place place(int row) {
      int number = record.applyAsInt(row);
      ScannedRecords records = piece.records();
      return CsvScanOperator.this.place(records.recordStart(number), records.recordEnd(number));
    }

    @Override
    public Origin gather(int[] rows, int kept) {
      int[] chosen = Arrays.copyOf(rows, kept);
      return new ScannedOrigin(row -> record.applyAsInt(chosen[row]));
    }
  }
}
