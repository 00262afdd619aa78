package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.LeatException;
import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.run.RejectPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordsTest {

  private static final Everything FULL =
      new Everything(
          "é",
          true,
          7,
          8L,
          new BigDecimal("1.50"),
          2.5,
          LocalDate.of(2019, 7, 7),
          LocalDateTime.of(2019, 7, 7, 12, 30, 1, 5_000),
          Instant.parse("2019-07-07T12:30:00Z"));
  private static final Everything EMPTY =
      new Everything(null, false, 0, null, null, null, null, null, null);

  record Everything(
      String text,
      boolean flag,
      int small,
      Long large,
      BigDecimal exact,
      Double number,
      LocalDate day,
      LocalDateTime time,
      Instant instant) {}

  record Name(String name) {}

  record Length(String name, long length) {}

  @Test
  void recordsComeOutAsTheyWentIn() {
    Dataset dataset = Dataset.of(List.of(FULL, EMPTY));

    assertThat(dataset.collect(Everything.class)).containsExactly(FULL, EMPTY);
    assertThat(dataset.sort("large").collect(Everything.class)).containsExactly(EMPTY, FULL);
    assertThat(dataset.distinct().collect(Everything.class)).containsExactly(FULL, EMPTY);
    assertThat(dataset.schema().type("exact")).isEqualTo(Type.DECIMAL);
    assertThat(dataset.schema().type("small")).isEqualTo(Type.INTEGER);
  }

  @Test
  void streamsGiveRecordsToo() {
    try (Stream<Everything> stream = Dataset.of(List.of(FULL, EMPTY)).stream(Everything.class)) {
      assertThat(stream.toList()).containsExactly(FULL, EMPTY);
    }
  }

  @Test
  void functionsTakeAndGiveRecords() {
    Dataset names = Dataset.of(List.of(new Name("Ann"), new Name("Barbara")));
    Dataset lengths =
        names.map(Name.class, Length.class, n -> new Length(n.name(), n.name().length()));

    assertThat(lengths.where("length > 3").collect(Length.class))
        .containsExactly(new Length("Barbara", 7));
    assertThat(names.map(Name.class, n -> new Length(n.name(), 0)).collect())
        .containsExactly(
            Row.of("name", "Ann", "length", 0L), Row.of("name", "Barbara", "length", 0L));
  }

  @Test
  void rowsOfDifferentFieldsMayBeUnited() {
    Dataset fixed = Dataset.of(List.of(new Name("Ann")));
    Dataset open = fixed.map(row -> row.with("extra", 1L));

    assertThat(fixed.union(open).collect())
        .containsExactly(Row.of("name", "Ann"), Row.of("name", "Ann", "extra", 1L));
  }

  @Test
  void aFunctionThatThrowsMakesARejectOfItsRow() {
    Dataset failing =
        Dataset.of(List.of(new Name("Ann"), new Name("")))
            .map(row -> Row.of("first", row.text("name").charAt(0)));

    assertThatThrownBy(failing::collect)
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("the function threw java.lang.StringIndexOutOfBoundsException");
    assertThat(failing.on(Engine.local().rejects(RejectPolicy.atMost(1))).collect())
        .containsExactly(Row.of("first", "A"));
  }

  @Test
  void aFunctionThatGivesNullMakesARejectOfItsRow() {
    Dataset nulls = Dataset.of(List.of(new Name("Ann"))).flatMap(row -> Arrays.asList(row, null));

    assertThatThrownBy(nulls::collect)
        .isInstanceOf(LeatException.class)
        .hasMessageContaining("the function gave null (expected: a row, or an empty list)");
    assertThat(nulls.on(Engine.local().rejects(RejectPolicy.unlimited())).collect()).isEmpty();
  }

  @Test
  void aValueThatDoesNotFitItsComponentIsAnError() {
    assertThatThrownBy(() -> Dataset.of(List.of(new Name("Ann"))).collect(Length.class))
        .isInstanceOf(LeatException.class);
  }

  @Test
  void aGroupingWithoutAggregatesOverAllRowsIsOneRow() {
    assertThat(Dataset.of(List.of(new Name("Ann"))).aggregate().collect())
        .containsExactly(Row.of());
  }
}
