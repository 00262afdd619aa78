package dev.leat.internal.engine.pipeline;

import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.LocalEngine;
import dev.leat.internal.engine.cache.Entry;
import dev.leat.internal.engine.cache.KeyLocks;
import dev.leat.internal.engine.cache.Store;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.ScratchDirectory;
import dev.leat.plan.Plan;
import dev.leat.run.Settings;
import dev.leat.stage.CacheFormat;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.StageBody.Given;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageNode;
import dev.leat.stage.StageNode.Argument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Makes the rows of stages as it was decided: each once, those that need each other not at the same
 * time.
 *
 * <p>A stage that is not kept, and is taken by one other, is a part of the plan of that one; taken
 * by several, it is written to a file that is gone with the process. Stages that are computed at
 * the same time share threads and memory evenly.
 */
final class Execution {

  private final StageGraph graph;
  private final StageKeys keys;
  private final Decisions decisions;
  private final Store store;
  private final CacheSettings cache;
  private final Settings settings;
  private final Settings share;
  private final Map<String, CompletableFuture<Plan>> rows = new HashMap<>();

  Execution(
      StageGraph graph,
      StageKeys keys,
      Decisions decisions,
      Store store,
      CacheSettings cache,
      Settings settings) {
    this.graph = graph;
    this.keys = keys;
    this.decisions = decisions;
    this.store = store;
    this.cache = cache;
    this.settings = settings;
    int width = Math.min(decisions.width(), settings.threads());
    this.share =
        settings
            .withThreads(settings.threads() / width)
            .withMemory(new DataSize(settings.memory().bytes() / width));
  }

  /** The rows of a stage; waits for them if another thread makes them. */
  Plan rows(String stage) {
    CompletableFuture<Plan> future;
    boolean mine = false;
    synchronized (rows) {
      CompletableFuture<Plan> known = rows.get(stage);
      mine = known == null;
      future = known == null ? new CompletableFuture<>() : known;
      rows.put(stage, future);
    }
    if (mine) {
      make(stage, future);
    }
    try {
      return future.join();
    } catch (CompletionException e) {
      throw Decisions.failure(stage, e.getCause() == null ? e : e.getCause());
    }
  }

  private void make(String stage, CompletableFuture<Plan> future) {
    try {
      future.complete(make(graph.node(stage)));
    } catch (Exception | StackOverflowError e) {
      future.completeExceptionally(Decisions.failure(stage, e));
    } catch (Error e) {
      future.completeExceptionally(e);
      throw e;
    }
  }

  private Plan make(StageNode node) throws Exception {
    return switch (decisions.action(node.name())) {
      case HIT -> reading(decisions.hit(node.name()));
      case COMPUTE -> computed(node);
      case PASS, SKIP -> decisions.isShared(node.name()) ? once(node) : body(node);
    };
  }

  private Plan reading(Decisions.Hit hit) {
    store.used(hit.entry());
    store.forgetUnfinished(hit.entry().facts().key()); // its process was killed before it could
    KeptForm form = new KeptForm(hit.entry().facts().format());
    return Written.reading(form, hit.data(), hit.entry().schema(), settings);
  }

  private Plan computed(StageNode node) throws Exception {
    StageKey key = keys.of(node.name());
    Decisions.Hit hit;
    KeyLocks.Held held = store.lock(key.digest());
    try {
      boolean refresh = cache.refresh().contains(node.name());
      Optional<Decisions.Hit> faster =
          refresh ? Optional.empty() : decisions.find(store, node, key.digest(), new ArrayList<>());
      hit = faster.isPresent() ? faster.get() : published(node, key);
    } finally {
      held.close();
    }
    return reading(hit);
  }

  private Decisions.Hit published(StageNode node, StageKey key) throws Exception {
    Publication publication = new Publication(node, share, store);
    Entry entry = publication.publish(body(node), key, graph.name(), cache.source());
    Optional<Path> data = store.data(entry);
    if (data.isEmpty()) {
      throw new LeatException(
          ErrorKind.FAILED,
          "its entry in \"%s\" was damaged or removed at once. Check the disk."
              .formatted(store.location()));
    }
    return new Decisions.Hit(entry, data.get());
  }

  /**
   * Rows that several stages take, and that are not kept: made once, if there is a form in which
   * they can be written, else by each that takes them.
   */
  private Plan once(StageNode node) throws Exception {
    Plan plan = body(node);
    if (plan instanceof Plan.Values || plan instanceof Plan.Scan) {
      return plan;
    }
    boolean plain = SeenTypes.areKnown(plan.schema());
    KeptForm form = new KeptForm(plain ? CacheFormat.CSV : CacheFormat.JSONL);
    Path file =
        ScratchDirectory.ofProcess(settings.temporary())
            .path()
            .resolve("stage-" + UUID.randomUUID() + "." + form.format().ending());
    try {
      Written written = Written.write(node.name(), plan, form, file, share);
      return Written.reading(form, file, written.schema(), settings);
    } catch (KeptForm.CannotKeep e) {
      return plan;
    }
  }

  private Plan body(StageNode node) throws Exception {
    Map<String, Plan> taken = taken(node.stagesTaken());
    List<Given> given = new ArrayList<>();
    for (Argument argument : node.arguments()) {
      given.add(
          switch (argument) {
            case Argument.OfStage stage ->
                new Given.Rows(Objects.requireNonNull(taken.get(stage.name())));
            case Argument.OfInput input -> input(input);
            case Argument.OfParam param -> new Given.Value(param.valueFor(node.name()));
          });
    }
    return node.body().apply(given);
  }

  private Given input(Argument.OfInput input) {
    return switch (input.as()) {
      case ROWS -> new Given.Rows(new LocalEngine().inspect(StageKeys.source(input), settings));
      case FILES ->
          new Given.Files(
              keys.files(input).stream().map(InputFile::path).flatMap(Optional::stream).toList());
    };
  }

  /** The rows of stages, all but one of which are made by threads of their own. */
  private Map<String, Plan> taken(List<String> stages) {
    List<Thread> others = new ArrayList<>();
    for (String stage : stages.subList(0, Math.max(0, stages.size() - 1))) {
      others.add(
          Thread.ofPlatform().daemon().name("leat-stage-" + stage).start(() -> attempt(stage)));
    }
    if (!stages.isEmpty()) {
      attempt(stages.getLast());
    }
    for (Thread other : others) {
      join(other);
    }
    Map<String, Plan> plans = new HashMap<>();
    stages.forEach(stage -> plans.put(stage, rows(stage)));
    return plans;
  }

  /** Makes the rows of a stage; who takes them is told of a failure. */
  private void attempt(String stage) {
    try {
      rows(stage);
    } catch (LeatException e) {
      // The future has it.
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
