package dev.leat.bench;

import dev.leat.bench.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One job, done by its peers in turn: A B C, A B C and so on, after a round that does not count.
 */
final class Contest {

  private final Job job;
  private final Options options;
  private final List<Contestant> contestants;

  /** The contest of the peers that have a script for the job. */
  Contest(Job job, List<Peer> peers, Inputs inputs, Options options) {
    Path scratch = options.data().resolve("scratch");
    this.job = job;
    this.options = options;
    this.contestants =
        peers.stream()
            .filter(peer -> peer.has(job.id()))
            .map(peer -> new Contestant(peer, job, inputs, scratch))
            .toList();
  }

  /** Runs all rounds and gives the peers with what they took. */
  List<Contestant> run() throws IOException, InterruptedException {
    for (Contestant contestant : contestants) {
      contestant.warmUp();
      report(contestant, "warm-up");
    }
    for (int round = 1; round <= options.rounds(); round++) {
      for (Contestant contestant : contestants) {
        if (contestant.hasNotFailed() && round <= options.rounds(contestant.peer())) {
          contestant.compete();
          report(contestant, "round " + round);
        }
      }
    }
    return contestants;
  }

  private void report(Contestant contestant, String round) {
    System.err.printf("%s, %s, %s%n", job.id(), round, contestant);
  }
}
