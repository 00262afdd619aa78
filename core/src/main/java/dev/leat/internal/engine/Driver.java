package dev.leat.internal.engine;

import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Operator;
import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.checkpoint.Legs;
import dev.leat.internal.engine.event.RejectLog;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Worker;
import dev.leat.internal.engine.operator.Pipeline;
import dev.leat.internal.engine.operator.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a pipeline into a sink with copies on all threads of the run.
 *
 * <p>The first failure stops all workers and is thrown to the caller once they have ended; no
 * thread outlives the call.
 */
final class Driver {

  private final RunState run;

  Driver(RunState run) {
    this.run = run;
  }

  /** Runs a pipeline to its end. */
  void run(Pipeline pipeline, Sink sink) {
    run(pipeline, sink, Optional.empty());
  }

  /** Runs a pipeline to its end, and leaves checkpoints on the way where its operators allow it. */
  void run(Pipeline pipeline, Sink sink, Optional<Legs> legs) {
    RejectLog.Sequence sequence = run.rejects().sequence();
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < run.settings().threads(); i++) {
      Worker worker = new Worker(run, sequence);
      tasks.add(
          new Task(worker, pipeline.copyFor(worker), sink.collectorFor(worker), Optional.empty()));
    }
    Optional<Resumable> operators = tasks.getFirst().operator().resumable();
    if (legs.isPresent() && operators.isPresent()) {
      sequence.startAt(legs.get().resume(operators.get()));
      Gate gate = new Gate(legs.get(), operators.get(), run, tasks.size());
      tasks.replaceAll(task -> task.through(gate));
    }
    parallel(tasks);
  }

  /** Runs tasks on a thread each, the first on the thread of the caller. */
  void parallel(List<? extends Runnable> tasks) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i < tasks.size(); i++) {
      Runnable task = tasks.get(i);
      threads.add(Thread.ofPlatform().name("leat-" + i).start(() -> guarded(task, failure)));
    }
    guarded(tasks.getFirst(), failure);
    threads.forEach(Driver::join);
    Throwable failed = failure.get();
    if (failed instanceof RuntimeException exception) {
      throw exception;
    }
    if (failed instanceof Error error) {
      throw error;
    }
  }

  private void guarded(Runnable task, AtomicReference<@Nullable Throwable> failure) {
    try {
      task.run();
    } catch (RunState.Stopped e) {
      // Another worker has failed, or nothing more is wanted.
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      run.stop();
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** One worker's way through its splits. */
  private record Task(
      Worker worker, Operator operator, Sink.Collector collector, Optional<Gate> gate)
      implements Runnable {

    Task through(Gate opened) {
      return new Task(worker, operator, collector, Optional.of(opened));
    }

    @Override
    public void run() {
      try (operator) {
        long split = operator.advance();
        while (split != Operator.END) {
          drain(split);
          collector.splitDone(split);
          worker.splitDone(split);
          worker.run().check();
          gate.ifPresent(way -> way.splitDone(collector));
          split = operator.advance();
        }
        collector.finish();
        gate.ifPresent(way -> way.leave(collector));
      }
    }

    private void drain(long split) {
      Batch batch = operator.next();
      while (batch != null) {
        if (batch.rows() > 0) {
          collector.accept(split, batch);
        }
        batch = operator.next();
      }
    }
  }
}
