package dev.leat.internal.engine;

import dev.leat.internal.engine.checkpoint.RunDirectory;
import dev.leat.internal.engine.checkpoint.Steps;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.file.Inputs;
import dev.leat.internal.engine.file.Landing;
import dev.leat.internal.engine.file.ScratchDirectory;
import dev.leat.internal.engine.spill.SpillSpace;
import dev.leat.internal.engine.stage.ContentIdentity;
import dev.leat.internal.engine.stage.ContentMemo;
import dev.leat.internal.engine.stage.PlanKeys;
import dev.leat.run.Settings;
import java.util.Optional;

/** One run from its beginning to its end; closing it frees everything that the run held. */
record RunScope(
    RunState run,
    PlanKeys keys,
    Optional<RunDirectory> directory,
    SpillSpace space,
    Driver driver,
    Lowering lowering,
    Optional<RejectFile> rejectFile)
    implements AutoCloseable {

  static RunScope begin(Settings settings) {
    RunState run = new RunState(settings);
    Optional<RejectFile> file =
        settings.rejects().file().map(path -> new RejectFile(path, settings.standardOutput()));
    file.ifPresent(opened -> run.rejects().receiver(opened::add));
    ScratchDirectory.sweep(settings.temporary());
    SpillSpace space = new SpillSpace(settings.temporary(), settings.maxSpill());
    run.closeAtEnd(space::close);
    Optional<RunDirectory> directory = settings.run().map(RunDirectory::open);
    directory.ifPresent(opened -> run.closeAtEnd(opened::close));
    Driver driver = new Driver(run);
    Landing landing = Landing.of(settings);
    ContentMemo memo =
        directory
            .map(RunDirectory::inputs)
            .orElseGet(() -> new ContentMemo(ContentIdentity.SAMPLED));
    PlanKeys keys = new PlanKeys(source -> Inputs.ofProcess().resolve(source, landing), memo);
    Steps steps = Steps.of(run, space, keys, directory);
    return new RunScope(
        run, keys, directory, space, driver, new Lowering(run, driver, steps), file);
  }

  /** Keeps what was found in the inputs, so that a process that goes on need not look again. */
  void keepInputs() {
    directory.ifPresent(kept -> kept.keep(keys.memo()));
  }

  /** Checks what can only be judged when all rows are read. */
  void finish() {
    run.rejects().checkShare(run.report().rowsIn());
  }

  /** Ends the run; the rejects found are kept even if it failed. */
  @Override
  public void close() {
    run.stop();
    try {
      rejectFile.ifPresent(RejectFile::close);
    } finally {
      run.end();
    }
  }
}
