package dev.leat.internal.engine.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.data.DataSize;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.event.RejectLog;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.SplitQueue;
import dev.leat.internal.engine.rows.RowBatches;
import dev.leat.io.Csv;
import dev.leat.run.Reject;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads files of three columns in splits, on several threads, and by the slow reader. */
record SplitRun(List<String> rows, List<String> rejects) {

  private static final List<String> FIELDS = List.of("a", "b", "c");
  private static final List<String> WANTED = List.of("c", "_line", "a", "_byte", "b");

  /** How a file is cut. */
  record Cut(int splitBytes, int batchRows, int threads) {}

  /** What the scanner finds in a file, split by split. */
  static SplitRun of(InputFile file, Csv options, Cut cut) {
    RunState run =
        new RunState(
            Settings.defaults()
                .withBatches(cut.batchRows(), cut.splitBytes())
                .withRejects(RejectPolicy.unlimited()));
    List<String> rejects = new ArrayList<>();
    run.rejects().receiver(reject -> rejects.add(text(reject)));
    List<String> rows = new SplitRun.Threads(run, file, options).rows(cut.threads());
    Report report = run.report();
    if (report.rowsIn() != rows.size() + rejects.size()) {
      throw new AssertionError("rows in: " + report.rowsIn());
    }
    return new SplitRun(rows, rejects);
  }

  /** What the slow reader finds. */
  static SplitRun slowly(byte[] bytes, Csv options) {
    List<String> rows = new ArrayList<>();
    List<String> rejects = new ArrayList<>();
    RecordReader reader = new RecordReader(options, bytes);
    while (reader.next()) {
      int start = reader.recordStart();
      if (reader.fault() == null && reader.fields() == FIELDS.size()) {
        List<@Nullable String> texts = reader.texts();
        rows.add(
            "%s|%d|%s|%d|%s"
                .formatted(texts.get(2), reader.line(), texts.get(0), start, texts.get(1)));
      } else {
        String raw = new String(bytes, start, reader.recordEnd() - start, UTF_8);
        String reason = reader.fault() == null ? "" : reader.fault().reason();
        rejects.add("%d|%d|%s|%s".formatted(reader.line(), start, raw, reason));
      }
    }
    return new SplitRun(rows, rejects);
  }

  private static String text(Reject reject) {
    boolean ragged = reject.reason().endsWith("(expected: 3)");
    String reason = ragged ? "" : reject.reason();
    return "%d|%d|%s|%s".formatted(reject.line(), reject.byteOffset(), reject.rawText(), reason);
  }

  /** Copies of a scan on threads of their own. */
  private static final class Threads {

    private final RunState run;
    private final SplitQueue<Piece> queue;
    private final Csv options;
    private final RejectLog.Sequence sequence;
    private final Map<Long, List<String>> splits = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private Threads(RunState run, InputFile file, Csv options) {
      this.run = run;
      this.options = options;
      this.queue = new SplitQueue<>(List.of(CsvFormat.splits(file, 0, 1, run)));
      this.sequence = run.rejects().sequence();
    }

    private List<String> rows(int count) {
      List<Runnable> copies = IntStream.range(0, count).mapToObj(i -> copy()).toList();
      List<Thread> threads = copies.stream().map(copy -> Thread.ofPlatform().start(copy)).toList();
      threads.forEach(Threads::join);
      if (failure.get() != null) {
        throw new AssertionError(failure.get());
      }
      return splits.values().stream().flatMap(List::stream).toList();
    }

    private Runnable copy() {
      ScanColumns columns = ScanColumns.of(FIELDS, WANTED, Partitions.NONE);
      Worker worker = new Worker(run, sequence);
      Piece piece = columns.piece(CsvDialect.of(options), DataSize.megabytes(1));
      Operator scan =
          new CsvScanOperator(
              queue, piece, columns, RejectLog.Budgeting.COUNTED, worker, run.operator("scan"));
      return () -> {
        try (scan) {
          read(scan, worker);
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
          run.stop();
        }
      };
    }

    private void read(Operator scan, Worker worker) {
      for (long split = scan.advance(); split != Operator.END; split = scan.advance()) {
        List<String> rows = new ArrayList<>();
        for (Batch batch = scan.next(); batch != null; batch = scan.next()) {
          for (int row = 0; row < batch.rows(); row++) {
            rows.add(text(batch, row));
          }
        }
        splits.put(split, rows);
        worker.splitDone(split);
      }
    }

    private static String text(Batch batch, int row) {
      List<String> texts = new ArrayList<>();
      for (int column = 0; column < batch.width(); column++) {
        texts.add(Objects.toString(RowBatches.value(batch.column(column), row)));
      }
      return String.join("|", texts);
    }

    private static void join(Thread thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
