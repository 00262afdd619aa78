package dev.leat.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.Dataset;
import dev.leat.Engine;
import dev.leat.data.DataSize;
import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.plan.JoinKind;
import dev.leat.run.RejectPolicy;
import dev.leat.run.Report;
import dev.leat.run.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises of the README, each on a file in which every way to lose a row occurs. */
class PromisesTest {

  private static final String SALES =
      """
      id,shop,price
      1,a,5
      2,b,high
      3,c,"5
      0"
      4,c,1
      5,a
      6,a,70
      7,a,8
      8,a,9
      9,d,9
      """;

  /** A row of the right side of the join. */
  public record Shop(String shop) {}

  @TempDir private Path folder;

  @BeforeEach
  void writeSales() throws IOException {
    Files.writeString(folder.resolve("sales.csv"), SALES);
  }

  static Stream<Engine> engines() {
    return Stream.of(1, 2, 8).flatMap(PromisesTest::engines);
  }

  private static Stream<Engine> engines(int threads) {
    Engine engine = Engine.local().threads(threads).rejects(RejectPolicy.unlimited());
    return Stream.of(
        engine,
        engine.batches(1, new DataSize(16)),
        engine.optimiser(Settings.Optimiser.OFF),
        engine.batches(7, new DataSize(24)).optimiser(Settings.Optimiser.OFF));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void everyRowIsAccountedForInEveryWayOfRunning(Engine engine) {
    Report report = write(bigSalesOfShops(), engine);
    assertThat(report.rowsIn()).as("nine sales and a shop").isEqualTo(10);
    assertThat(report.rowsOut()).isEqualTo(4);
    assertThat(report.filtered()).as("price 1").isEqualTo(1);
    assertThat(report.rejected()).as("prices that are none, a row too short").isEqualTo(3);
    assertThat(report.unmatched()).as("shop d").isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void accountBalancesWhenALimitEndsTheRunEarly(Engine engine) {
    Report report = write(bigSalesOfShops().limit(2), engine);
    long losses = report.filtered() + report.rejected() + report.unmatched() + report.skipped();
    assertThat(report.rowsOut()).isEqualTo(2);
    assertThat(report.rowsIn()).isEqualTo(report.rowsOut() + 1 + losses);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void bytesAreTheSameInEveryWayOfRunning(Engine engine) {
    write(bigSalesOfShops(), engine);
    assertThat(folder.resolve("out.csv"))
        .hasContent("id,shop,price\n1,a,5\n6,a,70\n7,a,8\n8,a,9\n");
  }

  private Dataset bigSalesOfShops() {
    Csv options = Csv.sniffed().types(Map.of("price", Type.INTEGER));
    return Dataset.read(folder.resolve("sales.csv").toString(), options)
        .where("price > 1")
        .join(Dataset.of(List.of(new Shop("a"))), JoinKind.SEMI, "shop");
  }

  private Report write(Dataset dataset, Engine engine) {
    return dataset.on(engine).write(folder.resolve("out.csv").toString());
  }

  @Test
  void outputIsNotThereWhenTheRunFails() {
    assertThatThrownBy(() -> write(bigSalesOfShops(), Engine.local()))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.REJECTS));
    assertThat(folder.toFile().list()).containsExactly("sales.csv");
  }

  @Test
  void runThatDoesNotFitItsMemoryNamesTheOperatorAndWhatToRaise() {
    Dataset sorted = Dataset.read(folder.resolve("sales.csv").toString(), Csv.sniffed().allText());
    Engine small = Engine.local().memory(new DataSize(1000)).rejects(RejectPolicy.unlimited());
    assertThatThrownBy(() -> sorted.sort("id").on(small).collect())
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.MEMORY))
        .hasMessageContaining("1000 B")
        .hasMessageContaining("the sort")
        .hasMessageContaining("--memory");
  }
}
