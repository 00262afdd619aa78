package dev.leat.internal.engine.pipeline;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.LocalEngine;
import dev.leat.io.Json;
import dev.leat.io.Sink;
import dev.leat.io.Source;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import dev.leat.stage.CacheFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a stage that were written to a file.
 *
 * @param schema their columns, as far as the form of the file cannot tell
 */
record Written(Path file, Schema schema, Report report) {

  /** What stands in a file for no rows without any column. */
  private static final Schema NOTHING = Schema.of(new Field("nothing", Type.TEXT));

  /**
   * Writes the rows of a plan to a file.
   *
   * <p>Where a form wants columns with types, and the schema leaves some open, rows are first
   * written as JSON, beside the file, and looked at on the way.
   *
   * @throws KeptForm.CannotKeep when the form cannot tell some of their values apart
   */
  static Written write(String stage, Plan plan, KeptForm form, Path file, Settings settings)
      throws IOException {
    Schema schema = plan.schema();
    if (SeenTypes.areKnown(schema) && form.keepsBlankRows()) {
      return new Written(file, schema, direct(plan, form, file, settings));
    }
    SeenTypes seen = new SeenTypes(schema);
    if (form.takesAnyRows()) {
      Report report = watched(plan, file, seen, settings);
      return new Written(file, KeptForm.ofDocuments(stage, schema, seen), report);
    }
    Path documents = file.resolveSibling(file.getFileName() + ".jsonl");
    Report report = watched(plan, documents, seen, settings);
    KeptForm.ofDocuments(stage, schema, seen);
    Schema columns = form.columns(stage, schema, seen);
    if (columns.size() == 0) {
      direct(new Plan.Values(List.of(), NOTHING), form, file, settings);
      return new Written(file, schema, report);
    }
    KeptForm json = new KeptForm(CacheFormat.JSONL);
    direct(reading(json, documents, columns, settings), form, file, settings);
    Files.delete(documents);
    return new Written(file, columns, report);
  }

  private static Report direct(Plan plan, KeptForm form, Path file, Settings settings) {
    Sink sink = new Sink(file.toString(), form.writing(plan.schema()));
    return new LocalEngine().write(new Plan.Write(plan, sink), settings);
  }

  private static Report watched(Plan plan, Path file, SeenTypes seen, Settings settings) {
    return new LocalEngine()
        .write(
            new Plan.Write(plan, new Sink(file.toString(), Json.lines())),
            settings,
            pipeline ->
                worker -> new WatchingOperator(pipeline.copyFor(worker), seen.new Watcher()));
  }

  /** The rows of a file that was written in a form. */
  static Plan reading(KeptForm form, Path file, Schema schema, Settings settings) {
    if (schema.isOpen() && !form.takesAnyRows()) {
      return new Plan.Values(List.of(), schema);
    }
    Source source = new Source(file.toString(), form.reading(schema));
    Plan.Scan scan = new LocalEngine().inspect(source, settings);
    List<Named> columns = schema.names().stream().map(Named::column).toList();
    if (!schema.isOpen()) {
      return scan.schema().equals(schema) ? scan : new Plan.Project(scan, columns);
    }
    Map<String, Type> types = new HashMap<>();
    schema.fields().stream()
        .filter(field -> !SeenTypes.isOfJson(field.type()) || field.type() == Type.DECIMAL)
        .forEach(field -> types.put(field.name(), field.type()));
    return types.isEmpty() ? scan : new Plan.MapRows(scan, new TypedFields(types), scan.schema());
  }
}
