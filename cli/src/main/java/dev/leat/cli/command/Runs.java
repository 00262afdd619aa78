package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.run.Report;
import dev.leat.spi.Cursor;
import dev.leat.spi.Runner;
import dev.leat.spi.Services;
import java.util.ArrayList;
import java.util.List;

/** Runs datasets where the command needs the report beside the rows. */
final class Runs {

  /**
   * The first rows of a dataset.
   *
   * @param rows the rows
   * @param report the account so far
   */
  record Head(List<Row> rows, Report report) {}

  private Runs() {}

  /** At most so many rows, read lazily. */
  static Head head(Dataset dataset, long rows, Engine engine) {
    try (Cursor cursor = open(dataset.limit(rows), engine)) {
      List<Row> read = new ArrayList<>();
      cursor.forEachRemaining(read::add);
      return new Head(read, cursor.report());
    }
  }

  /** A cursor over the rows of a dataset, to be closed. */
  static Cursor open(Dataset dataset, Engine engine) {
    return runner(engine).open(dataset.plan(), engine.settings());
  }

  /** The report of a run over all rows, whose rows are counted and not kept. */
  static Report drained(Dataset dataset, Engine engine) {
    return runner(engine).count(dataset.plan(), engine.settings()).report();
  }

  private static Runner runner(Engine engine) {
    return Services.find(Runner.class, runner -> runner.name().equals(engine.name()))
        .orElseThrow(() -> new LeatException(ErrorKind.FAILED, "The engine is missing."));
  }
}
