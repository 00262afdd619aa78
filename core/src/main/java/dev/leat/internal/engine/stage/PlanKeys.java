package dev.leat.internal.engine.stage;

import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.io.Source;
import dev.leat.plan.Plan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the keys of the plans of one run, for which a file has the content that it had when it was
 * first looked at.
 *
 * <p>Reads files of up to 64 MB whole, of others 3 MiB ({@link ContentIdentity}), each once unless
 * it is in the {@link ContentMemo}. Safe for all threads.
 */
public final class PlanKeys {

  private final Function<Source, List<InputFile>> files;
  private final ContentMemo memo;
  private final Map<Path, Optional<String>> identities = new HashMap<>();

  /** Keys of plans whose sources stand for these files. */
  public PlanKeys(Function<Source, List<InputFile>> files) {
    this(files, new ContentMemo(ContentIdentity.SAMPLED));
  }

  /** Keys of plans whose sources stand for these files, of which some are remembered. */
  public PlanKeys(Function<Source, List<InputFile>> files, ContentMemo memo) {
    this.files = files;
    this.memo = memo;
  }

  /** Keys of plans whose sources are looked up as this process finds them. */
  public static PlanKeys ofProcess() {
    return new PlanKeys(Inputs.ofProcess()::resolve);
  }

  /**
   * The key of a plan.
   *
   * @throws dev.leat.data.LeatException of kind {@code INPUT} when an input is not there or
   *     unreadable
   */
  public PlanKey of(Plan plan) {
    return new PlanWalk(files, this::identity).key(plan);
  }

  /** What was found in files so far. */
  public ContentMemo memo() {
    return memo;
  }

  /** The identity of the content of a file; empty when it changed while it was read. */
  private synchronized Optional<String> identity(String name, Path path) {
    Optional<String> known = identities.get(path);
    if (known == null) {
      known = memo.identity(name, path);
      identities.put(path, known);
    }
    return known;
  }
}
