package dev.leat.conformance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.conformance.Lines;
import dev.leat.conformance.MemoryFolder;
import dev.leat.conformance.cases.Way;
import dev.leat.data.LeatException;
import dev.leat.run.RejectPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the engine with the oracle on random plans.
 *
 * <p>{@code -Dleat.seed=17} runs one plan again, {@code -Dleat.plans=5000} runs more of them.
 */
class OracleTest {

  private static final List<Way> WAYS = Way.all();

  @TempDir(factory = MemoryFolder.class)
  private Path folder;

  static LongStream seeds() {
    Long seed = Long.getLong("leat.seed");
    return seed != null
        ? LongStream.of(seed)
        : LongStream.range(0, Long.getLong("leat.plans", 600));
  }

  @ParameterizedTest(name = "plan of seed {0}")
  @MethodSource("seeds")
  void engineGivesTheRowsOfTheOracle(long seed) {
    RandomPlans plans = new RandomPlans(seed, folder);
    Dataset dataset = plans.dataset(6);
    Optional<List<String>> expected = expected(new Oracle(plans.files()), dataset);
    for (Way way : ways(seed)) {
      Dataset run = dataset.on(way.engine().rejects(RejectPolicy.unlimited()));
      String subject = "seed %d, %s, of the plan%n%s".formatted(seed, way, run.explain());
      if (expected.isEmpty()) {
        assertThatThrownBy(run::collect).as(subject).isInstanceOf(LeatException.class);
      } else {
        List<String> actual = SameRows.shown(run.collect());
        assertThat(Lines.difference(expected.get(), actual)).as(subject).isEmpty();
      }
    }
  }

  /** The rows, or nothing when the whole run must fail. */
  private static Optional<List<String>> expected(Oracle oracle, Dataset dataset) {
    try {
      return Optional.of(SameRows.shown(oracle.rows(dataset.plan())));
    } catch (ArithmeticException overflow) {
      return Optional.empty();
    }
  }

  /** A few ways of all, other ones for each seed. */
  private static List<Way> ways(long seed) {
    int first = Math.floorMod(seed * 7, WAYS.size());
    return Stream.of(0, 13, 26).map(step -> WAYS.get((first + step) % WAYS.size())).toList();
  }
}
