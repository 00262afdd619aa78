package dev.leat.cli.format;

import dev.leat.io.Csv;
import dev.leat.io.Excel;
import dev.leat.io.Json;
import dev.leat.io.Parquet;
import dev.leat.io.TextLines;
import java.util.List;

/** An option of a file format that a flag, or a key of a flow, sets by texts. */
sealed interface FormatOption permits ReadOption, WriteOption {

  /** CSV options with this one set. */
  Csv apply(Csv csv, List<String> texts);

  /** Options of JSON with this one set; some have no meaning there. */
  Json apply(Json json, List<String> texts);

  /** Options of text lines with this one set; most have no meaning there. */
  TextLines apply(TextLines lines, List<String> texts);

  /** Options of Parquet with this one set; most have no meaning there. */
  Parquet apply(Parquet parquet, List<String> texts);

  /** Options of a workbook with this one set; some have no meaning there. */
  Excel apply(Excel excel, List<String> texts);
}
