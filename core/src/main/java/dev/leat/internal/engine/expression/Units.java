package dev.leat.internal.engine.expression;

import dev.leat.expr.CalendarUnit;
import dev.leat.internal.engine.kernel.ByteSearch;
import java.nio.charset.StandardCharsets;

/**
 * Finds the unit that a text names; remembers the last one, as units are nearly always constant.
 */
final class Units {

  private byte[] lastName = {};
  private CalendarUnit lastUnit = CalendarUnit.DAY;

  /** The unit that the first argument names. */
  CalendarUnit of(Arguments a) {
    int length = a.length(0);
    boolean same =
        length == lastName.length
            && length > 0
            && ByteSearch.startsWith(a.bytes(0), a.start(0), length, lastName);
    if (!same) {
      String name = a.string(0);
      lastUnit = named(name);
      lastName = name.getBytes(StandardCharsets.UTF_8);
    }
    return lastUnit;
  }

  /** The unit of a name. */
  static CalendarUnit named(String name) {
    return CalendarUnit.find(name).orElseThrow(() -> unknown(name));
  }

  private static RowFailure unknown(String name) {
    return new RowFailure(
        RowFailure.quoted(name)
            + " is not a unit (expected: second, minute, hour, day, week, month, quarter or year)");
  }
}
