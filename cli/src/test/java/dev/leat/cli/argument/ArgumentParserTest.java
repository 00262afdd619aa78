package dev.leat.cli.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentParserTest {

  private static final Option QUIET = Option.flag("-q, --quiet", "Say nothing.");
  private static final Option VERBOSE = Option.flag("-v, --verbose", "Say more.");
  private static final Option HEADER = Option.either("--header", "There is one.");
  private static final Option SORT = Option.value("-s, --sort", "KEY", "Sort.");
  private static final Option NULL = Option.values("--null", "TEXT", "Is null.");
  private static final Usage USAGE =
      new Usage(
          "leat test",
          "Test.",
          List.of("leat test a"),
          List.of(
              new Operand("IN", "The input.", Operand.Count.ONE),
              new Operand("OUT", "The output.", Operand.Count.OPTIONAL)),
          List.of(QUIET, VERBOSE, HEADER, SORT, NULL, Option.value("--secret", "X", "").hidden()));

  @ParameterizedTest
  @ValueSource(
      strings = {"--sort=-date", "--sort -date", "-s -date", "-s-date", "-s=-date", "-qs-date"})
  void valuesAreTakenWhateverTheyLookLike(String texts) {
    assertThat(parse(texts.split(" ")).text(SORT)).contains("-date");
  }

  @Test
  void flagsMayBeJoined() {
    Arguments arguments = parse("-qv");

    assertThat(arguments.has(QUIET)).isTrue();
    assertThat(arguments.has(VERBOSE)).isTrue();
    assertThat(parse().has(QUIET)).isFalse();
  }

  @Test
  void negationsAnswerNoAndTheLastAnswerCounts() {
    assertThat(parse("--header").either(HEADER)).contains(true);
    assertThat(parse("--no-header").either(HEADER)).contains(false);
    assertThat(parse("--header", "--no-header").either(HEADER)).contains(false);
    assertThat(parse().either(HEADER)).isEmpty();
  }

  @Test
  void valuesAddUpOrTheLastOneCounts() {
    assertThat(parse("--null=", "--null", "NA").texts(NULL)).containsExactly("", "NA");
    assertThat(parse("-s", "a", "-s", "b").text(SORT)).contains("b");
  }

  @Test
  void numbersMayBeNegative() {
    assertThat(parse("-s", "-5").text(SORT)).contains("-5");
    assertThat(parse("--sort", "-1.5").text(SORT)).contains("-1.5");
    assertThat(parse("--", "-5").operands()).containsExactly("-5");
    complains("\"leat test\" has no option \"-5\".", "-5");
  }

  @Test
  void anEqualsSignMayBeTheValue() {
    assertThat(parse("-s=").text(SORT)).contains("=");
    assertThat(parse("-s==").text(SORT)).contains("=");
    assertThat(parse("--sort==").text(SORT)).contains("=");
    assertThat(parse("--sort=a=b").text(SORT)).contains("a=b");
  }

  @Test
  void anOptionIsNoValueUnlessSaidSo() {
    complains(
        "--sort needs a value, and \"--null=x\" is an option. If it is the value: --sort=--null=x.",
        "-s",
        "--null=x");
    assertThat(parse("--sort=--null").text(SORT)).contains("--null");
    assertThat(parse("--sort", "--other").text(SORT)).contains("--other");
  }

  @Test
  void abbreviationsAreRefusedAndSpeltOut() {
    complains("\"leat test\" has no option \"--so\". Did you mean \"--sort\"?", "--so", "x");
    complains(
        "\"leat test\" has no option \"--n\". Did you mean \"--no-header\" or \"--null\"?", "--n");
    complains("\"leat test\" has no option \"--\".", "--=x");
    complains("\"leat test\" has no option \"-S\". Did you mean \"-s\"?", "-S", "x");
  }

  @Test
  void operandsStandAnywhere() {
    assertThat(parse("in", "-q", "-").operands()).containsExactly("in", "-");
    assertThat(parse("--", "-q").operands()).containsExactly("-q");
  }

  @Test
  void unknownOptionsAreToldWithTheOneThatWasMeant() {
    complains(
        "\"leat test\" has no option \"--no-heder\". Did you mean \"--no-header\"?",
        "--no-heder=x");
    complains("\"leat test\" has no option \"-qx\". Did you mean \"-q\"?", "-qx");
    complains("\"leat test\" has no option \"--secre\".", "--secre");
  }

  @Test
  void valuesStandWhereTheyBelong() {
    complains("--sort needs a value: -s, --sort=KEY.", "--sort");
    complains("\"--quiet\" takes no value. Leave out \"=yes\".", "--quiet=yes");
    complains("\"-q\" takes no value. Leave out \"=yes\".", "-vq=yes");
  }

  @Test
  void operandsAreCounted() {
    ArgumentParser.checkOperands(parse("a"), USAGE);
    ArgumentParser.checkOperands(parse("a", "b"), USAGE);
    assertThatThrownBy(() -> ArgumentParser.checkOperands(parse(), USAGE))
        .hasMessageStartingWith("\"leat test\" needs IN.");
    assertThatThrownBy(() -> ArgumentParser.checkOperands(parse("a", "b", "c"), USAGE))
        .hasMessageStartingWith("\"c\" is one argument too many.");
    assertThatThrownBy(() -> ArgumentParser.checkOperands(parse("a", ""), USAGE))
        .hasMessageStartingWith("OUT is \"\" (expected: some text).");
  }

  @Test
  void helpHasExamplesThenOperandsThenOptions() {
    assertThat(String.join("\n", HelpText.of(USAGE, Map.of())))
        .isEqualTo(
            """
            Test.

              leat test a

            Usage: leat test [OPTIONS] IN [OUT]

              IN   The input.
              OUT  The output.

              -q, --quiet        Say nothing.
              -v, --verbose      Say more.
                  --[no-]header  There is one.
              -s, --sort=KEY     Sort.
                  --null=TEXT    Is null.
            """);
  }

  @Test
  void completionKnowsTheOptionsThatAreShown() {
    assertThat(CompletionScript.bash(List.of(USAGE)))
        .contains("compgen -W 'test'")
        .contains("test) words='-q --quiet -v --verbose --header --no-header -s --sort --null' ;;");
    assertThat(CompletionScript.zsh(List.of(USAGE))).startsWith("autoload");
  }

  private static void complains(String message, String... texts) {
    assertThatThrownBy(() -> parse(texts))
        .hasMessage(message + " Run \"leat test --help\" for examples.")
        .extracting(e -> ((LeatException) e).kind())
        .isEqualTo(ErrorKind.USAGE);
  }

  private static Arguments parse(String... texts) {
    return ArgumentParser.parse(List.of(texts), USAGE);
  }
}
