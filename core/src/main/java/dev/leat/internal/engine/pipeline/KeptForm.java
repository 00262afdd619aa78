package dev.leat.internal.engine.pipeline;

import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Compression;
import dev.leat.io.Csv;
import dev.leat.io.Encoding;
import dev.leat.io.Excel;
import dev.leat.io.Format;
import dev.leat.io.Header;
import dev.leat.io.Inference;
import dev.leat.io.Json;
import dev.leat.io.Parquet;
import dev.leat.stage.CacheFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the rows of a stage are written in a format, so that what is read back is what was written.
 *
 * <p>A format says less than a schema: the schema is kept beside the data. Where the schema leaves
 * a type open, the types seen make it whole, or show that the format cannot tell values apart.
 */
record KeptForm(CacheFormat format) {

  /** How null is written where a column stands alone: it would be a blank line, which is no row. */
  private static final String NULL = "\\N";

  /** Says that a form has no way to tell the values of a column apart. */
  static final class CannotKeep extends LeatException {

    private static final long serialVersionUID = 1L;

    private CannotKeep(String message) {
      super(ErrorKind.USAGE, message);
    }
  }

  /** Whether rows can be written without knowing the types of all their values. */
  boolean takesAnyRows() {
    return format == CacheFormat.JSONL;
  }

  /** Whether the types of all values are all that has to be known of rows. */
  boolean keepsBlankRows() {
    return format != CacheFormat.EXCEL;
  }

  /** How rows of a schema are written. */
  Format writing(Schema schema) {
    return switch (format) {
      case NONE, JSONL -> Json.lines();
      case CSV -> schema.size() == 1 ? plainCsv().nullToken(NULL) : plainCsv();
      case PARQUET -> Parquet.defaults();
      case EXCEL -> Excel.defaults();
    };
  }

  private static Csv plainCsv() {
    return Csv.commas()
        .quote('"')
        .noEscape()
        .header(Header.PRESENT)
        .encoding(Encoding.of(StandardCharsets.UTF_8))
        .compression(Compression.NONE)
        .allowEmpty();
  }

  /** How rows of a schema are read back. */
  Format reading(Schema schema) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      if (field.type() != Type.ANY && field.type() != Type.LIST) {
        types.put(field.name(), field.type());
      }
    }
    return switch (format) {
      case NONE, JSONL ->
          Json.lines()
              .types(types)
              .inference(Inference.NONE)
              .allowEmpty()
              .encoding(StandardCharsets.UTF_8)
              .compression(Compression.NONE);
      case CSV -> {
        Csv typed = plainCsv().types(types).allText();
        yield schema.size() == 1 ? typed.nullText(NULL) : typed;
      }
      case PARQUET -> Parquet.defaults();
      case EXCEL -> Excel.defaults().types(types).inference(Inference.NONE);
    };
  }

  /**
   * The schema to keep beside rows in JSON: that of the stage, with the types that were seen where
   * it leaves them open.
   *
   * @throws CannotKeep when JSON cannot tell the values of a column apart
   */
  static Schema ofDocuments(String stage, Schema schema, SeenTypes seen) {
    List<Field> fields = new ArrayList<>();
    Set<String> names = new TreeSet<>(seen.names());
    for (Field field : schema.fields()) {
      names.remove(field.name());
      fields.add(new Field(field.name(), typeInJson(stage, field, seen)));
    }
    if (!schema.isOpen()) {
      return Schema.of(fields);
    }
    for (String name : names) {
      Type type = typeInJson(stage, new Field(name, Type.ANY), seen);
      if (type != Type.ANY) {
        fields.add(new Field(name, type));
      }
    }
    return Schema.open(fields);
  }

  private static Type typeInJson(String stage, Field field, SeenTypes seen) {
    Type nested = seen.insideOf(field.name());
    if (nested != null) {
      throw cannotKeep(stage, nested + " inside a list or an object", as(field), "JSON");
    }
    Set<Type> types = seen.of(field.name());
    if (types.stream().allMatch(SeenTypes::isOfJson)) {
      boolean exact = types.equals(Set.of(Type.DECIMAL));
      return exact && field.type() == Type.ANY ? Type.DECIMAL : field.type();
    }
    if (types.size() > 1) {
      throw cannotKeep(stage, shown(types) + " in one column", as(field), "JSON");
    }
    return types.iterator().next();
  }

  /**
   * The columns of rows whose schema leaves them or their types open, as the form keeps them; none
   * when there is no row.
   *
   * @throws CannotKeep when rows differ in their fields, or values of a column in their types
   */
  Schema columns(String stage, Schema schema, SeenTypes seen) {
    if (seen.hadBlankRows() && !keepsBlankRows()) {
      throw cannotKeep(stage, "null", "in all columns of a row", format.name());
    }
    List<Field> open = schema.isOpen() ? fields(stage, seen) : schema.fields();
    return Schema.of(
        open.stream().map(field -> new Field(field.name(), type(stage, field, seen))).toList());
  }

  private List<Field> fields(String stage, SeenTypes seen) {
    List<String> names = seen.commonNames();
    if (seen.areUneven()) {
      throw cannotKeep(stage, "rows with different fields", "beside " + names, format.name());
    }
    return names.stream().map(name -> new Field(name, Type.ANY)).toList();
  }

  private Type type(String stage, Field field, SeenTypes seen) {
    if (field.type() != Type.ANY && field.type() != Type.LIST) {
      return field.type();
    }
    Set<Type> types = seen.of(field.name());
    if (types.isEmpty()) {
      return Type.TEXT;
    }
    Type type = types.iterator().next();
    if (types.size() > 1) {
      throw cannotKeep(stage, shown(types) + " in one column", as(field), format.name());
    }
    if (type == Type.ANY || type == Type.LIST && format != CacheFormat.PARQUET) {
      throw cannotKeep(stage, "lists and objects", as(field), format.name());
    }
    return type;
  }

  private static String as(Field field) {
    return "as \"%s\"".formatted(field.name());
  }

  private static String shown(Set<Type> types) {
    return String.join(" and ", types.stream().map(Type::name).sorted().toList());
  }

  private static CannotKeep cannotKeep(String stage, String what, String where, String format) {
    return new CannotKeep(
        "The stage \"%s\" gives %s %s, which %s cannot keep. Convert it, or cache the stage in another format."
            .formatted(stage, what, where, format));
  }
}
