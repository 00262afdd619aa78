package dev.leat.internal.engine.pipeline;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.expr.Expr;
import dev.leat.internal.engine.LocalEngine;
import dev.leat.internal.engine.cache.Entry;
import dev.leat.internal.engine.cache.Store;
import dev.leat.internal.engine.cache.Trees;
import dev.leat.internal.engine.stage.ContentDigest;
import dev.leat.io.Location;
import dev.leat.plan.Plan;
import dev.leat.run.Run;
import dev.leat.run.Settings;
import dev.leat.spi.Cursor;
import dev.leat.stage.CacheEntry;
import dev.leat.stage.StageNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * Writes the rows of a stage beside the store, proves them, and publishes them.
 *
 * <p>While rows are made, the run leaves checkpoints in the directory of what is unfinished, so
 * that a later process goes on there.
 */
final class Publication {

  private static final LocalDateTime NO_DATE = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final LocalEngine engine = new LocalEngine();
  private final StageNode node;
  private final Settings settings;
  private final Store store;
  private final KeptForm form;

  Publication(StageNode node, Settings settings, Store store) {
    this.node = node;
    this.settings = settings;
    this.store = store;
    this.form = new KeptForm(node.rules().cache());
  }

  /** Makes, proves and publishes the entry of a key. */
  Entry publish(Plan plan, StageKey key, String pipeline, String source) {
    Instant started = Instant.now();
    Path unfinished = store.unfinished(key.digest());
    boolean resumable = readsFilesOnly(plan);
    Settings how = resumable ? settings.withRun(run(unfinished)) : settings;
    Path file = store.newFile(node.name() + "." + form.format().ending());
    try {
      Written written = Written.write(node.name(), plan, form, file, how);
      check(written);
      CacheEntry facts =
          new CacheEntry(
              node.name(),
              pipeline,
              key.digest(),
              node.rules().cache(),
              written.report().rowsOut(),
              written.report().rejected(),
              Files.size(written.file()),
              ContentDigest.of(written.file()),
              Instant.now().truncatedTo(ChronoUnit.MILLIS),
              started.until(Instant.now(), ChronoUnit.MILLIS) / 1e3,
              node.rules().ttl(),
              source);
      Entry entry =
          new Entry(
              facts, written.schema(), key.parts(), InputRows.of(node, plan, written.report()));
      Entry published = store.publish(entry, written.file());
      Trees.delete(unfinished);
      return published;
    } catch (IOException e) {
      throw new LeatException(
          ErrorKind.OUTPUT,
          "The cache \"%s\" cannot be written: %s. Check its disk, or run with --no-cache."
              .formatted(store.location(), e.getMessage()),
          e);
    }
  }

  private static Run run(Path unfinished) {
    Path parent = Objects.requireNonNull(unfinished.getParent());
    Run any = Run.of(String.valueOf(unfinished.getFileName())).in(parent);
    return new Run(any.root(), any.namespace(), NO_DATE, any.pause());
  }

  /** Whether nothing has to be fetched, which a run that is resumed would do for itself. */
  private static boolean readsFilesOnly(Plan plan) {
    boolean here =
        !(plan instanceof Plan.Scan scan)
            || scan.source().loads().isEmpty()
                && scan.source().locations().stream().noneMatch(l -> new Location(l).isWeb());
    return here && plan.inputs().stream().allMatch(Publication::readsFilesOnly);
  }

  private void check(Written written) {
    long rows = written.report().rowsOut();
    if (rows < node.rules().minRows()) {
      throw new LeatException(
          ErrorKind.FAILED,
          "The stage \"%s\" gave %,d rows (expected: %,d or more). Nothing was published."
              .formatted(node.name(), rows, node.rules().minRows()));
    }
    for (String check : node.rules().checks()) {
      check(check, written);
    }
  }

  private void check(String check, Written written) {
    Expr unmet = Expr.parse("not coalesce((%s), false)".formatted(check));
    Plan bad =
        new Plan.Filter(Written.reading(form, written.file(), written.schema(), settings), unmet);
    long count = engine.count(bad, settings).rows();
    if (count == 0) {
      return;
    }
    try (Cursor first = engine.open(new Plan.Limit(bad, 0, 1), settings)) {
      Row row = first.next();
      throw new LeatException(
          ErrorKind.FAILED,
          "The stage \"%s\" gave %,d %s not \"%s\", the first is %s. Nothing was published."
              .formatted(
                  node.name(), count, count == 1 ? "row that is" : "rows that are", check, row));
    }
  }
}
