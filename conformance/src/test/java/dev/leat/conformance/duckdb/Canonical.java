package dev.leat.conformance.duckdb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values as text, so that two systems agree that do not print numbers alike.
 *
 * <p>Decimals lose their trailing zeros, doubles all but twelve digits, dates are times at
 * midnight.
 */
final class Canonical {

  private static final MathContext TWELVE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

  private Canonical() {}

  static String text(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> "null";
      case Byte number -> number(BigDecimal.valueOf(number));
      case Integer number -> number(BigDecimal.valueOf(number));
      case Long number -> number(BigDecimal.valueOf(number));
      case BigInteger number -> number(new BigDecimal(number));
      case BigDecimal number -> number(number.round(TWELVE_DIGITS));
      case Double number -> real(number);
      case LocalDate date -> date.atStartOfDay().toString();
      case Timestamp time -> time.toLocalDateTime().toString();
      case LocalDateTime time -> time.toString();
      case Array array -> list(Arrays.asList((Object[]) array.getArray()));
      case List<?> values -> list(values);
      default -> '"' + value.toString() + '"';
    };
  }

  private static String list(List<?> values) throws SQLException {
    StringBuilder list = new StringBuilder("[");
    for (Object value : values) {
      list.append(text(value)).append(' ');
    }
    return list.append(']').toString();
  }

  private static String real(double number) {
    return Double.isFinite(number)
        ? number(new BigDecimal(number).round(TWELVE_DIGITS))
        : String.valueOf(number);
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
