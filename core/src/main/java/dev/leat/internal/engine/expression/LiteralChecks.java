package dev.leat.internal.engine.expression;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.expr.Expr.Call;
import dev.leat.expr.Expr.Literal;
import java.util.Optional;

/** Finds literal units, patterns, formats and zones that are wrong before any row is read. */
final class LiteralChecks {

  private LiteralChecks() {}

  /**
   * Checks the literals of a call that say how it works.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when one of them is wrong
   */
  static void check(Call call) {
    try {
      checkLiterals(call);
    } catch (RowFailure failure) {
      throw new LeatException(
          ErrorKind.USAGE, "In \"%s\", %s.".formatted(call.toText(), failure.reason()));
    }
  }

  private static void checkLiterals(Call call) {
    switch (call.function()) {
      case DATE_TRUNC, DATE_ADD, DATE_DIFF -> text(call, 0).ifPresent(Units::named);
      case LIKE, ILIKE -> text(call, 1).ifPresent(TextPattern::of);
      case REGEXP_MATCHES, REGEXP_REPLACE, REGEXP_EXTRACT ->
          text(call, 1).ifPresent(PatternKernels::compile);
      case TO_DATE, TO_DATETIME, FORMAT_DATE -> text(call, 1).ifPresent(DateFormatKernels::compile);
      case AT_ZONE -> text(call, 1).ifPresent(DateFormatKernels::zoneOf);
      default -> {}
    }
  }

  private static Optional<String> text(Call call, int position) {
    return call.arguments().get(position) instanceof Literal literal
            && literal.value() instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }
}
