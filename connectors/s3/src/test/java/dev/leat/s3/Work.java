package dev.leat.s3;

import dev.leat.Pipeline;
import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.stage.CacheFormat;
import dev.leat.stage.CacheSettings;
import dev.leat.stage.CacheSettings.Use;
import dev.leat.stage.Stage;
import dev.leat.stage.StageStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A process that runs a stage, and says what was done with it: the stage, {@code READ_AND_WRITE} or
 * {@code READ_ONLY}, and the location of the cache.
 */
public final class Work {

  private Work() {}

  /** The stages. */
  static final class Stages {

    @Stage(cache = CacheFormat.CSV)
    List<Row> small() {
      return List.of(Row.of("id", 1, "name", "Zoë"), Row.of("id", 2, "name", "Ann"));
    }

    @Stage(cache = CacheFormat.JSONL, name = "größe-$_50")
    List<Row> odd() {
      return List.of(Row.of("list", List.of(1, 2, 3)));
    }

    @Stage(cache = CacheFormat.CSV, ttl = "PT0.001S")
    List<Row> shortLived() {
      return List.of(Row.of("id", 1));
    }

    /** 20 MB of text that cannot be packed. */
    @Stage(cache = CacheFormat.CSV)
    List<Row> large() {
      Random random = new Random(7);
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < 100_000; i++) {
        StringBuilder text = new StringBuilder();
        for (int digits = 0; digits < 12; digits++) {
          text.append(Long.toHexString(random.nextLong() | Long.MIN_VALUE));
        }
        rows.add(Row.of("id", i, "text", text.toString()));
      }
      return rows;
    }
  }

  /** Prints a line for each stage, and one for the rows; or the message of the failure. */
  public static void main(String[] arguments) {
    CacheSettings cache = new CacheSettings(arguments[2], Use.valueOf(arguments[1]), Set.of(), "");
    try {
      Pipeline.Result result = Pipeline.of(new Stages()).cache(cache).execute(arguments[0]);
      List<Row> rows = result.rows().collect();
      for (StageStatus status : result.stages()) {
        System.out.println(status.action() + " " + String.join("; ", status.reasons()));
      }
      System.out.println(rows.size() + " rows, " + rows.hashCode());
    } catch (LeatException e) {
      System.out.println(e.kind() + " " + e.getMessage());
    }
  }
}
