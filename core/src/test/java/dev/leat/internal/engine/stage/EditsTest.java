package dev.leat.internal.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of a small project, and whether they change what its function does. */
class EditsTest {

  private static final Project PROJECT =
      Project.of(
          """
          // Main.java
          package p;

          import dev.leat.data.Row;
          import dev.leat.plan.RowMapper;
          import java.util.Comparator;
          import java.util.List;
          import java.util.Map;
          import java.util.function.Function;

          public class Main {
            static final int LIMIT = 10;
            static final List<String> WORDS = List.of("a", "the");
            static final Map<String, String> OTHER_WORDS = Map.of("x", "y");

            static int unrelated(int number) {
              Runnable lambda = () -> System.out.println(number);
              lambda.run();
              return number + 1;
            }

            public static RowMapper function() {
              long least = 3;
              String unit = "km";
              Comparator<String> order = unrelatedOrder();
              return row -> {
                final int twice = 2;
                long count = row.integer("count") * twice + least;
                String text = Prices.round(count) + unit + LIMIT;
                for (String word : WORDS) {
                  text = text.replace(word, "");
                }
                Title title = row.as(Title.class);
                return List.of(
                    Row.of("text", Steps.all(text, title), "kind", Steps.kind(title)),
                    Row.of("shape", new Square(2).describe(), "shop", Steps.shop(text)));
              };
            }

            static Comparator<String> unrelatedOrder() {
              return new Comparator<>() {
                @Override
                public int compare(String one, String other) {
                  return other.compareTo(one);
                }
              };
            }
          }
          """,
          """
          // Title.java
          package p;

          public record Title(String name, int year) {
            public Title {
              year = year < 0 ? 0 : year;
            }
          }
          """,
          """
          // Prices.java
          package p;

          class Prices {
            static long round(long price) {
              return price < 0 ? 0 : Depth.second(price);
            }

            static class Depth {
              static long second(long price) {
                return third(price) + 1;
              }

              static long third(long price) {
                return Math.abs(price) / 5;
              }
            }
          }
          """,
          """
          // Steps.java
          package p;

          import java.util.List;
          import java.util.function.Function;
          import java.util.function.UnaryOperator;

          class Steps {
            static String all(String text, Title title) {
              List<UnaryOperator<String>> steps =
                  List.of(one -> one + "1", other -> other.trim());
              String result = text;
              for (UnaryOperator<String> step : steps) {
                result = step.apply(result);
              }
              Function<String, String> last = String::toUpperCase;
              Function<Title, String> named = Steps::named;
              return last.apply(result) + named.apply(title) + check(title) + greatest(1, 2);
            }

            static <T extends Comparable<T>> T greatest(T one, T other) {
              return one.compareTo(other) > 0 ? one : other;
            }

            static String named(Title title) {
              return "Title " + title.name() + " of " + title.year() + ".";
            }

            static String otherName(Title title) {
              return title.name();
            }

            static int check(Title title) {
              try {
                return Integer.parseInt(title.name());
              } catch (NumberFormatException e) {
                return -1;
              } catch (IllegalStateException e) {
                return -2;
              }
            }

            static String kind(Title title) {
              return switch (Kind.of(title.year())) {
                case OLD -> "o";
                case NEW -> "n";
              };
            }

            static String unrelatedKind(Kind kind) {
              switch (kind) {
                case OLD:
                  return "1";
                default:
                  return "2";
              }
            }

            static String shop(String text) {
              return switch (text) {
                case "A" -> "first";
                case "B" -> "second";
                default -> new Shop() {
                  @Override
                  public String open() {
                    return "open " + text;
                  }
                }.open();
              };
            }
          }
          """,
          """
          // Kind.java
          package p;

          enum Kind {
            OLD,
            NEW;

            static Kind of(int year) {
              return values()[year < 2000 ? 0 : 1];
            }
          }
          """,
          """
          // Shop.java
          package p;

          interface Shop {
            String open();
          }
          """,
          """
          // Shape.java
          package p;

          abstract class Shape {
            final double size;

            Shape(double size) {
              this.size = size;
            }

            abstract double area();

            String describe() {
              return getClass() == Shape.class ? "" : name() + area();
            }

            String name() {
              return "shape ";
            }
          }
          """,
          """
          // Square.java
          package p;

          class Square extends Shape implements Coloured {
            Square(double size) {
              super(size);
            }

            @Override
            double area() {
              return size * size;
            }

            @Override
            String describe() {
              return super.describe() + colour();
            }
          }
          """,
          """
          // Coloured.java
          package p;

          interface Coloured {
            default String colour() {
              return "red";
            }
          }
          """);

