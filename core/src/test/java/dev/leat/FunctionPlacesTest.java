package dev.leat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.run.Reject;
import dev.leat.run.RejectPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that went through functions still say where they stand. */
class FunctionPlacesTest {

  private static final Engine ALL_REJECTS = Engine.local().rejects(RejectPolicy.unlimited());

  record Pair(String k, int n) {}

  @TempDir private Path folder;
  private Path in;

  @BeforeEach
  void writeInput() throws IOException {
    in = Files.writeString(folder.resolve("in.csv"), "k,n\na,1\nb,0\nc,2\nd,0\n");
  }

  @Test
  void keptRowsStandWhereTheyStood() {
    assertThat(rejects(read().where(row -> !row.text("k").equals("b")).with("x", "1 / n")))
        .containsExactly("in.csv:5 at 16: 1 / n <d,0>");
  }

  @Test
  void changedRowsStandWhereTheyStood() {
    assertThat(
            rejects(read().map(row -> row.with("y", 0L)).select("k", "n", "y").with("x", "1 / n")))
        .containsExactly("in.csv:3 at 8: 1 / n <b,0>", "in.csv:5 at 16: 1 / n <d,0>");
  }

  @Test
  void rowsMadeOfARowStandWhereItStands() {
    Dataset made =
        read().flatMap(row -> List.of(row, row.text("k").equals("c") ? row.with("z", 1L) : row));

    assertThat(rejects(made)).containsExactly("in.csv:4 at 12: z <c,2>");
  }

  @Test
  void aComputedRowIsShownByItsValues() {
    Dataset rows = Dataset.of(List.of(new Pair("a", 1)));

    assertThat(rejects(rows.where(row -> row.integer("k") > 0)))
        .singleElement()
        .asString()
        .startsWith(":0 at 0: ")
        .endsWith(" <{k: a, n: 1}>");
  }

  private Dataset read() {
    return Dataset.read(in.toString());
  }

  private List<String> rejects(Dataset dataset) {
    return dataset.on(ALL_REJECTS).write(folder.resolve("out.csv").toString()).rejects().stream()
        .map(FunctionPlacesTest::shown)
        .toList();
  }

  private static String shown(Reject reject) {
    String file = reject.source().substring(reject.source().lastIndexOf('/') + 1);
    return "%s:%d at %d: %s <%s>"
        .formatted(file, reject.line(), reject.byteOffset(), reject.column(), reject.rawText());
  }
}
