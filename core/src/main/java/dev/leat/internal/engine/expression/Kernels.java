package dev.leat.internal.engine.expression;

import static dev.leat.internal.engine.expression.Kernel.text;

import dev.leat.data.Type;
import dev.leat.expr.Function;
import dev.leat.internal.engine.kernel.CalendarDay;
import java.util.List;

/**
 * Says which kernel computes a function, once the types of its operands are known.
 *
 * <p>Three switches, for numbers, texts and times, each of which passes on what is not its own; a
 * test evaluates every function, so that none is forgotten.
 */
final class Kernels {

  private Kernels() {}

  /**
   * A new kernel of a function that is null where an argument is.
   *
   * @param types the types that the arguments are converted to
   */
  static Kernel of(Function function, List<Type> types) {
    return switch (function) {
      case PLUS, MINUS, TIMES, DIVIDED_BY, REMAINDER ->
          NumberKernels.arithmetic(function, types.getFirst());
      case NEGATE -> NumberKernels.negate(types.getFirst());
      case NOT -> (Kernel.OfLong) a -> 1 - a.integer(0);
      case LIKE -> PatternKernels.like();
      case ILIKE -> PatternKernels.ilike();
      case REGEXP_MATCHES -> PatternKernels.matches();
      case REGEXP_REPLACE -> PatternKernels.replace();
      case REGEXP_EXTRACT -> PatternKernels.extract();
      case ABS -> NumberKernels.abs(types.getFirst());
      case SIGN -> NumberKernels.sign(types.getFirst());
      case ROUND -> NumberKernels.round(types.getFirst());
      case FLOOR -> NumberKernels.floor(types.getFirst());
      case CEIL -> NumberKernels.ceil(types.getFirst());
      case SQRT -> (Kernel.OfDouble) NumberKernels::sqrt;
      case EXP -> (Kernel.OfDouble) a -> Math.exp(a.real(0));
      case LN -> (Kernel.OfDouble) NumberKernels::ln;
      case LOG10 -> (Kernel.OfDouble) NumberKernels::log10;
      case POWER -> (Kernel.OfDouble) NumberKernels::power;
      default -> ofText(function, types);
    };
  }

  private static Kernel ofText(Function function, List<Type> types) {
    return switch (function) {
      case LOWER -> text(TextKernels::lower);
      case UPPER -> text(TextKernels::upper);
      case TRIM -> TextKernels.trim(TextKernels.Side.BOTH);
      case LTRIM -> TextKernels.trim(TextKernels.Side.LEFT);
      case RTRIM -> TextKernels.trim(TextKernels.Side.RIGHT);
      case LENGTH -> (Kernel.OfLong) TextKernels::length;
      case SUBSTRING -> text(TextKernels::substring);
      case REPLACE -> text(TextMakingKernels::replace);
      case LEFT -> text(TextKernels::left);
      case RIGHT -> text(TextKernels::right);
      case LPAD -> text(TextMakingKernels::lpad);
      case RPAD -> text(TextMakingKernels::rpad);
      case STARTS_WITH -> (Kernel.OfLong) TextKernels::startsWith;
      case ENDS_WITH -> (Kernel.OfLong) TextKernels::endsWith;
      case CONTAINS -> (Kernel.OfLong) TextKernels::contains;
      case STRPOS -> (Kernel.OfLong) TextKernels::strpos;
      case SPLIT_PART -> text(TextMakingKernels::splitPart);
      case REVERSE -> text(TextMakingKernels::reverse);
      case REPEAT -> text(TextMakingKernels::repeat);
      case SPLIT -> (Kernel.OfObject) NestedKernels::split;
      default -> ofTime(function, types);
    };
  }

  private static Kernel ofTime(Function function, List<Type> types) {
    return switch (function) {
      case YEAR -> DateKernels.partOfDay(types.getFirst(), CalendarDay::year);
      case QUARTER -> DateKernels.partOfDay(types.getFirst(), DateKernels::quarter);
      case MONTH -> DateKernels.partOfDay(types.getFirst(), CalendarDay::month);
      case WEEK -> DateKernels.partOfDay(types.getFirst(), DateKernels::week);
      case DAY -> DateKernels.partOfDay(types.getFirst(), CalendarDay::dayOfMonth);
      case DAY_OF_WEEK -> DateKernels.partOfDay(types.getFirst(), CalendarDay::dayOfWeek);
      case DAY_OF_YEAR -> DateKernels.partOfDay(types.getFirst(), DateKernels::dayOfYear);
      case HOUR -> (Kernel.OfLong) DateKernels::hour;
      case MINUTE -> (Kernel.OfLong) DateKernels::minute;
      case SECOND -> (Kernel.OfLong) DateKernels::second;
      case DATE_TRUNC -> DateKernels.truncate(types.getLast());
      case DATE_ADD -> DateKernels.add(types.getLast());
      case DATE_DIFF -> DateKernels.difference(types.getLast());
      case TO_DATE -> DateFormatKernels.toDate();
      case TO_DATETIME -> DateFormatKernels.toDateTime();
      case FORMAT_DATE -> DateFormatKernels.format(types.getFirst());
      case EPOCH -> DateKernels.epoch(types.getFirst());
      case FROM_EPOCH -> (Kernel.OfLong) DateKernels::fromEpoch;
      case AT_ZONE -> DateFormatKernels.atZone(types.getFirst());
      default -> throw new IllegalArgumentException(function + " has no kernel");
    };
  }
}
