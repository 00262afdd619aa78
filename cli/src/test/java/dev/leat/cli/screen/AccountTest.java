package dev.leat.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.run.Reject;
import dev.leat.run.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {

  static final Report REPORT =
      new Report(
          25_700_000,
          190,
          5,
          12,
          3,
          0,
          1L << 30,
          2048,
          1_234_000_000L,
          5 << 20,
          List.of(new Report.OperatorReport("join on id", 10, 7, 0, "3 rows had no partner")),
          List.of(
              new Reject("a.csv", 7, 99, "lat", "\"x\" is not a DECIMAL", "x,\u001b[2J1\n"),
              new Reject("", 0, 0, "", "the function failed", "")),
          List.of("Blank lines were left out: 2."));

  @Test
  void everyRowIsAccountedFor() {
    List<String> lines = Account.of(REPORT, Ink.PLAIN);

    assertThat(lines.get(lines.size() - 2))
        .isEqualTo("25,700,000 rows in, 190 out, 5 filtered, 12 rejected, 3 unmatched");
    assertThat(lines.getLast()).startsWith("1 GB read, 2 KB written, 1.23 s, peak memory ");
  }

  @Test
  void rejectsAreShownFirstWithoutSteeringTheTerminal() {
    assertThat(Account.of(REPORT, Ink.PLAIN))
        .startsWith(
            "rejected: a.csv:7: lat: \"x\" is not a DECIMAL",
            "  x,\\u{1b}[2J1\\n",
            "rejected: a computed row: the function failed",
            "rejected: and 10 more rows",
            "warning: Blank lines were left out: 2.");
  }

  @Test
  void whatNeedsAttentionIsColoured() {
    String rows = Account.of(REPORT, Ink.COLOURED).get(5);

    assertThat(rows).contains("\u001b[33m12 rejected\u001b[0m", ", 5 filtered,");
  }

  @Test
  void operatorsHaveTheirNotes() {
    assertThat(Account.operators(REPORT))
        .containsExactly("join on id: 10 rows in, 7 rows out (3 rows had no partner)");
  }
}
