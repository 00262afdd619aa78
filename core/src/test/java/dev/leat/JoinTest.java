package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.DataSize;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.plan.JoinKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinTest {

  private static final Schema LEFT =
      Schema.of(new Field("k", Type.INTEGER), new Field("l", Type.INTEGER));
  private static final Schema RIGHT =
      Schema.of(new Field("r", Type.TEXT), new Field("k", Type.INTEGER));

  @ParameterizedTest
  @EnumSource
  void rowsAreThoseOfTheNestedLoopInItsOrder(JoinKind kind) {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      int keys = 1 + random.nextInt(8);
      List<Row> left = rows(random, random.nextInt(30), keys, "l");
      List<Row> right = rows(random, random.nextInt(30), keys, "r");
      Engine engine =
          Engine.local()
              .threads(1 + random.nextInt(4))
              .batches(1 + random.nextInt(5), DataSize.kilobytes(1));

      assertThat(joined(left, right, kind, engine))
          .as("seed %d", seed)
          .isEqualTo(nestedLoop(left, right, kind));
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyRowsInManySplitsAreInOrderOnAllThreads(JoinKind kind) {
    List<Row> left = rows(new Random(1), 20_000, 9_000, "l");
    List<Row> right = rows(new Random(2), 500, 9_000, "r");

    assertThat(joined(left, right, kind, Engine.local().threads(4)))
        .isEqualTo(nestedLoop(left, right, kind));
  }

  @Test
  void manyPartnersOfOneKeyAreGivenInTheirOrder() {
    List<Row> left = rows(new Random(1), 3, 1, "l");
    List<Row> right = rows(new Random(1), 25_000, 1, "r");
    List<Row> joined = joined(left, right, JoinKind.FULL, Engine.local());

    assertThat(joined).isEqualTo(nestedLoop(left, right, JoinKind.FULL));
  }

  @Test
  void keysOfDifferentNumericTypesAreEqualByValue() {
    Dataset integers = one("k", Type.INTEGER, 1L, 2L, null);
    Dataset doubles = one("k", Type.DOUBLE, 1.0, 2.5, null);
    Dataset decimals =
        one("k", Type.DECIMAL, new BigDecimal("1.00"), new BigDecimal("2.50"), new BigDecimal("2"));

    assertThat(integers.join(doubles, "k").collect()).containsExactly(Row.of("k", 1L));
    assertThat(integers.join(decimals, "k").collect())
        .containsExactly(Row.of("k", 1L), Row.of("k", 2L));
    assertThat(doubles.join(decimals, "k").collect())
        .containsExactly(Row.of("k", 1.0), Row.of("k", 2.5));
  }

  @Test
  void textOfANumberIsComparedByItsValue() {
    Dataset texts = one("k", Type.TEXT, "1.50", "x").with("k", "try_cast(k as decimal)");
    Dataset decimals = one("k", Type.DECIMAL, new BigDecimal("1.5"));

    assertThat(texts.join(decimals, JoinKind.SEMI, "k").count()).isEqualTo(1);
  }

  @Test
  void columnsOfTheSameNameAreToldApart() {
    Dataset left = one("k", Type.INTEGER, 1L).with("v", "'left'");
    Dataset right = one("k", Type.INTEGER, 1L).with("v", "'right'");
    Dataset joined = left.join(right, "k");

    assertThat(joined.collect()).containsExactly(Row.of("k", 1L, "v", "left", "v_right", "right"));
    assertThat(joined.select("v_right").collect()).containsExactly(Row.of("v_right", "right"));
    assertThat(joined.groupBy("v_right").count().collect())
        .containsExactly(Row.of("v_right", "right", "count", 1L));
  }

  @Test
  void theOrphansOfAJoinStandBeforeTheNextInputOfAUnion() {
    Dataset many = dataset(LEFT, rows(new Random(3), 30_000, 50, "l")).select("k");
    Dataset some = one("k", Type.INTEGER, 7L, 1_000L, 1_001L);
    Dataset all = many.join(some, JoinKind.RIGHT, "k").union(one("k", Type.INTEGER, -1L));
    for (int i = 0; i < 20; i++) {
      List<Row> rows =
          all.on(Engine.local().threads(8).batches(7, DataSize.kilobytes(1))).collect();

      assertThat(rows.subList(rows.size() - 3, rows.size()))
          .containsExactly(Row.of("k", 1_000L), Row.of("k", 1_001L), Row.of("k", -1L));
    }
  }

  private static List<Row> joined(List<Row> left, List<Row> right, JoinKind kind, Engine engine) {
    return dataset(LEFT, left).join(dataset(RIGHT, right), kind, "k").on(engine).collect();
  }

  private static Dataset dataset(Schema schema, List<Row> rows) {
    return Dataset.of(schema, rows);
  }

  private static Dataset one(String name, Type type, Object... values) {
    List<Row> rows = new ArrayList<>();
    for (Object value : values) {
      rows.add(Row.of(name, value));
    }
    return Dataset.of(Schema.of(new Field(name, type)), rows);
  }

  /** Rows with a key, null now and then, and their number. */
  private static List<Row> rows(Random random, int count, int keys, String number) {
    return IntStream.range(0, count)
        .mapToObj(i -> {
          Long key = keys > 1 && random.nextInt(10) == 0 ? null : (long) random.nextInt(keys);
          Object value = number.equals("r") ? "r" + i : (Object) (long) i;
          return Row.of("k", key, number, value);
        })
        .toList();
  }

  private static List<Row> nestedLoop(List<Row> left, List<Row> right, JoinKind kind) {
    List<Row> joined = new ArrayList<>();
    boolean[] matched = new boolean[right.size()];
    for (Row row : left) {
      List<Row> pairs = new ArrayList<>();
      for (int i = 0; i < right.size(); i++) {
        if (row.get("k") != null && Objects.equals(row.get("k"), right.get(i).get("k"))) {
          matched[i] = true;
          pairs.add(row.with("r", right.get(i).get("r")));
        }
      }
      joined.addAll(given(row, pairs, kind));
    }
    for (int i = 0; kind.keepsRightOrphans() && i < matched.length; i++) {
      if (!matched[i]) {
        joined.add(Row.of("k", right.get(i).get("k"), "l", null, "r", right.get(i).get("r")));
      }
    }
    return joined;
  }

  private static List<Row> given(Row row, List<Row> pairs, JoinKind kind) {
    return switch (kind) {
      case INNER, RIGHT -> pairs;
      case LEFT, FULL -> pairs.isEmpty() ? List.of(row.with("r", null)) : pairs;
      case SEMI -> pairs.isEmpty() ? List.of() : List.of(row);
      case ANTI -> pairs.isEmpty() ? List.of(row) : List.of();
    };
  }
}
