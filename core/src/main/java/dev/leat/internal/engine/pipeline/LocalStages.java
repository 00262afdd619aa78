package dev.leat.internal.engine.pipeline;

import dev.leat.internal.engine.cache.Store;
import dev.leat.internal.engine.cache.Stores;
import dev.leat.internal.engine.file.Landing;
import dev.leat.plan.Plan;
import dev.leat.run.Settings;
import dev.leat.spi.StageRunner;
import dev.leat.stage.CacheFormat;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.CacheSettings.Use;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs pipelines on this machine. */
public final class LocalStages implements StageRunner {

  /** For the service loader. */
  public LocalStages() {}

  @Override
  public Outcome run(StageGraph graph, String stage, Settings settings, CacheSettings cache) {
    Stores stores = Stores.of(cache);
    InputMemo memo = InputMemo.of(stores.local());
    StageKeys keys = new StageKeys(graph, memo.contents(), Landing.of(settings));
    Decisions decisions =
        new Decisions(graph, keys, used(stores.results(), cache), cache, settings, Depth.QUICK)
            .decide(stage);
    memo.keep();
    Execution execution = new Execution(graph, keys, decisions, stores.results(), cache, settings);
    Plan rows = execution.rows(stage);
    return new Outcome(
        rows, withTrouble(decisions.statuses(stage), graph, stores.results().trouble()));
  }

  private static Optional<Store> used(Store store, CacheSettings cache) {
    return cache.use() == Use.NONE ? Optional.empty() : Optional.of(store);
  }

  @Override
  public List<StageStatus> plan(
      StageGraph graph, String stage, Settings settings, CacheSettings cache, Depth depth) {
    Stores stores = Stores.of(cache);
    InputMemo memo = InputMemo.of(stores.local());
    StageKeys keys = new StageKeys(graph, memo.contents(), Landing.of(settings));
    Decisions decisions =
        new Decisions(graph, keys, used(stores.results(), cache), cache, settings, depth)
            .decide(stage);
    memo.keep();
    return withTrouble(decisions.statuses(stage), graph, stores.results().trouble());
  }

  /** Says once why the store could not be used, at the first stage that asked it. */
  private static List<StageStatus> withTrouble(
      List<StageStatus> statuses, StageGraph graph, Optional<String> trouble) {
    List<StageStatus> all = new ArrayList<>(statuses);
    for (int i = 0; trouble.isPresent() && i < all.size(); i++) {
      StageStatus status = all.get(i);
      boolean isKept = graph.node(status.stage()).rules().cache() != CacheFormat.NONE;
      if (isKept && status.action() != StageStatus.Action.SKIP) {
        List<String> reasons = new ArrayList<>(status.reasons());
        reasons.add(trouble.get());
        all.set(
            i,
            new StageStatus(
                status.stage(), status.key(), status.action(), reasons, status.untracked()));
        break;
      }
    }
    return all;
  }
}
