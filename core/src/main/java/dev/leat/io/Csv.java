package dev.leat.io;

import dev.leat.data.DataSize;
import dev.leat.data.Type;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * Comma-separated values and their relatives: the options of reading and writing them.
 *
 * <p>Whatever is not set is found out by looking into the input; {@link #isPinned} says whether
 * anything is left. Immutable: every method returns other options.
 *
 * <pre>{@code
 * Dataset.read("title.basics.tsv.gz", Csv.tabs().nullText("\\N"))
 *     .write("titles.csv", Csv.quoteAll());
 * }</pre>
 *
 * @param dialect how text is cut into records and fields
 * @param reading what fields mean
 * @param writing how rows are written
 * @param packing the encoding and the compression of the file
 */
public record Csv(Dialect dialect, CsvReading reading, CsvWriting writing, Packing packing)
    implements Format {

  private static final Csv SNIFFED =
      new Csv(Dialect.SNIFFED, CsvReading.DEFAULT, CsvWriting.DEFAULT, Packing.AUTO);

  /** Everything is found out by looking; written with commas. */
  public static Csv sniffed() {
    return SNIFFED;
  }

  /** Fields are separated by commas. */
  public static Csv commas() {
    return SNIFFED.delimiter(',');
  }

  /** Fields are separated by tabs. */
  public static Csv tabs() {
    return SNIFFED.delimiter('\t');
  }

  /** Fields are separated by commas, and all that are not null are written in quotes. */
  public static Csv quoteAll() {
    return commas().quote('"').quoting(Quoting.ALL);
  }

  /** The character between fields. */
  public Csv delimiter(char character) {
    return with(dialect.withDelimiter(Mark.of(character)));
  }

  /** The characters that are tried as delimiters when none was set; {@code , ; tab |} are usual. */
  public Csv delimiters(String characters) {
    return with(reading.withColumns(reading.columns().withDelimiters(characters)));
  }

  /** The character around fields. */
  public Csv quote(char character) {
    return with(dialect.withQuote(Mark.of(character)));
  }

  /** Quotes are characters like any other. */
  public Csv noQuote() {
    return with(dialect.withQuote(Mark.NONE));
  }

  /** The character before a literal quote, beside the doubled quote. */
  public Csv escape(char character) {
    return with(dialect.withEscape(Mark.of(character)));
  }

  /** A literal quote is a doubled quote and nothing else. */
  public Csv noEscape() {
    return with(dialect.withEscape(Mark.NONE));
  }

  /** Records that start with this character are left out. */
  public Csv comment(char character) {
    return with(dialect.withComment(Mark.of(character)));
  }

  /** Unquoted values that are null, beside the empty one. */
  public Csv nullText(String... texts) {
    return with(reading.withNullTexts(List.of(texts)));
  }

  /** Whether the first record holds names. */
  public Csv header(Header choice) {
    return with(dialect.withHeader(choice));
  }

  /** The number of lines at the start that are left out, 0 or more. */
  public Csv skipLines(int lines) {
    return with(dialect.withSkipLines(lines));
  }

  /** How characters are bytes; a byte order mark in the file is dropped, and wins over UTF-8. */
  public Csv encoding(Charset charset) {
    return encoding(Encoding.of(charset));
  }

  /** How characters are bytes, or {@link Encoding#AUTO}. */
  public Csv encoding(Encoding encoding) {
    return with(new Packing(encoding, packing.compression()));
  }

  /** How the file is compressed. */
  public Csv compression(Compression compression) {
    return with(new Packing(packing.encoding(), compression));
  }

  /** What happens to rows with too many or too few fields. */
  public Csv ragged(Ragged choice) {
    return with(reading.withRagged(choice));
  }

  /** The types of columns by name; those of other columns are still sampled. */
  public Csv types(Map<String, Type> types) {
    return with(reading.withColumns(reading.columns().withTypes(types)));
  }

  /** No type is sampled: columns that no type was set for are text. */
  public Csv allText() {
    return inference(Inference.NONE);
  }

  /** Whether types are sampled. */
  public Csv inference(Inference choice) {
    return with(reading.withColumns(reading.columns().withInference(choice)));
  }

  /** The number of rows that types are sampled from, or {@link CsvReading#ALL_ROWS}. */
  public Csv sampleRows(int rows) {
    return with(reading.withColumns(reading.columns().withSampleRows(rows)));
  }

  /** Adds columns that say where each row was read. */
  public Csv origin(OriginColumn... columns) {
    return with(reading.withOrigins(List.of(columns)));
  }

  /** The size that a single record may have; a longer one fails the run. */
  public Csv maxRecord(DataSize size) {
    return with(reading.withMaxRecord(size));
  }

  /** A file without any record is a table without rows. */
  public Csv allowEmpty() {
    return with(reading.withEmptyFile(EmptyFile.ALLOWED));
  }

  /** Which fields are written in quotes. */
  public Csv quoting(Quoting choice) {
    return with(writing.withQuoting(choice));
  }

  /** How a written record ends. */
  public Csv newline(Newline choice) {
    return with(writing.withNewline(choice));
  }

  /** Whether a written file starts with a byte order mark. */
  public Csv byteOrderMark(ByteOrderMark choice) {
    return with(writing.withByteOrderMark(choice));
  }

  /** Whether written text is kept from being run as a formula. */
  public Csv formulaGuard(FormulaGuard choice) {
    return with(writing.withFormulaGuard(choice));
  }

  /** What is written for null. */
  public Csv nullToken(String token) {
    return with(writing.withNullToken(token));
  }

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public boolean isPinned() {
    return dialect.isPinned()
        && !packing.encoding().isAuto()
        && reading.columns().inference() == Inference.NONE;
  }

  private Csv with(Dialect other) {
    return new Csv(other, reading, writing, packing);
  }

  private Csv with(CsvReading other) {
    return new Csv(dialect, other, writing, packing);
  }

  private Csv with(CsvWriting other) {
    return new Csv(dialect, reading, other, packing);
  }

  private Csv with(Packing other) {
    return new Csv(dialect, reading, writing, other);
  }
}
