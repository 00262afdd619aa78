package dev.leat.internal.engine;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.internal.engine.file.Landing;
import dev.leat.internal.engine.file.OutputFile;
import dev.leat.internal.engine.file.Outputs;
import dev.leat.internal.engine.format.FormatWriter;
import dev.leat.internal.engine.format.Formats;
import dev.leat.internal.engine.operator.CollectSink;
import dev.leat.internal.engine.operator.CountSink;
import dev.leat.internal.engine.operator.Pipeline;
import dev.leat.internal.engine.operator.WriteSink;
import dev.leat.internal.engine.optimize.Optimizer;
import dev.leat.io.Format;
import dev.leat.io.Source;
import dev.leat.plan.Plan;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import dev.leat.spi.Cursor;
import dev.leat.spi.Runner;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs plans on this machine, with all its cores and within a memory cap. */
public final class LocalEngine implements Runner {

  /** For the service loader. */
  public LocalEngine() {}

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Plan.Scan inspect(Source source, Settings settings) {
    List<InputFile> files = Inputs.ofProcess().resolve(source, Landing.of(settings));
    return Formats.reader(source.format()).inspect(source, files);
  }

  @Override
  public Report write(Plan.Write plan, Settings settings) {
    return write(plan, settings, UnaryOperator.identity());
  }

  /**
   * Runs a write to its end.
   *
   * @param watched sees the rows on their way to the writer: it gives a pipeline of the same rows
   */
  public Report write(Plan.Write plan, Settings settings, UnaryOperator<Pipeline> watched) {
    Outputs.check(plan.sink(), inputs(plan, Landing.of(settings)));
    try (RunScope scope = RunScope.begin(settings)) {
      Optional<Manifest> manifest = Manifest.begin(this, plan, settings, scope.keys());
      scope.keepInputs();
      try {
        Report report = written(plan, settings, scope, watched);
        manifest.ifPresent(running -> running.done(report));
        return report;
      } catch (RuntimeException e) {
        manifest.ifPresent(running -> running.failed(e));
        throw e;
      }
    }
  }

  private static Report written(
      Plan.Write plan, Settings settings, RunScope scope, UnaryOperator<Pipeline> watched) {
    Format format = plan.sink().format();
    FormatWriter writer = Formats.writer(format);
    try (OutputFile file = Outputs.open(plan.sink(), settings.standardOutput())) {
      Plan optimised = Optimizer.optimised(plan.input(), settings);
      Pipeline pipeline = watched.apply(scope.lowering().lowerAll(optimised));
      scope.run().phase("write " + file.name());
      WriteSink sink =
          new WriteSink(file, plan.schema(), writer, format, scope.space(), scope.run());
      scope.driver().run(pipeline, sink);
      sink.end();
      scope.finish();
      file.commit();
      return scope.run().report();
    }
  }

  private static List<InputFile> inputs(Plan plan, Landing landing) {
    List<InputFile> files = new ArrayList<>();
    if (plan instanceof Plan.Scan scan) {
      files.addAll(Inputs.ofProcess().resolve(scan.source(), landing));
    }
    plan.inputs().forEach(input -> files.addAll(inputs(input, landing)));
    return files;
  }

  @Override
  public Cursor open(Plan plan, Settings settings) {
    RunScope scope = RunScope.begin(settings);
    return new PulledCursor(plan.schema(), scope, Optimizer.optimised(plan, settings));
  }

  @Override
  public Cursor collect(Plan plan, Settings settings) {
    try (RunScope scope = RunScope.begin(settings)) {
      Schema schema = plan.schema();
      Pipeline pipeline = scope.lowering().lowerAll(Optimizer.optimised(plan, settings));
      CollectSink sink = new CollectSink(schema, scope.run());
      scope.driver().run(pipeline, sink);
      scope.finish();
      List<Row> rows = sink.rows();
      return new CollectedCursor(schema, rows.iterator(), scope.run().report());
    }
  }

  @Override
  public Counted count(Plan plan, Settings settings) {
    try (RunScope scope = RunScope.begin(settings)) {
      Pipeline pipeline = scope.lowering().lowerAll(Optimizer.optimisedToCount(plan, settings));
      CountSink sink = new CountSink(scope.run());
      scope.driver().run(pipeline, sink);
      scope.finish();
      return new Counted(sink.rows(), scope.run().report());
    }
  }

  @Override
  public String explain(Plan plan, Settings settings) {
    return Explanation.of(Optimizer.optimised(plan, settings), settings);
  }

  /** The rows of a finished run. */
  private record CollectedCursor(Schema schema, Iterator<Row> rows, Report report)
      implements Cursor {

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Row next() {
      return rows.next();
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
