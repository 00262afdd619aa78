package dev.leat.internal.engine;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.internal.engine.stage.PlanKey;
import dev.leat.internal.engine.stage.PlanKeys;
import dev.leat.io.Json;
import dev.leat.io.Sink;
import dev.leat.plan.Plan;
import dev.leat.run.Report;
import dev.leat.run.Run;
import dev.leat.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code manifest.json} of a run that can be resumed: what it was to do, with what, and
 * what became of it.
 *
 * <p>It is written when the run begins and again when it ends; one that says {@code running} while
 * no process holds the run was stopped.
 */
final class Manifest {

  static final String NAME = "manifest.json";

  private final LocalEngine engine;
  private final Plan.Write plan;
  private final Settings settings;
  private final Path path;
  private final Run run;
  private final List<String> key;
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private Manifest(LocalEngine engine, Plan.Write plan, Settings settings, Run run, PlanKeys keys) {
    this.engine = engine;
    this.plan = plan;
    this.settings = settings;
    this.run = run;
    this.path = run.directory().resolve(NAME);
    this.key = key(keys.of(plan.input()));
  }

  /** The manifest of a run that begins; empty for one that cannot be resumed. */
  static Optional<Manifest> begin(
      LocalEngine engine, Plan.Write plan, Settings settings, PlanKeys keys) {
    Optional<Manifest> manifest =
        settings.run().map(run -> new Manifest(engine, plan, settings, run, keys));
    manifest.ifPresent(begun -> begun.write("running", null, ""));
    return manifest;
  }

  /** Says that the run has done what it was to do. */
  void done(Report report) {
    write("done", report, "");
  }

  /** Says why the run ended before. */
  void failed(RuntimeException failure) {
    write("failed", null, String.valueOf(failure.getMessage()));
  }

  private void write(String state, @Nullable Report report, String error) {
    Row row =
        Row.of(
            "format", 1,
            "namespace", run.namespace(),
            "executionDate", run.date().toString(),
            "state", state,
            "started", started.toString(),
            "output", plan.sink().location(),
            "plan", engine.explain(plan.input(), settings).lines().toList(),
            "key", key);
    if (!error.isEmpty()) {
      row = row.with("error", error);
    }
    if (report != null) {
      row = row.with("report", report(report));
    }
    try {
      Files.createDirectories(run.directory());
    } catch (IOException e) {
      // The next line says it better.
    }
    engine.write(
        new Plan.Write(
            new Plan.Values(List.of(row), Schema.open()), new Sink(path.toString(), Json.lines())),
        Settings.defaults().withThreads(1).withTemporary(settings.temporary()));
  }

  /** What the digest of the plan was made of, its inputs among them. */
  private static List<String> key(PlanKey key) {
    List<String> parts = new ArrayList<>(key.parts());
    parts.add("all = " + key.digest());
    return parts;
  }

  private static Row report(Report report) {
    List<Row> operators = new ArrayList<>();
    for (Report.OperatorReport operator : report.operators()) {
      operators.add(
          Row.of(
              "name", operator.name(),
              "rowsIn", operator.rowsIn(),
              "rowsOut", operator.rowsOut(),
              "bytesSpilled", operator.spilledBytes(),
              "note", operator.note()));
    }
    return Row.of(
        "rowsIn", report.rowsIn(),
        "rowsOut", report.rowsOut(),
        "filtered", report.filtered(),
        "rejected", report.rejected(),
        "unmatched", report.unmatched(),
        "skipped", report.skipped(),
        "bytesIn", report.bytesIn(),
        "bytesOut", report.bytesOut(),
        "bytesSpilled", report.spilledBytes(),
        "elapsedSeconds", report.elapsedNanos() / 1e9,
        "operators", operators);
  }
}
