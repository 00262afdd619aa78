package dev.leat.parquet;

import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.internal.engine.file.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file whose footer was read: what columns it has, and its row groups.
 *
 * @param file the file
 * @param footer what it says of itself
 * @param columns its columns by their names
 */
record TableFile(InputFile file, ParquetMetadata footer, Map<String, TableColumn> columns) {

  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
  private static final byte[] ENCRYPTED = {'P', 'A', 'R', 'E'};

  /** Magic, footer length and magic again are the least that there is. */
  private static final int LEAST_BYTES = 12;

  /** How files are read: by codecs of its own, and with a look at checksums. */
  static ParquetReadOptions options() {
    return ParquetReadOptions.builder(new PlainParquetConfiguration())
        .withCodecFactory(new PageCodecs())
        .usePageChecksumVerification(true)
        .build();
  }

  /**
   * Reads the footer of a file.
   *
   * @throws LeatException of kind {@link ErrorKind#INPUT} when it is no whole Parquet file
   */
  static TableFile open(InputFile file) {
    if (file.path().isEmpty()) {
      throw input(
          "Parquet cannot be read from a stream, \"%s\": what is in it is said at its end. Write"
              + " it to a file first.",
          file.name());
    }
    checkEnds(file);
    try (SeekableInputStream stream = new FileBytes(file).newStream()) {
      ParquetMetadata footer = ParquetFileReader.readFooter(new FileBytes(file), options(), stream);
      return new TableFile(file, footer, columns(footer));
    } catch (IOException | RuntimeException e) {
      throw failed(file, "its footer", e);
    } finally {
      file.close();
    }
  }

  private static void checkEnds(InputFile file) {
    long size = file.sizeBytes();
    String name = file.name();
    if (size == 0) {
      throw input("\"%s\" is empty, which no Parquet file is. Write or fetch it again.", name);
    }
    if (!isAt(file, 0, MAGIC) && !isAt(file, 0, ENCRYPTED)) {
      throw input(
          "\"%s\" is no Parquet file: it does not start with PAR1. Say what it is, as in --from"
              + " csv.",
          name);
    }
    if (isAt(file, size - ENCRYPTED.length, ENCRYPTED)) {
      throw input("\"%s\" is encrypted. Decrypt it first.", name);
    }
    if (size < LEAST_BYTES || !isAt(file, size - MAGIC.length, MAGIC)) {
      throw input(
          "\"%s\" is cut off: it starts as a Parquet file, and does not end as one. Write or fetch"
              + " it again.",
          name);
    }
  }

  private static boolean isAt(InputFile file, long position, byte[] magic) {
    byte[] bytes = new byte[magic.length];
    return position >= 0
        && file.readAt(position, bytes, 0, bytes.length) == bytes.length
        && java.util.Arrays.equals(bytes, magic);
  }

  private static Map<String, TableColumn> columns(ParquetMetadata footer) {
    Notes notes = Notes.of(footer.getFileMetaData().getKeyValueMetaData());
    Map<String, TableColumn> columns = new LinkedHashMap<>();
    for (org.apache.parquet.schema.Type field : footer.getFileMetaData().getSchema().getFields()) {
      FieldForm form =
          Unsupported.in(field).isPresent() ? FieldForm.UNSUPPORTED : FieldForm.of(field);
      String name = field.getName();
      columns.put(name, new TableColumn(field, form, notes.type(name, form), notes.decimals(name)));
    }
    return columns;
  }

  /** The columns and their types. */
  Schema schema() {
    List<Field> fields = new ArrayList<>();
    columns.values().forEach(column -> fields.add(new Field(column.name(), column.type())));
    return Schema.of(fields);
  }

  /**
   * The column of a name that another file of the same source has.
   *
   * @throws LeatException of kind {@link ErrorKind#INPUT} when there is none, or one of another
   *     type, or of a type that Leat does not know
   */
  TableColumn column(String name, Type type) {
    TableColumn column = columns.get(name);
    if (column == null) {
      throw input(
          "\"%s\" has no column \"%s\", which the first file has. Read files of one form together.",
          file.name(), name);
    }
    Optional<String> unsupported = Unsupported.in(column.field());
    if (unsupported.isPresent()) {
      throw input(
          "The column \"%s\" of \"%s\" is of the type %s, which Leat does not know. Leave it out"
              + " with a select.",
          name, file.name(), unsupported.get());
    }
    if (column.type() != type) {
      throw input(
          "The column \"%s\" of \"%s\" is of type %s (expected: %s, as in the first file). Read"
              + " files of one form together.",
          name, file.name(), column.type(), type);
    }
    return column;
  }

  /** What went wrong while something of a file was read. */
  static RuntimeException failed(InputFile file, String what, Exception cause) {
    if (cause instanceof LeatException known) {
      return known;
    }
    String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : reason(cause);
    return new LeatException(
        ErrorKind.INPUT,
        "\"%s\" is damaged: %s cannot be read, %s. Write or fetch it again."
            .formatted(file.name(), what, reason),
        cause);
  }

  private static String reason(Exception cause) {
    String line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("").strip();
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  private static LeatException input(String message, Object... values) {
    return new LeatException(ErrorKind.INPUT, message.formatted(values));
  }
}
