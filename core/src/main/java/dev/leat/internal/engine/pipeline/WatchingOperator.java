package dev.leat.internal.engine.pipeline;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows that another operator gives, and hands them on.
 *
 * <p>What was seen is lost with the process, so a later one does not go on in the middle: there is
 * no resuming here.
 */
final class WatchingOperator implements Operator {

  private final Operator watched;
  private final SeenTypes.Watcher watcher;

  WatchingOperator(Operator watched, SeenTypes.Watcher watcher) {
    this.watched = watched;
    this.watcher = watcher;
  }

  @Override
  public long advance() {
    return watched.advance();
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = watched.next();
    if (batch != null) {
      watcher.look(batch);
    }
    return batch;
  }

  @Override
  public Optional<Resumable> resumable() {
    return Optional.empty();
  }

  @Override
  public void close() {
    watched.close();
  }
}
