package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.plan.JoinKind;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Settings.Optimiser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OptimiserTest {

  private static final Schema SCHEMA =
      Schema.of(
          new Field("a", Type.INTEGER), new Field("b", Type.INTEGER), new Field("c", Type.TEXT));
  private static final List<JoinKind> KINDS = List.of(JoinKind.values());
  private static final Engine ENGINE = Engine.local().threads(2).rejects(RejectPolicy.unlimited());

  @Test
  void plansGiveTheSameRowsWithTheOptimiserOff() {
    for (long seed = 0; seed < 250; seed++) {
      Random random = new Random(seed);
      Dataset dataset = rows(random);
      for (int steps = 1 + random.nextInt(6); steps > 0; steps--) {
        dataset = step(dataset, random);
      }
      String what = "seed %d: %s".formatted(seed, dataset.plan());

      List<Row> expected = dataset.on(ENGINE.optimiser(Optimiser.OFF)).collect();
      assertThat(dataset.on(ENGINE).collect()).as(what).isEqualTo(expected);
      assertThat(dataset.on(ENGINE).count()).as(what).isEqualTo(expected.size());
    }
  }

  @Test
  void aRowThatFailsIsRejectedAlthoughNobodyUsesTheValue() {
    Dataset failing = rows(new Random(1)).with("q", "10 / a").select("b");
    long zeros = rows(new Random(1)).where("a = 0").count();

    assertThat(zeros).isPositive();
    for (Optimiser choice : Optimiser.values()) {
      assertThat(failing.on(ENGINE.optimiser(choice)).count()).isEqualTo(40 - zeros);
    }
  }

  /** Another dataset with the columns a, b and c. */
  private static Dataset step(Dataset dataset, Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> dataset.where("a > " + random.nextInt(4));
      case 1 -> dataset.where("b is null or c <> 'x1'");
      case 2 -> dataset.with("b", "10 / a");
      case 3 -> dataset.rename("a", "t").rename("b", "a").rename("t", "b").select("a", "b", "c");
      case 4 -> dataset.limit(random.nextInt(30));
      case 5 -> dataset.skip(random.nextInt(5));
      case 6 -> dataset.union(rows(random).select("c", "a", "b")).select("a", "b", "c");
      case 7 -> dataset.sort("c").distinct("a", "c");
      case 8 -> dataset.where(row -> row.get("a") != null);
      case 9 -> joined(dataset, random);
      case 10 -> grouped(dataset, random);
      default -> dataset.sort("b");
    };
  }

  private static Dataset joined(Dataset dataset, Random random) {
    JoinKind kind = KINDS.get(random.nextInt(KINDS.size()));
    Dataset joined = dataset.join(rows(random), kind, "a");
    boolean both = kind.keepsRightColumns() && random.nextBoolean();
    return both
        ? joined.select("a", "b_right", "c").rename("b_right", "b")
        : joined.select("a", "b", "c");
  }

  private static Dataset grouped(Dataset dataset, Random random) {
    Dataset joined = dataset.join(rows(random), "a");
    String key = random.nextBoolean() ? "c" : "c_right";
    return joined
        .groupBy(key)
        .aggregate(Aggregate.count().as("a"), Aggregate.sum("a").as("b"))
        .rename(key, "c")
        .select("a", "b", "c");
  }

  private static Dataset rows(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Long a = random.nextInt(8) == 0 ? null : (Long) (long) random.nextInt(6);
      Long b = random.nextInt(8) == 0 ? null : (Long) (long) random.nextInt(100);
      rows.add(Row.of("a", a, "b", b, "c", "x" + random.nextInt(4)));
    }
    return Dataset.of(SCHEMA, rows);
  }
}
