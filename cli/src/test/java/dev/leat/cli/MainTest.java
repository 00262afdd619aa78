package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.screen.Terminal;
import dev.leat.cli.screen.Terminal.Device;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private static final Path ROOT = Path.of(System.getProperty("leat.root", ".."));
  private static final String FLOW = ROOT.resolve("examples/event-counter.yaml").toString();

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeInputs() throws IOException {
    write("region.csv", "region_id,region_name\n1,Otago\n2,Taupo\n");
    write(
        "location.csv",
        """
        lat,long,region_id,date
        -38.1,177.0,1,2019-01-17
        -38.2,176.3,2,2019-01-18
        -38.3,175.2,1,2019-01-17
        -38.4,175.2,9,2019-01-19
        """);
  }

  @Test
  void theVersionIsTheOneOfTheBuild() throws IOException {
    assertThat(leat("--version")).isZero();
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .contains("<version>" + out().strip().replace("leat ", "") + "</version>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run",
        "stages",
        "cache",
        "explain",
        "show",
        "sniff",
        "convert",
        "generate",
        "completion"
      })
  void helpStartsWithExamples(String command) {
    assertThat(command.isEmpty() ? leat("--help") : leat(command, "--help")).isZero();
    assertThat(out().indexOf("  leat ")).isBetween(0, out().indexOf("Usage: leat"));
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--color never run -h", "--color=never run -h", "help -v run", "-h run"})
  void optionsMayStandBeforeTheCommand(String texts) {
    assertThat(leat(texts.split(" "))).isZero();
    assertThat(out()).contains("Usage: leat run");
  }

  @Test
  void aFlowWritesItsResultPrintsATableAndEndsWithItsAccount() throws IOException {
    assertThat(leat("run", FLOW, "data=" + folder)).isZero();

    assertThat(read("result.csv"))
        .isEqualTo(
            """
            "region_name","date","count"
            "Otago","2019-01-17","2"
            "Taupo","2019-01-18","1"
            """);
    assertThat(out())
        .isEqualTo(
            """
            region_name  date          count
            text         date        integer
            ───────────  ──────────  ───────
            Otago        2019-01-17        2
            Taupo        2019-01-18        1
            """);
    assertThat(err()).contains("2 out, 0 filtered, 0 rejected, 1 unmatched\n");
  }

  @Test
  void quietSaysNothing() {
    assertThat(leat("run", FLOW, "data=" + folder, "-q")).isZero();
    assertThat(out() + err()).isEmpty();
  }

  @Test
  void theRowsThatAreNotShownAreCounted() {
    assertThat(leat("run", FLOW, "data=" + folder, "--limit", "1")).isZero();
    assertThat(out()).endsWith("2\n… 1 more row\n");
  }

  @Test
  void aDryRunPrintsThePlanAndWritesNothing() {
    assertThat(leat("run", FLOW, "data=" + folder, "--dry-run")).isZero();
    assertThat(out()).startsWith("write " + folder + "/result.csv (csv)\n").contains("scan ");
    assertThat(folder.resolve("result.csv")).doesNotExist();
  }

  @Test
  void theReportIsJson() throws IOException {
    String report = folder.resolve("report.json").toString();

    assertThat(leat("run", FLOW, "data=" + folder, "--report", report)).isZero();

    assertThat(read("report.json")).contains("\"status\": \"ok\"", "\"unmatched\": 1,");
  }

  @Test
  void aFailedRunHasAReportAsWell() throws IOException {
    write("location.csv", read("location.csv") + "-38.5,175.2,1\n");
    String report = folder.resolve("report.json").toString();

    assertThat(leat("run", FLOW, "data=" + folder, "--report", report)).isEqualTo(3);

    assertThat(read("report.json")).contains("\"status\": \"failed\"", "\"exitCode\": 3");
    assertThat(folder.resolve("result.csv")).doesNotExist();
  }

  @Test
  void badRowsGoToAFile() throws IOException {
    write("location.csv", read("location.csv") + "-38.5,175.2,1\n");
    String rejects = folder.resolve("rejects.csv").toString();

    assertThat(leat("run", FLOW, "data=" + folder, "--rejects", rejects)).isZero();

    assertThat(read("rejects.csv")).contains("location.csv", "-38.5,175.2,1");
    assertThat(err()).contains("rejected: ", "location.csv:6: ", "1 rejected, 1 unmatched");
  }

  @Test
  void aMissingInputNamesTheStepThatReadsIt() {
    assertThat(leat("run", FLOW, "data=nowhere")).isEqualTo(4);
    assertThat(err()).startsWith("error: " + FLOW + ":15:5: ").contains("nowhere/location.csv");
  }

  @Test
  void jsonIsForMachines() {
    assertThat(leat("show", "nowhere.csv", "--log-format", "json")).isEqualTo(4);
    assertThat(err())
        .startsWith("{\"level\": \"error\", \"kind\": \"input\", \"exitCode\": 4, \"message\": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rnu: There is no command \"rnu\". Did you mean \"run\"? The commands are: run,",
        "help rnu: There is no command \"rnu\". Did you mean \"run\"?",
        "--color never rnu -q: There is no command \"rnu\". Did you mean \"run\"?",
        "convert a -o --force: --output needs a value, and \"--force\" is an option.",
        "show a --stat: \"leat show\" has no option \"--stat\". Did you mean \"--stats\"?",
        "show --limt 3: \"leat show\" has no option \"--limt\". Did you mean \"--limit\"?",
        "run: \"leat run\" needs FLOW. Run \"leat run --help\" for examples.",
        "run a.yaml b: \"b\" gives no parameter a value (expected: name=value, such as data=dir).",
        "convert a b c: \"c\" is one argument too many.",
        "show a --limit=x: --limit: \"x\" is not a number that fits here (expected: a whole",
        "show a --max-rejects=x: --max-rejects: \"x\" is not a number that fits here",
        "show a --on-error=reject: --on-error=reject needs a file for the rejects.",
        "generate events --size 1XB d: --size: \"1XB\" is not a size",
        "generate events --size 9e9TB d: --size: \"9e9TB\" is not a size",
        "generate events --size 9999999TB d: --size: The size \"9999999TB\" is too large"
            + " (expected:",
        "generate events --size 0 d: --size, bytes: 0 is out of range (expected: 32 to ",
        "generate events --regions 5000 d: --regions: \"5000\" is not a number that fits here"
            + " (expected: a whole number from 1 to 1000).",
        "generate events --regions 0 d: --regions: \"0\" is not a number that fits here",
        "generate events --days 9999999999 d: --days: \"9999999999\" is not a number that fits",
        "generate events --seed text d: --seed: \"text\" is not a number that fits here",
        "generate events --first-date 2019-02-30 d: --first-date: \"2019-02-30\" is not a date"
            + " (expected: a day such as 2019-01-31).",
        "generate events --first-date 9999-12-31 d: --first-date and --days, year of the last day:"
            + " 10000 is out of range (expected: 1 to 9999).",
        "generate events -j 5000 d: --jobs: \"5000\" is not a number that fits here (expected: a"
            + " whole number from 1 to 1024).",
        "show a --color=blue: --color: There is no choice \"blue\" here. The choices are: auto,"
      })
  void wrongRequestsAreToldWithTheirFix(String wrong) {
    int colon = wrong.indexOf(": ");

    assertThat(leat(wrong.substring(0, colon).split(" "))).isEqualTo(2);

    assertThat(err()).startsWith("error: " + wrong.substring(colon + 2));
    assertThat(out()).isEmpty();
  }

  @Test
  void showPrintsRowsAndWhatColumnsHold() {
    assertThat(leat("show", in("location.csv"), "--limit", "1")).isZero();
    assertThat(out())
        .startsWith(
            """
                lat     long  region_id  date
            decimal  decimal    integer  date
            ───────  ───────  ─────────  ──────────
              -38.1    177.0          1  2019-01-17
            … 3 more rows

            column     type     nulls  distinct  least       greatest
            ─────────  ───────  ─────  ────────  ──────────  ──────────
            lat        decimal      0         4  -38.4       -38.1
            long       decimal      0         3  175.2       177.0
            region_id  integer      0         3  1           9
            date       date         0         3  2019-01-17  2019-01-19

            4 rows, 4 columns; all were scanned, 100 B in\
            """);
  }

  @Test
  void showDrawsDistributionsOnAScreen() {
    Terminal screen =
        new Terminal(
            stream(out), stream(err), Device.SCREEN, Device.RECORD, Map.of("COLUMNS", "100"));

    assertThat(Main.execute(List.of("show", in("location.csv")), screen)).isZero();

    assertThat(out()).contains("  distribution      least  ", "  █       ▄      ▄  2019-01-17  ");
  }

  @Test
  void showGoesOnWhenRowsAreBad() throws IOException {
    write("region.csv", "region_id,region_name\n1,Otago\n2,Taupo,x\nx,Gore\n");

    assertThat(leat("show", in("region.csv"), "-d,", "--types", "region_id:integer")).isZero();

    assertThat(out())
        .contains("1 value of region_id is not of type integer;")
        .contains("1 row cannot be read, the first of them:\n", "region.csv:3: ");
  }

  @Test
  void sniffPrintsFlagsThatReadTheFileAgain() {
    assertThat(leat("sniff", "-q", in("location.csv"))).isZero();
    String flags = out().strip();
    assertThat(flags).contains("--delimiter=comma", "--header", "--types=date:date");
    out.reset();

    String[] args = ("show --no-stats " + in("location.csv") + " " + flags).split(" ");
    assertThat(leat(args)).isZero();
    assertThat(out()).contains("  -38.1    177.0          1  2019-01-17\n");
  }

  @Test
  void convertFiltersSortsAndSelects() throws IOException {
    String target = folder.resolve("out.tsv").toString();

    int code =
        leat(
            "convert",
            in("location.csv"),
            target,
            "--where=region_id < 5",
            "--sort=-date,lat",
            "--select=date,lat,region_id + 1 as next",
            "--limit=2",
            "--quote-all");

    assertThat(code).as(err()).isZero();
    assertThat(read("out.tsv"))
        .isEqualTo(
            "\"date\"\t\"lat\"\t\"next\"\n\"2019-01-18\"\t\"-38.2\"\t\"3\"\n"
                + "\"2019-01-17\"\t\"-38.3\"\t\"2\"\n");
  }

  @Test
  void rowsForStandardOutputGoToTheStreamOfTheCaller() {
    assertThat(leat("convert", in("region.csv"), "-")).isZero();
    assertThat(leat("run", FLOW, "data=" + folder, "-o", "-")).isZero();

    assertThat(out())
        .startsWith("region_id,region_name\n1,Otago\n2,Taupo\n\"region_name\",\"date\"")
        .endsWith("\"Taupo\",\"2019-01-18\",\"1\"\n");
  }

  @Test
  void convertReplacesAFileOnlyWhenForced() throws IOException {
    write("out.csv", "mine");
    String target = folder.resolve("out.csv").toString();

    assertThat(leat("convert", in("region.csv"), target)).isEqualTo(7);
    assertThat(read("out.csv")).isEqualTo("mine");
    assertThat(leat("convert", in("region.csv"), target, "--force")).isZero();
    assertThat(read("out.csv")).isEqualTo("region_id,region_name\n1,Otago\n2,Taupo\n");
  }

  @Test
  void generateMakesTheInputsOfTheExample() {
    String data = folder.resolve("data").toString();

    assertThat(leat("generate", "events", "--size", "100KB", "--seed", "42", data)).isZero();
    assertThat(leat("run", FLOW, "data=" + data)).isZero();

    assertThat(Path.of(data, "location.csv")).exists();
    assertThat(Path.of(data, "result.csv")).exists();
  }

  @Test
  void completionKnowsAllCommands() {
    assertThat(leat("completion", "bash")).isZero();
    assertThat(out()).contains("--max-rejects", "explain", "convert");
  }

  @Test
  void theEnvironmentIsHeardAndFlagsWin() {
    Terminal terminal =
        new Terminal(
            stream(out),
            stream(err),
            Device.RECORD,
            Device.RECORD,
            Map.of("LEAT_JOBS", "3", "LEAT_MEMORY", "64MB"));

    assertThat(Main.execute(List.of("explain", FLOW), terminal)).isZero();
    assertThat(Main.execute(List.of("explain", FLOW, "-j", "1"), terminal)).isZero();

    assertThat(out())
        .contains("3 threads, memory 64 MB", "\n1 thread, memory 64 MB")
        .contains(": sum(rows) as count ", ": count() as rows ");
  }

  private int leat(String... args) {
    return Main.execute(args, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String in(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
