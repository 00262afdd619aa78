package dev.leat.internal.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Row;
import dev.leat.plan.RowMapper;
import dev.leat.plan.RowPredicate;
import dev.leat.plan.RowValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

  /** A main class around a function. */
  private static final String MAIN =
      """
      // Main.java
      package p;

      import dev.leat.data.Row;
      import dev.leat.plan.RowValue;
      import java.util.*;

      public class Main {
        static int counter = 1;
        static final java.util.concurrent.atomic.AtomicLong TOTAL = new java.util.concurrent.atomic.AtomicLong();

        public static RowValue function() {
          Object captured = new Object();
          return row -> {
            return BODY;
          };
        }

        static boolean even(long n) {
          return n == 0 || odd(n - 1);
        }

        static boolean odd(long n) {
          return n != 0 && even(n - 1);
        }

        static native int called();
      }
      """;

  @TempDir Path folder;

  private Fingerprint withBody(String body) throws Exception {
    return Project.of(MAIN.replace("BODY", body)).fingerprint(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          System.getenv("HOME")                     | reads the environment by System.getenv
          Integer.getInteger("x")                   | reads the environment by Integer.getInteger
          System.nanoTime()                         | reads the clock by System.nanoTime
          java.time.LocalDate.now()                 | reads the clock by LocalDate.now
          new Date()                                | reads the clock by new Date
          Math.random()                             | draws a random number by Math.random
          new Random().nextInt()                    | draws a random number by new Random
          UUID.randomUUID()                         | draws a random number by UUID.randomUUID
          Class.forName("p.Main")                   | uses reflection by Class.forName
          Main.class.getMethod("function").invoke(null) | uses reflection by Method.invoke
          Main.class.getResource("x")               | reads a resource by Class.getResource
          java.nio.file.Files.readString(java.nio.file.Path.of("x")) | reads a file by Files.readString
          new java.net.Socket("localhost", 1)       | asks the network by new Socket
          counter                                   | reads p.Main.counter, which is static and not final
          TOTAL.get()                               | reads p.Main.TOTAL, whose content can change
          """)
  void whatCannotBeTrackedIsReportedWithMethodAndLine(String body, String finding)
      throws Exception {
    assertThat(withBody(body).untracked())
        .contains("a function of p.Main (Main.java:15) " + finding);
  }

  @Test
  void aFindingInAHelperNamesTheHelper() throws Exception {
    Fingerprint fingerprint =
        Project.of(
                MAIN.replace("BODY", "Helper.now()"),
                """
                // Helper.java
                package p;

                class Helper {
                  static long now() {
                    java.util.function.LongSupplier clock = System::currentTimeMillis;
                    return clock.getAsLong();
                  }
                }
                """)
            .fingerprint(folder);

    assertThat(fingerprint.untracked())
        .containsExactly(
            "p.Helper.now (Helper.java:6) reads the clock by System.currentTimeMillis");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          row.integer("a") + 1
          java.time.LocalDate.now(java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC))
          new Random(7).nextInt()
          new TreeMap<>(Map.of(1, 2)).firstKey()
          even(row.integer("a"))
          """)
  void whatCanBeTrackedIsNotReported(String body) throws Exception {
    assertThat(withBody(body).untracked()).isEmpty();
  }

  @Test
  void aCapturedObjectThatIsNotSerialisableIsReported() throws Exception {
    assertThat(withBody("captured").untracked())
        .containsExactly("java.lang.Object is not Serializable");
  }

  @Test
  void aClassFileThatCannotBeReadIsReported() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("damaged"));
    Project.of(
            MAIN.replace("BODY", "new Helper().one()"),
            "// Helper.java\npackage p; class Helper { int one() { return 1; } }")
        .compile(classes);
    Files.writeString(classes.resolve("p/Helper.class"), "no class");

    assertThat(Project.fingerprintOf(classes).untracked())
        .anyMatch(finding -> finding.startsWith("the class file of p/Helper cannot be read"));
  }

  @Test
  void aNativeMethodIsReported() throws Exception {
    assertThat(withBody("called()").untracked()).containsExactly("p.Main.called is native");
  }

  @Test
  void methodsThatCallEachOtherAreTheSamePartsFromEverySide() throws Exception {
    List<String> even = parts(withBody("even(1)"));
    List<String> odd = parts(withBody("odd(1)"));

    assertThat(even).hasSize(2).isEqualTo(odd);
  }

  private static List<String> parts(Fingerprint fingerprint) {
    return fingerprint.parts().stream().filter(part -> part.startsWith("method")).toList();
  }

  @Test
  void functionsThatDifferInAnythingHaveDifferentFingerprints() {
    List<String> digests = new ArrayList<>();
    functions().forEach(function -> digests.add(Fingerprint.of(function).digest()));

    assertThat(digests).doesNotHaveDuplicates().hasSizeGreaterThan(20);
  }

  @Test
  void equalFunctionsHaveOneFingerprint() {
    List<Object> functions = functions().toList();
    List<Object> again = functions().toList();

    for (int i = 0; i < functions.size(); i++) {
      assertThat(Fingerprint.of(again.get(i))).isEqualTo(Fingerprint.of(functions.get(i)));
    }
  }

  private static Stream<Object> functions() {
    Map<String, Integer> order = new LinkedHashMap<>(Map.of("a", 1));
    Map<String, Integer> otherOrder = new LinkedHashMap<>(Map.of("b", 2));
    order.put("b", 2);
    otherOrder.put("a", 1);
    Map<String, Integer> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(order);
    List<Object> values = new ArrayList<>();
    values.addAll(List.of(1, 1L, 1.0, 1.0f, '1', "1", true, List.of(1), List.of("1")));
    values.addAll(List.of(order, otherOrder, new HashMap<>(order), new TreeMap<>(order), anyCase));
    values.addAll(List.of(new int[] {1}, new long[] {1}, new Integer[] {1}, new byte[] {1}));
    values.addAll(List.of(Thread.State.NEW, Thread.State.BLOCKED, new Limit(1), new Limit(2)));
    values.addAll(List.of(Pattern.compile("a"), Pattern.compile("a", Pattern.CASE_INSENSITIVE)));
    values.addAll(List.of(String.class, Integer.class, new Least(1), new Least(2)));
    values.addAll(List.of(captured(1), captured(2), Row.of("a", 1), Row.of("a", 2)));
    List<Object> functions = new ArrayList<>(values.stream().map(Captured::new).toList());
    functions.addAll(values.stream().map(FingerprintTest::captured).toList());
    functions.addAll(List.of(new Least(1), new Least(2), (RowValue) row -> row));
    RowPredicate anonymous =
        new RowPredicate() {
          @Override
          public boolean test(Row row) {
            return row.size() == 1;
          }
        };
    RowPredicate other =
        new RowPredicate() {
          @Override
          public boolean test(Row row) {
            return row.size() == 2;
          }
        };
    functions.addAll(List.of(anonymous, other, (RowValue) Row::size, (RowValue) Row::toString));
    return functions.stream();
  }

  private static RowValue captured(Object value) {
    return row -> value;
  }

  /** A function that is a record. */
  record Captured(Object value) implements RowValue {
    @Override
    public Object value(Row row) {
      return value;
    }
  }

  /** A value that is a record. */
  record Limit(int rows) implements Serializable {}

  /** A function that is an object of a class. */
  static final class Least implements RowPredicate {
    private final long least;

    Least(long least) {
      this.least = least;
    }

    @Override
    public boolean test(Row row) {
      return row.integer("a") >= least;
    }
  }

  @Test
  void aCircleOfObjectsEnds() {
    List<Object> circle = new ArrayList<>();
    RowValue function = row -> circle;
    circle.add(circle);
    circle.add(function);

    assertThat(Fingerprint.of(function)).isEqualTo(Fingerprint.of(function));
  }

  @Test
  void aLongChainOfObjectsIsReported() {
    Object[] chain = {};
    for (int i = 0; i < 100_000; i++) {
      chain = new Object[] {chain};
    }

    assertThat(Fingerprint.of(captured(chain)).untracked())
        .containsExactly("a value is nested more than 300 deep");
  }

  @Test
  void aFunctionThatIsCapturedCountsWithItsCode() {
    RowValue one = row -> 1;
    RowValue two = row -> 2;

    assertThat(Fingerprint.of(captured(one)).digest())
        .isNotEqualTo(Fingerprint.of(captured(two)).digest());
    assertThat(Fingerprint.of(captured(List.of(one))).digest())
        .isNotEqualTo(Fingerprint.of(captured(List.of(two))).digest());
  }

  @Test
  void aFunctionInsideOfAnObjectOfJavaCountsWithItsCode() {
    Comparator<String> one = (Comparator<String> & Serializable) (a, b) -> a.compareTo(b);
    Comparator<String> two = (Comparator<String> & Serializable) (a, b) -> b.compareTo(a);

    assertThat(Fingerprint.of(captured(one.reversed())).digest())
        .isNotEqualTo(Fingerprint.of(captured(two.reversed())).digest());
    assertThat(Fingerprint.of(captured(new TreeMap<>(one))).digest())
        .isNotEqualTo(Fingerprint.of(captured(new TreeMap<>(two))).digest());
  }

  @Test
  void aCapturedLambdaThatIsNotSerialisableIsReported() {
    Supplier<String> supplier = () -> "a";

    assertThat(Fingerprint.of((RowValue) row -> supplier.get()).untracked())
        .containsExactly(
            "a lambda of %s is not Serializable".formatted(FingerprintTest.class.getName()));
  }

  @Test
  void partsNameWhatTheFingerprintIsMadeOf() {
    long least = 3;
    RowMapper function = row -> least(row.integer("a"), least);

    assertThat(Fingerprint.of(function).parts())
        .map(part -> part.replaceAll(" = [0-9a-f]{64}$", ""))
        .containsExactly(
            "Java " + Runtime.version().feature(),
            "captured 1 of function 1 in " + FingerprintTest.class.getName(),
            "function 1 in " + FingerprintTest.class.getName(),
            "method java.lang.Iterable %s.least(long, long)"
                .formatted(FingerprintTest.class.getName()),
            "value");
  }

  private static Iterable<Row> least(long value, long least) {
    return value < least ? List.of() : List.of(Row.of("a", value));
  }

  @Test
  void aLibraryCountsByItsVersionAndAJarWithoutOneByItsContent() throws Exception {
    Path library = Files.createDirectory(folder.resolve("library"));
    libraryOf("x.trim()").compile(library);
    Path other = Files.createDirectory(folder.resolve("other"));
    libraryOf("x.strip()").compile(other);
    Path main = Files.createDirectory(folder.resolve("main"));
    Project.of(MAIN.replace("BODY", "q.Texts.trimmed(\"a\")"))
        .with("-g", "-cp", library + java.io.File.pathSeparator + Project.classPath())
        .compile(main);

    String released = Project.fingerprintOf(main, jar(library, "1.0")).digest();
    assertThat(Project.fingerprintOf(main, jar(other, "1.0")).digest()).isEqualTo(released);
    assertThat(Project.fingerprintOf(main, jar(library, "1.1")).digest()).isNotEqualTo(released);
    String unversioned = Project.fingerprintOf(main, jar(library, "")).digest();
    assertThat(Project.fingerprintOf(main, jar(library, "")).digest()).isEqualTo(unversioned);
    assertThat(Project.fingerprintOf(main, jar(other, "")).digest()).isNotEqualTo(unversioned);
    String snapshot = Project.fingerprintOf(main, jar(library, "1.0-SNAPSHOT")).digest();
    assertThat(Project.fingerprintOf(main, jar(other, "1.0-SNAPSHOT")).digest())
        .isNotEqualTo(snapshot);
  }

  private static Project libraryOf(String body) {
    return Project.of(
        """
        // Texts.java
        package q;

        public class Texts {
          public static String trimmed(String x) {
            return BODY;
          }
        }
        """
            .replace("BODY", body));
  }

  @Test
  void theJarOfTheFunctionIsTheProject() throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Project.of(MAIN.replace("BODY", "even(1)")).compile(classes);
    Path jar = jar(classes, "1.0");

    assertThat(Project.fingerprintOf(jar).digest())
        .isEqualTo(Project.fingerprintOf(classes).digest());
  }

  /** A jar named {@code library.jar}, in a directory of its own. */
  private Path jar(Path classes, String version) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!version.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    }
    Path jar = Files.createTempDirectory(folder, "jar").resolve("library.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> paths = Files.walk(classes)) {
      out.putNextEntry(entry(JarFile.MANIFEST_NAME));
      manifest.write(out);
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(entry(classes.relativize(path).toString()));
        out.write(Files.readAllBytes(path));
      }
    }
    return jar;
  }

  private static JarEntry entry(String name) {
    JarEntry entry = new JarEntry(name);
    entry.setTime(0);
    return entry;
  }
}
