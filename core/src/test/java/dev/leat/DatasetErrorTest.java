package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.expr.Aggregate;
import dev.leat.plan.JoinKind;
import dev.leat.plan.SortKey;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetErrorTest {

  private static final Dataset PEOPLE = Dataset.of(List.of(new Person("Ann", 31)));

  record Person(String name, int age) {}

  static Stream<UnaryOperator<Dataset>> verbsWithAWrongColumn() {
    return Stream.of(
        people -> people.select("nmae"),
        people -> people.drop("nmae"),
        people -> people.rename("nmae", "x"),
        people -> people.where("nmae = 'Ann'"),
        people -> people.with("x", "upper(nmae)"),
        people -> people.groupBy("nmae").count(),
        people -> people.groupBy("age").aggregate(Aggregate.max("nmae")),
        people -> people.aggregate(Aggregate.sum("nmae")),
        people -> people.distinct("nmae"),
        people -> people.sort("nmae"),
        people -> people.sort(new SortKey[] {SortKey.ascending(dev.leat.expr.Expr.col("nmae"))}),
        people -> people.join(people, "nmae"),
        people -> people.join(people, JoinKind.LEFT, List.of("name"), List.of("nmae")));
  }

  @ParameterizedTest
  @MethodSource("verbsWithAWrongColumn")
  void aVerbTellsAtOnceThatAColumnDoesNotExist(UnaryOperator<Dataset> verb) {
    assertThatThrownBy(() -> verb.apply(PEOPLE))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.USAGE))
        .hasMessageContaining("There is no column \"nmae\".")
        .hasMessageContaining("name");
  }

  @Test
  void theMessageSuggestsTheNearestNameAndListsAll() {
    assertThatThrownBy(() -> PEOPLE.select("nmae"))
        .hasMessage(
            "There is no column \"nmae\". Did you mean \"name\"? The columns are: \"name\","
                + " \"age\".");
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    assertThatThrownBy(() -> PEOPLE.rename("age", "name"))
        .hasMessage("Two columns would be named \"name\". Rename one of them first.");
    assertThatThrownBy(() -> PEOPLE.select("name", "name")).isInstanceOf(LeatException.class);
  }

  @Test
  void aConditionHasToBeOne() {
    assertThatThrownBy(() -> PEOPLE.where("age + 1"))
        .hasMessage("The condition \"age + 1\" is of type INTEGER (expected: BOOLEAN).");
  }

  @Test
  void aUnionNeedsTheSameColumns() {
    assertThatThrownBy(() -> PEOPLE.union(PEOPLE.select("name")))
        .hasMessage(
            "A union needs the same columns on all sides; one has [name, age], another [name].");
  }

  @Test
  void aJoinNeedsKeysAndKnownColumns() {
    assertThatThrownBy(() -> PEOPLE.join(PEOPLE, new String[0]))
        .hasMessageContaining("at least one");
    assertThatThrownBy(() -> PEOPLE.map(row -> row).join(PEOPLE, "name"))
        .hasMessageContaining("needs to know the columns of both sides");
  }

  @Test
  void negativeLimitsAreRefused() {
    assertThatThrownBy(() -> PEOPLE.limit(-1)).hasMessageContaining("expected: both >= 0");
    assertThatThrownBy(() -> PEOPLE.skip(-1)).hasMessageContaining("expected: both >= 0");
  }

  @Test
  void anEmptyListOfRecordsHasNoColumns() {
    assertThatThrownBy(() -> Dataset.of(List.of()))
        .hasMessage("An empty list has no columns. Use Dataset.of(Type.class, list).");
    assertThat(Dataset.of(Person.class, List.of()).schema().names()).containsExactly("name", "age");
  }

  @Test
  void aSumOfTextIsRefusedBeforeAnyRowIsRead() {
    assertThatThrownBy(() -> PEOPLE.aggregate(Aggregate.sum("name")))
        .isInstanceOf(LeatException.class);
  }
}
