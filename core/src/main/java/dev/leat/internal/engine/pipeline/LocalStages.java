package dev.leat.internal.engine.pipeline;

import dev.leat.internal.engine.cache.Store;
import dev.leat.internal.engine.cache.Stores;
import dev.leat.internal.engine.file.Landing;
import dev.leat.run.Settings;
import dev.leat.spi.StageRunner;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.CacheSettings.Use;
import dev.leat.stage.StageGraph;
import dev.leat.stage.StageStatus;
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
    return new Outcome(execution.rows(stage), decisions.statuses(stage));
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
    return decisions.statuses(stage);
  }
}
