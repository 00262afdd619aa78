package dev.leat.cli.format;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Excel;
import dev.leat.io.Header;
import java.util.ArrayList;
import java.util.List;

/** Words the options of a workbook as the flags that set them, quoted for a shell. */
public final class ExcelFlags {

  private ExcelFlags() {}

  /** The flags that read a workbook with these options and columns, so that nothing is guessed. */
  public static List<String> of(Excel excel, Schema schema) {
    List<String> flags = new ArrayList<>(List.of(ShellWords.flag("from", excel.name())));
    String sheet =
        switch (excel.sheet()) {
          case Excel.NamedSheet(String name) -> name;
          case Excel.NumberedSheet(int number) -> Integer.toString(number);
        };
    flags.add(flag(ReadOption.SHEET, sheet));
    flags.add(excel.header() == Header.ABSENT ? "--no-header" : "--header");
    if (excel.skipRows() > 0) {
      flags.add(flag(ReadOption.SKIP_LINES, Integer.toString(excel.skipRows())));
    }
    flags.add("--" + ReadOption.ALL_TEXT.word());
    for (Field field : schema.fields()) {
      if (field.type() != Type.TEXT) {
        flags.add(flag(ReadOption.TYPES, field.name() + ":" + Words.word(field.type())));
      }
    }
    return flags;
  }

  private static String flag(ReadOption option, String value) {
    return ShellWords.flag(option.word(), value);
  }
}
