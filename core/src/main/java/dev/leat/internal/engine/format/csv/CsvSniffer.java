package dev.leat.internal.engine.format.csv;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.file.DecodedStream;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.format.ColumnNames;
import dev.leat.internal.engine.format.csv.FileHead.Content;
import dev.leat.io.Csv;
import dev.leat.io.CsvReading;
import dev.leat.io.EmptyFile;
import dev.leat.io.Encoding;
import dev.leat.io.Header;
import dev.leat.io.Inference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out what options leave open: dialect, header, encoding, columns and their types.
 *
 * <p>It looks at the head, the middle and the tail of the first file, at the header of every file,
 * and for the types at some further files, spread evenly over the source. Nothing that it finds
 * depends on what is to happen to rows that do not fit.
 */
public final class CsvSniffer {

  private static final int MOST_FILES = 8;

  private final List<InputFile> files;
  private final Csv options;
  private final List<String> ofDirectories;
  private final List<FileHead> heads = new ArrayList<>();

  private CsvSniffer(List<InputFile> files, Csv options, List<String> ofDirectories) {
    this.files = files;
    this.options = options;
    this.ofDirectories = ofDirectories;
  }

  /**
   * Sniffs the files of a source, which are to have the same columns.
   *
   * @throws dev.leat.data.LeatException of kind {@code INPUT} when they are no CSV or do not belong
   *     together; of kind {@code USAGE} when a type was set for a column that is not there
   */
  public static Sniffed sniff(List<InputFile> files, Csv options) {
    return sniff(files, options, List.of());
  }

  /** The same for a source that gets columns of these names from its directories, too. */
  static Sniffed sniff(List<InputFile> files, Csv options, List<String> ofDirectories) {
    return new CsvSniffer(files, options, ofDirectories).sniff();
  }

  private Sniffed sniff() {
    for (InputFile file : files) {
      FileSample sample = FileSample.of(file, options);
      if (!sample.isEmpty(options)) {
        return sniff(FirstFile.of(sample, options));
      }
      refuseEmpty(file);
    }
    return nothing();
  }

  private Sniffed sniff(FirstFile first) {
    Csv known = first.known();
    List<String> names = readHeads(first);
    ColumnSamples columns = first.columns();
    CsvReading.Columns reading = options.reading().columns();
    if (reading.inference() == Inference.SAMPLED) {
      if (reading.sampleRows() == CsvReading.ALL_ROWS) {
        columns = everything(known, names.size());
      } else {
        sampleOthers(first, columns);
      }
    }
    Schema schema = schema(names, columns);
    return new Sniffed(pinned(known, schema), schema, List.copyOf(heads), first.lineEnds());
  }

  /** Reads the head of every file, and gives the names of the columns that all of them have. */
  private List<String> readHeads(FirstFile first) {
    Csv known = first.known();
    InputFile named = first.sample().file();
    FileHead namedHead = first.sample().head(known);
    boolean header = known.dialect().header() == Header.PRESENT;
    List<String> names =
        header
            ? ColumnNames.of(namedHead.header())
            : ColumnNames.numberedUpTo(first.columns().width());
    for (InputFile file : files) {
      FileHead head = file.equals(named) ? namedHead : FileHead.read(file, known);
      heads.add(head);
      if (head.content() == Content.EMPTY) {
        refuseEmpty(file);
      } else if (header && !ColumnNames.of(head.header()).equals(names)) {
        throw CsvFailures.headersDiffer(
            named.name(), names, file.name(), ColumnNames.of(head.header()));
      }
    }
    return names;
  }

  private void refuseEmpty(InputFile file) {
    if (options.reading().emptyFile() == EmptyFile.ERROR) {
      throw CsvFailures.empty(file.name());
    }
  }

  /** Samples some of the other files. */
  private void sampleOthers(FirstFile first, ColumnSamples columns) {
    int count = Math.min(MOST_FILES, files.size());
    for (int i = 0; i < count; i++) {
      int index = count == 1 ? 0 : (int) ((long) i * (files.size() - 1) / (count - 1));
      InputFile file = files.get(index);
      if (!file.equals(first.sample().file()) && heads.get(index).content() == Content.RECORDS) {
        FileSample.of(file, options).addRows(first.known(), columns);
      }
    }
  }

  /** Samples every row of every file. */
  private ColumnSamples everything(Csv known, int width) {
    ColumnSamples columns = new ColumnSamples(width);
    for (int i = 0; i < files.size(); i++) {
      InputFile file = files.get(i);
      try (DecodedStream stream = file.peek()) {
        stream.readNBytes((int) (heads.get(i).dataOffset() - stream.contentStart()));
        RecordStream records = new RecordStream(file.name(), known, stream);
        while (records.next()) {
          columns.add(records.record());
        }
      }
    }
    return columns;
  }

  private Schema schema(List<String> names, ColumnSamples columns) {
    CsvReading.Columns reading = options.reading().columns();
    boolean sampled = reading.inference() == Inference.SAMPLED;
    List<Type> types = columns.types();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Type type = sampled ? types.get(i) : Type.TEXT;
      fields.add(new Field(names.get(i), reading.types().getOrDefault(names.get(i), type)));
    }
    Schema schema = Schema.of(fields);
    reading.types().keySet().stream()
        .filter(name -> !ofDirectories.contains(name))
        .forEach(schema::position);
    return schema;
  }

  private static Csv pinned(Csv known, Schema schema) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      types.put(field.name(), field.type());
    }
    return known.types(types).inference(Inference.NONE);
  }

  /** What is known of a source whose files are all empty: there are no columns. */
  private Sniffed nothing() {
    FileHead empty = new FileHead(List.of(), 0, 0, Content.EMPTY);
    Csv known =
        new Csv(
            options.dialect().forWriting(),
            options.reading(),
            options.writing(),
            options.packing());
    Encoding encoding = options.packing().encoding();
    Csv encoded = known.encoding(encoding.isAuto() ? Encoding.UTF_8 : encoding);
    Schema schema = Schema.of(List.of());
    List<FileHead> all = Collections.nCopies(files.size(), empty);
    return new Sniffed(pinned(encoded, schema), schema, all, LineEnds.NONE);
  }
}
