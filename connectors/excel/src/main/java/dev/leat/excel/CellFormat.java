package dev.leat.excel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the format of a cell makes of a number: it is shown as a number, a day or a time. */
enum CellFormat {
  NUMBER,
  DAY,
  TIME_OF_DAY,
  DAY_AND_TIME;

  private static final int FIRST_CUSTOM = 164;

  /** The meaning of a format, by its number and, for those that a workbook defines, its pattern. */
  static CellFormat of(@Nullable Integer number, @Nullable String pattern) {
    if (number != null && number < FIRST_CUSTOM) {
      CellFormat known = builtIn(number);
      if (known != NUMBER || pattern == null) {
        return known;
      }
    }
    return pattern == null ? NUMBER : ofPattern(pattern);
  }

  /** Formats that are in no workbook; those of 27 to 58 are days of East Asian calendars. */
  private static CellFormat builtIn(int number) {
    return switch (number) {
      case 14, 15, 16, 17 -> DAY;
      case 18, 19, 20, 21, 45, 46, 47 -> TIME_OF_DAY;
      case 22 -> DAY_AND_TIME;
      case 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58 -> DAY;
      case 32, 33, 55, 56 -> TIME_OF_DAY;
      default -> NUMBER;
    };
  }

  private static CellFormat ofPattern(String pattern) {
    String letters =
        pattern
            .toLowerCase(Locale.ROOT)
            .split(";", 2)[0]
            .replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.", "")
            .replace("am/pm", "")
            .replaceAll("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "");
    if (letters.contains("general") || letters.matches(".*[0#?].*e[+-].*")) {
      return NUMBER;
    }
    boolean time = letters.matches(".*[hs].*");
    boolean day = letters.matches(".*[yd].*") || letters.contains("m") && !time;
    if (day) {
      return time ? DAY_AND_TIME : DAY;
    }
    return time ? TIME_OF_DAY : NUMBER;
  }
}
