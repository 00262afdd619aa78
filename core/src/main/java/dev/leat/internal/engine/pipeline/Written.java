package dev.leat.internal.engine.pipeline;

import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.LocalEngine;
import dev.leat.internal.engine.operator.Pipeline;
import dev.leat.io.Sink;
import dev.leat.io.Source;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import dev.leat.stage.CacheFormat;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Rows of a stage that were written to a file.
 *
 * @param schema their columns, as far as the form of the file cannot tell
 */
record Written(Path file, Schema schema, Report report) {

  /**
   * Writes the rows of a plan to a file.
   *
   * @throws KeptForm.CannotKeep when the form cannot tell some of their values apart
   */
  static Written write(String stage, Plan plan, KeptForm form, Path file, Settings settings) {
    SeenTypes seen = new SeenTypes(plan.schema());
    UnaryOperator<Pipeline> watched =
        SeenTypes.areKnown(plan.schema())
            ? UnaryOperator.identity()
            : pipeline ->
                worker -> new WatchingOperator(pipeline.copyFor(worker), seen.new Watcher());
    Plan.Write write = new Plan.Write(plan, new Sink(file.toString(), form.writing(plan.schema())));
    Report report = new LocalEngine().write(write, settings, watched);
    return new Written(file, form.kept(stage, plan.schema(), seen), report);
  }

  /** The rows of a file that was written in a form. */
  static Plan reading(KeptForm form, Path file, Schema schema, Settings settings) {
    if (form.format() == CacheFormat.CSV && schema.isOpen()) {
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
