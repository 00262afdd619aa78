package dev.leat.excel;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.ColumnNames;
import dev.leat.io.CsvReading;
import dev.leat.io.Excel;
import dev.leat.io.Header;
import dev.leat.io.Inference;
import java.util.ArrayList;
import java.util.List;

/** Finds out which columns a sheet has, and of which types. */
final class SheetSample {

  private final List<CellTypes> columns = new ArrayList<>();

  private SheetSample() {}

  /** The columns of the sheet of a file: those of its header, and of all sampled rows. */
  static Schema of(InputFile file, Excel options) {
    try (OpenSheet sheet = OpenSheet.of(file, options)) {
      SheetSample sample = new SheetSample();
      int most =
          options.sampleRows() == CsvReading.ALL_ROWS ? Integer.MAX_VALUE : options.sampleRows();
      OpenSheet.SheetRow row = sheet.next();
      for (int rows = 0; row != null && rows < most; rows++) {
        sample.add(row);
        row = sheet.next();
      }
      return sample.schema(sheet.header(), options, file);
    }
  }

  private void add(OpenSheet.SheetRow row) {
    for (int i = 0; i < row.values().size(); i++) {
      if (i == columns.size()) {
        columns.add(new CellTypes());
      }
      CellValue value = row.values().get(i);
      if (value != null) {
        columns.get(i).add(value);
      }
    }
  }

  private Schema schema(List<String> header, Excel options, InputFile file) {
    List<String> names = new ArrayList<>(header);
    if (options.header() == Header.ABSENT || columns.size() > names.size()) {
      List<String> numbered = ColumnNames.numberedUpTo(columns.size());
      names.addAll(numbered.subList(names.size(), numbered.size()));
    }
    if (names.isEmpty()) {
      throw OpenSheet.input(
          "The sheet of \"%s\" is empty: it has no header and no row. Name another with --sheet.",
          file.name());
    }
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(
          new Field(names.get(i), options.types().getOrDefault(names.get(i), type(i, options))));
    }
    return Schema.of(fields);
  }

  private Type type(int column, Excel options) {
    boolean sampled = options.inference() == Inference.SAMPLED && column < columns.size();
    return sampled ? columns.get(column).type() : Type.TEXT;
  }
}