  @TempDir static Path folder;
  private static Fingerprint original;

  @BeforeAll
  static void compile() throws Exception {
    original = PROJECT.fingerprint(folder);
    assertThat(original.untracked()).isEmpty();
  }

  /** The project before all edits. */
  static Project original() {
    return PROJECT;
  }

  /** An edit: its name, and the project after it. */
  record Edit(String name, Project edited) {

    /** With one more place edited. */
    Edit with(String from, String to) {
      return new Edit(name, edited.edited(from, to));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Edit edit(String name, String from, String to) {
    return new Edit(name, PROJECT.edited(from, to));
  }

  static Stream<Edit> cosmeticEdits() {
    return Stream.of(
        new Edit("compiled again", PROJECT),
        new Edit("compiled without debug information", PROJECT.with("-g:none")),
        new Edit("compiled with lines alone", PROJECT.with("-g:lines")),
        new Edit("compiled with names of parameters", PROJECT.with("-g", "-parameters")),
        edit("a comment", "return row -> {", "// Rows.\n\n return row -> { /* all */"),
        edit(
            "formatting",
            "static long second(long price) {",
            "static long second(\nlong price)\n{"),
        edit("lines moved", "public class Main {", "\n\n\n\npublic class Main {"),
        edit("the name of a local", "long least = 3;", "long most = 3;").with("+ least", "+ most"),
        edit(
                "the name of a captured local of an anonymous class",
                "shop(String text) {\n    return switch (text)",
                "shop(String aaa) {\n    return switch (aaa)")
            .with("\"open \" + text", "\"open \" + aaa"),
        edit("the name of a parameter of a lambda", "one -> one + \"1\"", "it -> it + \"1\""),
        edit("an unrelated method", "return number + 1;", "return number - 1;"),
        edit(
            "an unrelated method more",
            "static int unrelated(",
            "static int more() { return 1; } static int unrelated("),
        edit(
            "an unrelated lambda before",
            "Runnable lambda",
            "Runnable before = () -> {}; before.run(); Runnable lambda"),
        edit("an unrelated lambda less", "() -> System.out.println(number)", "null"),
        edit(
            "an unrelated anonymous class before",
            "static String all(",
            "static Object no() { return new Object() {}; } static String all("),
        edit("an unrelated anonymous class", "other.compareTo(one)", "one.compareTo(other)"),
        edit("an unrelated static field", "Map.of(\"x\", \"y\")", "Map.of(\"x\", \"z\")"),
        edit(
            "an unrelated static field more",
            "static final int LIMIT",
            "static final Object LOCK = new Object(); static final int LIMIT"),
        edit(
            "an unrelated static lambda",
            "static final int LIMIT",
            "static final Runnable RUN = () -> {}; static final int LIMIT"),
        edit(
            "an unrelated switch over an enum",
            "case OLD:\n        return \"1\";",
            "case NEW:\n        return \"1\";"),
        edit(
            "an unrelated class",
            "class Prices {",
            "class Unrelated { String toString(int x) { return \"\"; } } class Prices {"),
        edit(
            "the order of methods",
            "static int check(Title title)",
            "static int check2() { return 2; } static int check(Title title)"),
        edit(
            "an unused import",
            "import java.util.Map;",
            "import java.util.Map; import java.util.Set;"),
        edit(
            "an unneeded cast",
            "return Math.abs(price) / 5",
            "return (long) (Math.abs(price)) / (5)"),
        edit("a method made public", "static long third", "public static long third"),
        edit("an annotation", "static long third", "@Deprecated static long third"));
  }

  static Stream<Edit> semanticEdits() {
    return Stream.of(
        edit("the lambda itself", "+ unit", "+ \" \" + unit"),
        edit("a captured value", "long least = 3;", "long least = 4;"),
        edit("a captured text", "unit = \"km\"", "unit = \"mi\""),
        edit("a constant", "LIMIT = 10", "LIMIT = 11"),
        edit("a local constant", "twice = 2", "twice = 3"),
        edit("a static final list", "List.of(\"a\", \"the\")", "List.of(\"the\", \"a\")"),
        edit("a helper", "price < 0 ? 0", "price < 0 ? 1"),
        edit("a helper of a helper", "third(price) + 1", "third(price) + 2"),
        edit("a helper at depth 3", "Math.abs(price) / 5", "Math.abs(price) / 6"),
        edit("a call of the platform", "Math.abs(price) / 5", "Math.negateExact(price) / 5"),
        edit(
                "another overload",
                "second(long price) {\n      return third(price)",
                "second(long price) {\n      return third((int) price)")
            .with(
                "static long third",
                "static long third(int price) { return 7; }\n\n    static long third"),
        edit("an operator", "count\") * twice", "count\") / twice"),
        edit(
            "the type of a number",
            "static long third(long price) {\n      return",
            "static long third(long price) {\n      return (int)"),
        edit("a condition", "price < 0", "price <= 0"),
        edit(
            "the order of lambdas",
            "one -> one + \"1\", other -> other.trim()",
            "other -> other.trim(), one -> one + \"1\""),
        edit("a nested lambda", "other.trim()", "other.strip()"),
        edit("the target of a method reference", "Steps::named", "Steps::otherName"),
        edit("the method of a method reference", "\" of \"", "\" in \""),
        edit("a method reference of the platform", "String::toUpperCase", "String::toLowerCase"),
        edit("a joined text", "+ \".\"", "+ \"!\""),
        edit(
            "the order of a joined text",
            "\"Title \" + title.name() + \" of \" + title.year()",
            "\"Title \" + title.year() + \" of \" + title.name()"),
        edit(
            "a record component", "String name, int year)", "String name, int year, String genre)"),
        edit("the order of record components", "String name, int year)", "int year, String name)"),
        edit("the constructor of a record", "year < 0 ? 0 : year", "year < 0 ? 1 : year"),
        edit(
            "an accessor of a record",
            "public Title {",
            "public String name() { return name.trim(); } public Title {"),
        edit("an inherited method", "\"shape \"", "\"figure \""),
        edit("an overridden method", "size * size", "size * size / 2"),
        edit(
            "a method overridden now",
            "double area() {\n    return size * size;\n  }",
            "double area() {\n"
                + "    return size * size;\n"
                + "  }\n"
                + "  @Override String name() { return \"\"; }"),
        edit(
            "a subclass more that overrides",
            "class Square extends",
            "class Cube extends Square { Cube() { super(1); } @Override double area() { return 1; }"
                + " } class Square extends"),
        edit("the constructor of a superclass", "this.size = size;", "this.size = size + 1;"),
        edit("a default method of an interface", "\"red\"", "\"blue\""),
        edit(
            "the superclass",
            "class Square extends Shape implements Coloured {",
            "class Square extends Shape implements Coloured, java.io.Serializable {"),
        edit("an anonymous class", "\"open \" + text", "\"closed \" + text"),
        edit("the order of enum constants", "OLD,\n  NEW;", "NEW,\n  OLD;"),
        edit("a method of an enum", "year < 2000", "year < 1990"),
        edit("a case of a switch over an enum", "case OLD -> \"o\"", "case OLD -> \"x\""),
        edit(
            "cases of a switch over an enum swapped",
            "case OLD -> \"o\";\n      case NEW -> \"n\";",
            "case NEW -> \"o\";\n      case OLD -> \"n\";"),
        edit("a case of a switch over texts", "case \"B\"", "case \"C\""),
        edit(
            "what is caught",
            "catch (NumberFormatException e)",
            "catch (IllegalThreadStateException e)"),
        edit(
            "the order of catch blocks",
            "catch (NumberFormatException e) {\n"
                + "      return -1;\n"
                + "    } catch (IllegalStateException e) {\n"
                + "      return -2;",
            "catch (IllegalStateException e) {\n"
                + "      return -2;\n"
                + "    } catch (NumberFormatException e) {\n"
                + "      return -1;"),
        edit("a generic bound", "<T extends Comparable<T>>", "<T extends Number & Comparable<T>>"),
        edit("the class of a helper", "Depth.second(price)", "Deep.second(price)")
            .with(
                "static class Depth {",
                "static class Deep { static long second(long price) { return Depth.third(price) +"
                    + " 1; } } static class Depth {"),
        edit(
            "an order of evaluation",
            "last.apply(result) + named.apply(title)",
            "named.apply(title) + last.apply(result)"),
        edit(
            "a loop",
            "for (String word : WORDS) {\n        text =",
            "for (String word : WORDS) {\n          if (word.isEmpty()) break;\n        text ="));
  }

  @ParameterizedTest
  @MethodSource("cosmeticEdits")
  void keepsTheFingerprint(Edit edit) throws Exception {
    Fingerprint edited = edit.edited().fingerprint(folder);

    assertThat(edited.parts()).isEqualTo(original.parts());
    assertThat(edited).isEqualTo(original);
  }

  @ParameterizedTest
  @MethodSource("semanticEdits")
  void changesTheFingerprint(Edit edit) throws Exception {
    assertThat(edit.edited().fingerprint(folder).digest()).isNotEqualTo(original.digest());
  }
}
