package dev.leat.internal.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways in which a function can reach code: a change at the end of each is seen. */
class ReachedCodeTest {

  private static final String MAIN =
      """
      // Main.java
      package p;

      import dev.leat.data.Row;
      import dev.leat.plan.RowValue;
      import java.util.*;
      import java.util.function.*;

      public class Main {
        MEMBERS

        public static RowValue function() {
          BEFORE
          return row -> {
            BODY
          };
        }
      }
      """;

  @TempDir static Path folder;

  /**
   * A function and what it reaches.
   *
   * @param name the way in which it is reached
   * @param members the members of the class around it, with {@code «one|other»} where they change
   * @param before what comes before it, which it may capture
   * @param body what the function does
   */
  record Way(String name, String members, String before, String body) {

    Project project(String change) {
      return Project.of(
          MAIN.replace("MEMBERS", members)
              .replace("BEFORE", before)
              .replace("BODY", body)
              .replaceAll("«(.*?)\\|(.*?)»", change));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Way way(String name, String members, String body) {
    return new Way(name, members, "", body);
  }

  static Stream<Way> staticFields() {
    return Stream.of(
        way(
            "a map that a block fills",
            "static final Map<String, Integer> M = new HashMap<>(); static { M.put(\"a\", «1|2»);"
                + " }",
            "return M;"),
        way(
            "a map that a method fills for another field",
            """
            static final Map<String, Integer> M = new HashMap<>();
            static final int N = fill();
            static int fill() { M.put("a", «1|2»); return 1; }
            """,
            "return M;"),
        way(
            "a set that is filled for another field",
            "static final Set<String> S = new HashSet<>(); static final boolean T ="
                + " S.add(\"«a|b»\");",
            "return S;"),
        way(
            "a choice",
            "static final String S = Math.abs(1) > 0 ? \"a\" : \"«b|c»\";",
            "return S;"),
        way(
            "two fields set at once",
            "static int m; static final int N = (m = Math.abs(«5|6»)) + 1;",
            "return N;"),
        way(
            "a field set in a catch block",
            """
            static final int N;
            static {
              int n;
              try { n = Integer.parseInt("5"); } catch (NumberFormatException e) { n = «1|2»; }
              N = n;
            }
            """,
            "return N;"),
        way(
            "a field set by a loop",
            """
            static final int[] N = new int[3];
            static { for (int i = 0; i < 3; i++) { N[i] = i * «1|2»; } }
            """,
            "return N[1];"),
        way("a lambda", "static final Supplier<String> S = () -> \"«a|b»\";", "return S.get();"),
        way("an interface", "interface K { List<Integer> L = List.of(«1|2»); }", "return K.L;"),
        way(
            "a superclass",
            """
            static class A { static final List<Integer> L = List.of(«1|2»); }
            static class B extends A {}
            """,
            "return B.L;"),
        way(
            "an argument of an enum constant",
            "enum E { X(«1|3»), Y(2); final int k; E(int k) { this.k = k; } }",
            "return E.X.k;"),
        way(
            "the body of an enum constant",
            "enum E { X { int f() { return «1|2»; } }; abstract int f(); }",
            "return E.X.f();"),
        new Way(
            "the order of the constants of a captured one",
            "enum E { «X, Y|Y, X» }",
            "E e = E.X;",
            "return e.ordinal();"));
  }

  static Stream<Way> calls() {
    return Stream.of(
        way(
            "a lambda for an interface of the project",
            "interface Op { int of(int x); } static Op op() { return x -> x + «1|2»; }",
            "return op().of(1);"),
        way(
            "a text that Java asks for",
            "static class T { @Override public String toString() { return \"«1|2»\"; } }",
            "return String.valueOf(new T());"),
        way(
            "a comparator that Java asks",
            """
            static class C implements Comparator<String> {
              @Override public int compare(String a, String b) { return «a.compareTo(b)|0»; }
            }
            """,
            "return new TreeSet<>(new C());"),
        way(
            "an iterator that a loop asks for",
            """
            static class C implements Iterable<Integer> {
              @Override public Iterator<Integer> iterator() { return List.of(«1|2»).iterator(); }
            }
            """,
            "for (int i : new C()) { return i; } return 0;"),
        way(
            "an accessor that a pattern asks",
            "record P(int a) { public int a() { return a + «1|2»; } }",
            "Object o = new P(1); return o instanceof P(int a) ? a : 0;"),
        way(
            "a case of a switch over classes",
            "sealed interface S {} record A() implements S {} record B() implements S {}",
            "S s = new A(); return switch (s) { case A a -> 1; case B b -> «2|3»; };"),
        way(
            "a constructor by reference",
            "static class H { int k = «1|2»; }",
            "Supplier<H> made = H::new; return made.get();"),
        way(
            "a method of a superclass by reference",
            """
            static class A { int f() { return «1|2»; } }
            static class B extends A {
              @Override int f() { return 5; }
              int g() { Supplier<Integer> s = super::f; return s.get(); }
            }
            """,
            "return new B().g();"),
        way(
            "a method of a generic superclass",
            """
            static abstract class G<T> { abstract T f(T t); }
            static class I extends G<Integer> {
              @Override Integer f(Integer t) { return t + «1|2»; }
            }
            """,
            "G<Integer> g = new I(); return g.f(1);"),
        way(
            "a method that the superclass has for an interface",
            """
            interface F { int f(); }
            static class A { public int f() { return «1|2»; } }
            static class B extends A implements F {}
            """,
            "F f = new B(); return f.f();"),
        way(
            "the constructor of a record inside of another that a row becomes",
            "record U(int x) { U { x = x + «1|2»; } } record T(U u) {}",
            "return row.as(T.class);"),
        way(
            "the name of a component that a row becomes",
            "record T(String «a|b») {}",
            "return row.as(T.class);"),
        way(
            "a local that is set twice",
            "",
            "int x = «0|1»; if (row.size() > 1) { x = 5; } return x;"),
        way(
            "a local that a catch block reads",
            "",
            """
            int x = 0;
            try {
              x = «1|2»;
              x = Integer.parseInt("a");
            } catch (NumberFormatException e) {
              return x;
            }
            return 1;
            """),
        new Way(
            "an anonymous class that was captured",
            "interface Op extends java.io.Serializable { int of(int x); }",
            "Op op = new Op() { public int of(int x) { return x + «1|2»; } };",
            "return op.of(1);"),
        new Way(
            "a method of an object that was captured",
            """
            static class H implements java.io.Serializable {
              int k = 1;
              Object f(Row row) { return k + «1|2»; }
            }
            """,
            "RowValue function = new H()::f;",
            "return function.value(row);"));
  }

  @ParameterizedTest
  @MethodSource({"staticFields", "calls"})
  void aChangeIsSeen(Way way) throws Exception {
    Fingerprint one = way.project("$1").fingerprint(folder);
    Fingerprint other = way.project("$2").fingerprint(folder);

    assertThat(one.digest()).isNotEqualTo(other.digest());
    assertThat(way.project("$1").fingerprint(folder)).isEqualTo(one);
    assertThat(way.project("$1").with("-g:none").fingerprint(folder).digest())
        .isEqualTo(one.digest());
  }
}
