package dev.leat.parquet;

import dev.leat.internal.engine.batch.ByteBuilder;
import dev.leat.internal.engine.kernel.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/**
 * Puts a nested value together from the columns that its leaves are stored in, and writes it as
 * JSON.
 *
 * <p>With each value a column stores two levels: how many of its optional and repeated fields are
 * there (definition), and which of the repeated ones goes on (repetition). Where something is
 * missing, each column below it has one entry that says so. Source: Melnik et al., "Dremel:
 * Interactive Analysis of Web-Scale Datasets", VLDB 2010.
 */
abstract sealed class NestedValue {

  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  /** The columns below, at least one. */
  final List<ColumnReader> columns = new ArrayList<>();

  /** The definition level from which on it is there. */
  final int present;

  private NestedValue(int present) {
    this.present = present;
  }

  /** Finds the column of a leaf by the path to it. */
  interface Leaves {
    /** The column reader of a leaf. */
    ColumnReader reader(String[] path);
  }

  /** Where a field stands: the names down to it, and the levels of what is around it. */
  private record Place(String[] path, int definition, int repetition) {

    Place below(Type field) {
      String[] longer = java.util.Arrays.copyOf(path, path.length + 1);
      longer[path.length] = field.getName();
      boolean repeated = field.isRepetition(Repetition.REPEATED);
      return new Place(
          longer,
          definition + (field.isRepetition(Repetition.REQUIRED) ? 0 : 1),
          repetition + (repeated ? 1 : 0));
    }
  }

  /** The values of a field of a table. */
  static NestedValue of(Type field, Leaves leaves) {
    return field(field, new Place(new String[0], 0, 0).below(field), leaves);
  }

  /** A field, which is a list if it is repeated without being said to be one. */
  private static NestedValue field(Type field, Place place, Leaves leaves) {
    if (field.isRepetition(Repetition.REPEATED)) {
      return new Items(place.definition(), place, element(field, place, leaves));
    }
    return element(field, place, leaves);
  }

  /** One value of a field. */
  private static NestedValue element(Type field, Place place, Leaves leaves) {
    if (field.isPrimitive()) {
      return new Leaf(field, place.definition(), leaves.reader(place.path()));
    }
    GroupType group = field.asGroupType();
    LogicalTypeAnnotation annotation = group.getLogicalTypeAnnotation();
    boolean single =
        group.getFieldCount() == 1 && group.getType(0).isRepetition(Repetition.REPEATED);
    if (single && annotation instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation) {
      return list(group, place, leaves);
    }
    if (single && isMap(annotation, group.getType(0))) {
      GroupType entry = group.getType(0).asGroupType();
      Place inner = place.below(entry);
      NestedValue key = field(entry.getType(0), inner.below(entry.getType(0)), leaves);
      NestedValue value = field(entry.getType(1), inner.below(entry.getType(1)), leaves);
      return new Entries(place.definition(), inner, key, value);
    }
    List<NestedValue> fields = new ArrayList<>();
    for (Type inner : group.getFields()) {
      fields.add(field(inner, place.below(inner), leaves));
    }
    return new Fields(group, place.definition(), fields);
  }

  private static boolean isMap(LogicalTypeAnnotation annotation, Type entry) {
    boolean map =
        annotation instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation
            || annotation instanceof LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
    return map && !entry.isPrimitive() && entry.asGroupType().getFieldCount() == 2;
  }

  /** The elements are inside the repeated field, or, in old files, that field itself. */
  private static NestedValue list(GroupType list, Place place, Leaves leaves) {
    Type repeated = list.getType(0);
    Place inner = place.below(repeated);
    boolean itself =
        repeated.isPrimitive()
            || repeated.asGroupType().getFieldCount() > 1
            || repeated.getName().equals("array")
            || repeated.getName().equals(list.getName() + "_tuple");
    if (itself) {
      return new Items(place.definition(), inner, element(repeated, inner, leaves));
    }
    Type element = repeated.asGroupType().getType(0);
    return new Items(place.definition(), inner, field(element, inner.below(element), leaves));
  }

  /** Appends the value that the columns are at, and moves them behind it. */
  final void append(ByteBuilder out) {
    if (columns.getFirst().getCurrentDefinitionLevel() < present) {
      out.append(NULL);
      skip();
    } else {
      appendPresent(out);
    }
  }

