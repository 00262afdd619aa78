package dev.leat.internal.engine.format.json;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Origin;
import dev.leat.internal.engine.batch.Place;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.OperatorCount;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.internal.engine.kernel.JsonWalk;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gives documents, or fields of them, as batches of slices; rejects those that are malformed. */
final class DocumentScanOperator implements Operator {

  private static final String DUPLICATES =
      "Keys that an object had before, of which the last counts";

  private final SplitQueue<DocumentPiece> queue;
  private final DocumentPiece piece;
  private final List<Wanted.Source> columns;
  private final Worker worker;
  private final OperatorCount count;
  private final int batchRows;
  private SplitQueue.@Nullable Claim<DocumentPiece> claim;
  private int next;
  private boolean closed;

  /** A scan of the splits of a queue. */
  DocumentScanOperator(
      SplitQueue<DocumentPiece> queue,
      DocumentPiece piece,
      Wanted wanted,
      Worker worker,
      OperatorCount count) {
    this.queue = queue;
    queue.join();
    this.piece = piece;
    this.columns = wanted.columns();
    this.worker = worker;
    this.count = count;
    this.batchRows = worker.run().settings().batchRows();
  }

  @Override
  public long advance() {
    SplitQueue.Claim<DocumentPiece> claimed = queue.claim();
    claim = claimed;
    return claimed.number();
  }

  @Override
  public @Nullable Batch next() {
    SplitQueue.Claim<DocumentPiece> toLoad = claim;
    if (toLoad != null) {
      claim = null;
      next = 0;
      toLoad.splits().load(toLoad.ofFile(), piece);
      report();
    }
    int rows = piece.documents().rows();
    if (next == rows) {
      return null;
    }
    int from = next;
    next = (int) Math.min(rows, from + (long) batchRows);
    return batch(from, next);
  }

  private void report() {
    ScannedDocuments documents = piece.documents();
    for (ScannedDocuments.Faulty faulty : documents.faulty()) {
      worker.reject(place(faulty.start(), faulty.end()), "", faulty.reason());
    }
    if (piece.duplicates() > 0) {
      worker.run().warn(DUPLICATES, piece.duplicates());
    }
    int rows = documents.rows();
    count.add(rows + (long) documents.faulty().size(), rows);
  }

  private Place place(int start, int end) {
    String raw = new String(piece.input(), start, end - start, StandardCharsets.UTF_8);
    return new Place(piece.name(), piece.lineOf(start), piece.offsetOf(start), raw);
  }

  private Batch batch(int from, int to) {
    Column[] batch = new Column[columns.size()];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = column(columns.get(i), from, to);
    }
    return new Batch(to - from, batch, new ScannedOrigin(row -> from + row));
  }

  private JsonColumn column(Wanted.Source source, int from, int to) {
    int[] starts = piece.documents().starts()[source.slot()];
    int[] lengths = piece.documents().lengths()[source.slot()];
    boolean whole = from == 0 && to == piece.documents().rows() && source.inner().isEmpty();
    JsonColumn column =
        new JsonColumn(
            piece.bytes(),
            whole ? starts : Arrays.copyOfRange(starts, from, to),
            whole ? lengths : Arrays.copyOfRange(lengths, from, to));
    for (Wanted.Inner inner : source.inner()) {
      reach(inner, column, from, to);
    }
    return column;
  }

  /** Fills what a column misses with values that stand inside those of a slot. */
  private void reach(Wanted.Inner inner, JsonColumn column, int from, int to) {
    int[] starts = piece.documents().starts()[inner.slot()];
    int[] lengths = piece.documents().lengths()[inner.slot()];
    byte[] bytes = column.bytes();
    for (int row = from; row < to; row++) {
      if (column.lengths()[row - from] < 0 && lengths[row] >= 0) {
        int found = inner.path().find(bytes, starts[row]);
        if (found >= 0) {
          column.starts()[row - from] = found;
          column.lengths()[row - from] = JsonWalk.end(bytes, found) - found;
        }
      }
    }
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
      ScannedDocuments documents = piece.documents();
      return DocumentScanOperator.this.place(
          documents.recordStart(number), documents.recordEnd(number));
    }

    @Override
    public Origin gather(int[] rows, int kept) {
      int[] chosen = Arrays.copyOf(rows, kept);
      return new ScannedOrigin(row -> record.applyAsInt(chosen[row]));
    }
  }
}
