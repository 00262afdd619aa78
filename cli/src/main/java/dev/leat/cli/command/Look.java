package dev.leat.cli.command;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.cli.profile.Profile;
import dev.leat.data.Row;
import dev.leat.run.Report;
import dev.leat.spi.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A look at all rows of a file: the first of them, and what the columns hold.
 *
 * @param dataset the rows
 * @param engine how they are run
 * @param watched the same, with progress
 * @param limit how many rows are shown
 * @param accounting ends the run
 */
record Look(Dataset dataset, Engine engine, Engine watched, int limit, Accounting accounting) {

  /** How often the rows can be read. */
  enum Times {
    /** Once, as standard input. */
    ONCE,
    /** As often as one likes. */
    TWICE
  }

  /** Looks, and prints what was seen. */
  void at(Times times, Context context) {
    List<Row> first = new ArrayList<>();
    Profile profile = new Profile(dataset.schema());
    Report report =
        accounting.of(() ->
            switch (times) {
              case ONCE -> oneByOne(first, profile);
              case TWICE -> {
                first.addAll(Runs.head(dataset, limit, engine).rows());
                yield onAllThreads(profile);
              }
            });
    new ShownProfile(profile, report, context).print(first, limit);
    if (accounting.isVerbose()) {
      accounting.print(report);
    }
  }

  private Report oneByOne(List<Row> first, Profile profile) {
    try (Cursor cursor = Runs.open(dataset, watched)) {
      while (cursor.hasNext()) {
        Row row = cursor.next();
        profile.add(row);
        if (first.size() < limit) {
          first.add(row);
        }
      }
      return cursor.report();
    }
  }

  /** A profile does not depend on the order of rows, so each thread makes one of its own. */
  private Report onAllThreads(Profile profile) {
    Map<Thread, Profile> profiles = new ConcurrentHashMap<>();
    Dataset looked =
        dataset.flatMap(row -> {
          profiles
              .computeIfAbsent(Thread.currentThread(), t -> new Profile(dataset.schema()))
              .add(row);
          return List.of();
        });
    Report report = Runs.drained(looked, watched);
    profiles.values().forEach(profile::addAll);
    return report;
  }
}
