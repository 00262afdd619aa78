package dev.leat.internal.engine.expression;

import dev.leat.internal.engine.batch.ByteBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The kernels of functions that match patterns; each remembers the last pattern it compiled. */
final class PatternKernels {

  private PatternKernels() {}

  /** The compiled form of the pattern of the row before, as patterns are nearly always constant. */
  private static final class Last<T> {
    private final Function<String, T> compiler;
    private String text;
    private T compiled;

    Last(Function<String, T> compiler) {
      this.compiler = compiler;
      this.text = "";
      this.compiled = compiler.apply("");
    }

    T of(String pattern) {
      if (!pattern.equals(text)) {
        compiled = compiler.apply(pattern);
        text = pattern;
      }
      return compiled;
    }
  }

  static Kernel like() {
    Last<TextPattern> last = new Last<>(TextPattern::of);
    return (Kernel.OfLong)
        a -> last.of(a.string(1)).matches(a.bytes(0), a.start(0), a.length(0)) ? 1 : 0;
  }

  static Kernel ilike() {
    Last<TextPattern> last = new Last<>(text -> TextPattern.of(folded(text)));
    return (Kernel.OfLong)
        a -> {
          byte[] text = folded(a.string(0)).getBytes(StandardCharsets.UTF_8);
          return last.of(a.string(1)).matches(text, 0, text.length) ? 1 : 0;
        };
  }

  private static String folded(String text) {
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  static Kernel matches() {
    Last<Pattern> last = new Last<>(PatternKernels::compile);
    return (Kernel.OfLong) a -> find(last.of(a.string(1)).matcher(a.string(0))) ? 1 : 0;
  }

  static Kernel replace() {
    Last<Pattern> last = new Last<>(PatternKernels::compile);
    return Kernel.text((a, out) -> replace(last.of(a.string(1)), a, out));
  }

  private static void replace(Pattern pattern, Arguments a, ByteBuilder out) {
    try {
      String replaced = pattern.matcher(a.string(0)).replaceAll(a.string(2));
      out.append(replaced.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new RowFailure(
          "the replacement " + RowFailure.quoted(a.string(2)) + " is wrong: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw tooComplex();
    }
  }

  static Kernel extract() {
    Last<Pattern> last = new Last<>(PatternKernels::compile);
    return (Kernel.OfText) (a, out) -> extract(last.of(a.string(1)), a, out);
  }

  private static boolean extract(Pattern pattern, Arguments a, ByteBuilder out) {
    Matcher matcher = pattern.matcher(a.string(0));
    int group = a.count() == 2 ? 0 : a.number(2);
    if (group < 0 || group > matcher.groupCount()) {
      throw new RowFailure(
          "there is no group %d in a pattern of %d groups".formatted(group, matcher.groupCount()));
    }
    String found = find(matcher) ? matcher.group(group) : null;
    if (found == null) {
      return false;
    }
    out.append(found.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private static boolean find(Matcher matcher) {
    try {
      return matcher.find();
    } catch (StackOverflowError e) {
      throw tooComplex();
    }
  }

  private static RowFailure tooComplex() {
    return new RowFailure("the text is too long for this regular expression");
  }

  /** The compiled form of a regular expression. */
  static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new RowFailure(
          "%s is no regular expression: %s at character %d"
              .formatted(RowFailure.quoted(pattern), e.getDescription(), e.getIndex() + 1));
    }
  }
}