  abstract void appendPresent(ByteBuilder out);

  /** Passes over the entries that say that something is missing. */
  final void skip() {
    columns.forEach(ColumnReader::consume);
  }

  private static final class Leaf extends NestedValue {

    private final FieldForm form;
    private final int scale;
    private final ByteBuilder text = new ByteBuilder(64);

    Leaf(Type field, int present, ColumnReader reader) {
      super(present);
      columns.add(reader);
      form = FieldForm.ofValue(field.asPrimitiveType());
      scale = ScalarText.scale(field.asPrimitiveType());
    }

    @Override
    void appendPresent(ByteBuilder out) {
      ColumnReader reader = columns.getFirst();
      text.clear();
      ScalarText.append(form, reader, scale, text);
      boolean bare =
          switch (form.type()) {
            case BOOLEAN, INTEGER, DECIMAL -> true;
            case DOUBLE -> Double.isFinite(ScalarText.real(form, reader));
            case TEXT, DATE, DATETIME, INSTANT, LIST, ANY -> false;
          };
      if (bare) {
        out.append(text.array(), 0, text.size());
      } else {
        appendQuoted(text, out);
      }
      reader.consume();
    }
  }

  /** Bytes that are no UTF-8 get characters that stand for them. */
  private static void appendQuoted(ByteBuilder text, ByteBuilder out) {
    JsonText.appendQuoted(new String(text.array(), 0, text.size(), StandardCharsets.UTF_8), out);
  }

  private static final class Fields extends NestedValue {

    private final GroupType group;
    private final List<NestedValue> fields;

    Fields(GroupType group, int present, List<NestedValue> fields) {
      super(present);
      this.group = group;
      this.fields = fields;
      fields.forEach(field -> columns.addAll(field.columns));
    }

    @Override
    void appendPresent(ByteBuilder out) {
      for (int i = 0; i < fields.size(); i++) {
        out.append((byte) (i == 0 ? '{' : ','));
        JsonText.appendQuoted(group.getFieldName(i), out);
        out.append((byte) ':');
        fields.get(i).append(out);
      }
      out.append((byte) '}');
    }
  }

  /** Values that are repeated. */
  private abstract static sealed class Repeated extends NestedValue {

    private final int definition;
    private final int repetition;

    Repeated(int present, Place repeated) {
      super(Math.min(present, repeated.definition() - 1));
      definition = repeated.definition();
      repetition = repeated.repetition();
    }

    final void appendAll(char open, char close, ByteBuilder out) {
      out.append((byte) open);
      if (columns.getFirst().getCurrentDefinitionLevel() < definition) {
        skip();
      } else {
        appendOne(out);
        while (columns.getFirst().getCurrentRepetitionLevel() == repetition) {
          out.append((byte) ',');
          appendOne(out);
        }
      }
      out.append((byte) close);
    }

    abstract void appendOne(ByteBuilder out);
  }

  private static final class Items extends Repeated {

    private final NestedValue item;

    Items(int present, Place repeated, NestedValue item) {
      super(present, repeated);
      this.item = item;
      columns.addAll(item.columns);
    }

    @Override
    void appendPresent(ByteBuilder out) {
      appendAll('[', ']', out);
    }

    @Override
    void appendOne(ByteBuilder out) {
      item.append(out);
    }
  }

  /** The entries of a map, whose keys become the names of fields. */
  private static final class Entries extends Repeated {

    private final NestedValue key;
    private final NestedValue value;
    private final ByteBuilder name = new ByteBuilder(64);

    Entries(int present, Place repeated, NestedValue key, NestedValue value) {
      super(present, repeated);
      this.key = key;
      this.value = value;
      columns.addAll(key.columns);
      columns.addAll(value.columns);
    }

    @Override
    void appendPresent(ByteBuilder out) {
      appendAll('{', '}', out);
    }

    @Override
    void appendOne(ByteBuilder out) {
      name.clear();
      key.append(name);
      if (name.array()[0] == '"') {
        out.append(name.array(), 0, name.size());
      } else {
        appendQuoted(name, out);
      }
      out.append((byte) ':');
      value.append(out);
    }
  }
}
