package dev.leat.internal.engine.pipeline;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.cache.Entry;
import dev.leat.internal.engine.cache.Store;
import dev.leat.run.Settings;
import dev.leat.spi.StageRunner.Depth;
import dev.leat.stage.CacheFormat;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.CacheSettings.Use;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageNode;
import dev.leat.stage.StageStatus;
import dev.leat.stage.StageStatus.Action;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is done with each stage that a result needs, decided from the result down: what is there
 * needs nothing that it was made of.
 */
final class Decisions {

  /** So many earlier entries are looked at to say what changed. */
  private static final int MOST_COMPARED = 100;

  private final StageGraph graph;
  private final StageKeys keys;
  private final Optional<Store> store;
  private final CacheSettings cache;
  private final Settings settings;
  private final Depth depth;
  private final Map<String, StageStatus> statuses = new LinkedHashMap<>();
  private final Map<String, Hit> hits = new HashMap<>();
  private final Map<String, Integer> takers = new HashMap<>();

  /** An entry whose data was proven. */
  record Hit(Entry entry, Path data) {}

  Decisions(
      StageGraph graph,
      StageKeys keys,
      Optional<Store> store,
      CacheSettings cache,
      Settings settings,
      Depth depth) {
    this.graph = graph;
    this.keys = keys;
    this.store = store;
    this.cache = cache;
    this.settings = settings;
    this.depth = depth;
  }

  /** Decides what a stage needs. */
  Decisions decide(String stage) {
    visit(graph.node(stage));
    return this;
  }

  private void visit(StageNode node) {
    takers.merge(node.name(), 1, Integer::sum);
    if (statuses.containsKey(node.name())) {
      return;
    }
    StageKey key = keys.of(node.name());
    StageStatus status = status(node, key);
    statuses.put(node.name(), status);
    if (status.action() != Action.HIT) {
      node.stagesTaken().forEach(taken -> visit(graph.node(taken)));
    }
  }

  private StageStatus status(StageNode node, StageKey key) {
    List<String> reasons = new ArrayList<>();
    Action action = action(node, key, reasons);
    return new StageStatus(node.name(), key.digest(), action, reasons, key.untracked());
  }

  private Action action(StageNode node, StageKey key, List<String> reasons) {
    if (node.rules().cache() == CacheFormat.NONE) {
      reasons.add("it is not cached");
      return Action.PASS;
    }
    if (store.isEmpty()) {
      reasons.add("no cache is used");
      return Action.PASS;
    }
    if (!key.untracked().isEmpty()) {
      reasons.add("it cannot be cached: " + String.join("; ", key.untracked()));
      return Action.PASS;
    }
    if (cache.refresh().contains(node.name())) {
      reasons.add("it is to be refreshed");
    } else if (hit(node, key, reasons)) {
      return Action.HIT;
    }
    return cache.use() == Use.READ_ONLY ? Action.PASS : Action.COMPUTE;
  }

  private boolean hit(StageNode node, StageKey key, List<String> reasons) {
    Store of = store.orElseThrow();
    Optional<Hit> found = find(of, node, key.digest(), reasons);
    if (found.isPresent()) {
      hits.put(node.name(), found.get());
      reasons.add("its code, its inputs and its options are what they were");
      return true;
    }
    if (reasons.isEmpty()) {
      addDifferences(of, node, key, reasons);
    }
    return false;
  }

  /** The entry of a key, if it may be used; says why not. */
  Optional<Hit> find(Store of, StageNode node, String key, List<String> reasons) {
    Optional<Entry> entry = of.find(node.name(), key);
    if (entry.isEmpty()) {
      if (of.isThere(node.name(), key)) {
        reasons.add("the entry is damaged, and is made anew");
      }
      return Optional.empty();
    }
    if (entry.get().facts().isExpired(Instant.now())) {
      reasons.add(
          "it was good for %s, and is of %s"
              .formatted(entry.get().facts().ttl().orElseThrow(), entry.get().facts().created()));
      return Optional.empty();
    }
    long rejected = entry.get().facts().rejected();
    if (rejected > 0 && settings.rejects().maxRows() < rejected) {
      reasons.add("it was made with %d rejects, which are not allowed now".formatted(rejected));
      return Optional.empty();
    }
    Optional<Hit> hit = of.data(entry.get()).map(data -> new Hit(entry.get(), data));
    if (hit.isEmpty()) {
      reasons.add("the data of the entry is damaged, and is made anew");
    }
    return hit;
  }

  private void addDifferences(Store of, StageNode node, StageKey key, List<String> reasons) {
    Entry nearest = Difference.nearest(key, of.newest(node.name(), MOST_COMPARED));
    if (nearest == null) {
      reasons.add("there is no earlier result");
      return;
    }
    InputRows rows = new InputRows(node, settings, depth);
    reasons.addAll(
        Difference.between(
            nearest, key, name -> rows.difference(name, nearest.inputRows().get(name))));
  }

  /** What is done with all stages of the graph, those that a stage takes before it. */
  List<StageStatus> statuses(String target) {
    List<StageStatus> all = new ArrayList<>();
    for (StageNode node : graph.upTo(target)) {
      StageStatus known = statuses.get(node.name());
      all.add(known == null ? skipped(node) : known);
    }
    return all;
  }

  private StageStatus skipped(StageNode node) {
    StageKey key = keys.of(node.name());
    return new StageStatus(
        node.name(), key.digest(), Action.SKIP, List.of("what takes it is there"), key.untracked());
  }

  Action action(String stage) {
    return Objects.requireNonNull(statuses.get(stage)).action();
  }

  Hit hit(String stage) {
    return Objects.requireNonNull(hits.get(stage));
  }

  /** Whether several stages that are computed take a stage. */
  boolean isShared(String stage) {
    return takers.getOrDefault(stage, 0) > 1;
  }

  /** The most stages that are computed at the same time, 1 or more. */
  int width() {
    Map<String, Integer> levels = graph.levels();
    Map<Integer, Integer> ofLevel = new HashMap<>();
    for (StageStatus status : statuses.values()) {
      if (status.action() == Action.COMPUTE) {
        ofLevel.merge(Objects.requireNonNull(levels.get(status.stage())), 1, Integer::sum);
      }
    }
    return ofLevel.values().stream().mapToInt(count -> count).max().orElse(1);
  }

  /** A failure of a stage, which names it. */
  static LeatException failure(String stage, Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof LeatException failure) {
      return message.startsWith("The stage \"")
          ? failure
          : new LeatException(
              failure.kind(), "The stage \"%s\" failed: %s".formatted(stage, message), failure);
    }
    return new LeatException(
        ErrorKind.FAILED,
        "The stage \"%s\" failed: %s%s."
            .formatted(
                stage,
                cause.getClass().getSimpleName(),
                cause.getMessage() == null ? "" : ": " + message),
        cause);
  }
}
