package dev.leat.bench;

import dev.leat.bench.measure.Command;
import dev.leat.bench.measure.Cost;
import dev.leat.bench.measure.Digest;
import dev.leat.bench.measure.FailedCommand;
import dev.leat.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A peer that does one job again and again, with what it wrote and what each time took. */
final class Contestant {

  private static final Path SYNC = Path.of("/bin/sync");

  private final Peer peer;
  private final Job job;
  private final Path output;
  private final Command command;
  private final List<Cost> costs = new ArrayList<>();
  private @Nullable Cost last;
  private @Nullable Digest digest;
  private long outputBytes;
  private @Nullable String failure;

  Contestant(Peer peer, Job job, Inputs inputs, Path scratch) {
    this.peer = peer;
    this.job = job;
    this.output = scratch.resolve(job.outputName(peer.name()));
    this.command =
        new Command(words(inputs), scratch, scratch.resolve(job.id() + "-" + peer.name() + ".log"));
  }

  private List<String> words(Inputs inputs) {
    List<String> arguments = new ArrayList<>();
    for (String name : job.inputs()) {
      arguments.add(name + "=" + inputs.file(name));
    }
    arguments.add("out=" + output);
    return job.isCapped() ? peer.cappedWords(job.id(), arguments) : peer.words(job.id(), arguments);
  }

  /** Does the job once, and looks at what was written instead of at the time. */
  void warmUp() throws IOException, InterruptedException {
    run();
    if (hasNotFailed()) {
      digest = job.digest(output);
      outputBytes = Files.size(output);
      Files.delete(output);
    }
  }

  /** Does the job once more, and keeps what it took. */
  void compete() throws IOException, InterruptedException {
    Cost cost = run();
    if (cost == null) {
      return;
    }
    costs.add(cost);
    if (Files.size(output) != outputBytes) {
      failure = "wrote %d bytes, then %d".formatted(outputBytes, Files.size(output));
    }
    Files.delete(output);
  }

  private @Nullable Cost run() throws IOException, InterruptedException {
    try {
      settle();
      last = command.run();
    } catch (FailedCommand e) {
      last = null;
      failure = e.getMessage();
    }
    return last;
  }

  /** Lets the disk finish what earlier programs wrote, so that nobody waits for another's bytes. */
  private static void settle() throws IOException, InterruptedException {
    if (Files.isExecutable(SYNC)) {
      new ProcessBuilder(SYNC.toString()).start().waitFor();
    }
  }

  Peer peer() {
    return peer;
  }

  boolean hasNotFailed() {
    return failure == null;
  }

  /** Why it did not do the job, or null when it did. */
  @Nullable String failure() {
    return failure;
  }

  /** What its output says, or null when there is none. */
  @Nullable Digest digest() {
    return digest;
  }

  /** What each time that counts took. */
  List<Cost> costs() {
    return List.copyOf(costs);
  }

  @Override
  public String toString() {
    String what = failure;
    if (what == null && last != null) {
      what = "%.2f s, %d MB".formatted(last.wallSeconds(), last.peakMegabytes());
    }
    return peer.name() + ": " + what;
  }
}
