package dev.leat.excel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * The value of a cell, as text that a column of its kind is read from.
 *
 * @param kind what it is
 * @param text its canonical text
 */
record CellValue(Kind kind, String text) {

  /** What a cell holds. */
  enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    DAY,
    DAY_AND_TIME,
    /** The name of an error, such as {@code #N/A}, which is no value of any type. */
    ERROR
  }

  private static final int EXACT_DIGITS = 15;
  private static final double EXACT_WHOLE = 1L << 53;
  private static final int SMALLEST_EXPONENT = -15;
  private static final long MICROS = 1_000_000;

  /** The value of a cell; null when it is empty. */
  static @Nullable CellValue of(@Nullable Cell cell, boolean since1904) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return null;
    }
    Object value = cell.getValue();
    return switch (value) {
      case null -> null;
      case Boolean flag -> new CellValue(Kind.FLAG, flag.toString());
      case BigDecimal number -> number(cell, number, since1904);
      default -> text(cell, value.toString());
    };
  }

  private static CellValue text(Cell cell, String text) {
    boolean error = cell.getType() == CellType.ERROR;
    return new CellValue(error ? Kind.ERROR : Kind.TEXT, error ? text : CellText.read(text));
  }

  private static CellValue number(Cell cell, BigDecimal number, boolean since1904) {
    CellFormat format = CellFormat.of(cell.getDataFormatId(), cell.getDataFormatString());
    if (format == CellFormat.NUMBER || number.signum() < 0) {
      return new CellValue(Kind.NUMBER, plain(number));
    }
    long micros = Serial.micros(number, since1904);
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(micros, MICROS),
            (int) Math.floorMod(micros, MICROS) * 1000,
            ZoneOffset.UTC);
    boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
    if (format == CellFormat.TIME_OF_DAY && number.compareTo(BigDecimal.ONE) < 0) {
      return new CellValue(Kind.TEXT, seconds(time.toLocalTime().toString(), "08:00"));
    }
    if (format == CellFormat.DAY && midnight) {
      LocalDate day = time.toLocalDate();
      return new CellValue(Kind.DAY, day.toString());
    }
    return new CellValue(Kind.DAY_AND_TIME, seconds(time.toString(), "2020-01-31T08:00"));
  }

  private static String seconds(String text, String withoutSeconds) {
    return text.length() == withoutSeconds.length() ? text + ":00" : text;
  }

  /**
   * The text of a number: as it is stored, if that is short; else the shortest that is the same
   * double, since {@code 1.1} is stored as {@code 1.1000000000000001}.
   */
  private static String plain(BigDecimal number) {
    BigDecimal shortest = number;
    if (number.precision() > EXACT_DIGITS) {
      double value = number.doubleValue();
      if (Math.abs(value) > EXACT_WHOLE) {
        return Double.toString(value);
      }
      shortest = new BigDecimal(Double.toString(value));
    }
    if (shortest.scale() - shortest.precision() > -SMALLEST_EXPONENT) {
      return Double.toString(shortest.doubleValue());
    }
    boolean whole = shortest.stripTrailingZeros().scale() <= 0;
    return (whole ? shortest.setScale(0, RoundingMode.UNNECESSARY) : shortest).toPlainString();
  }

  /** The text as a column of days and times has it, in which days are midnights. */
  CellValue atMidnight() {
    return kind == Kind.DAY ? new CellValue(Kind.DAY_AND_TIME, text + "T00:00:00") : this;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
