package dev.leat.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The ordered columns of a dataset.
 *
 * <p>A schema is {@linkplain Shape#FIXED fixed} when every row has its columns and no others. It is
 * {@linkplain Shape#OPEN open} where rows may have any fields: documents, or what a function gives.
 * An open schema may know some fields and their types, but any other name may be asked for too.
 * Immutable and safe for all threads.
 */
public final class Schema implements Serializable {

  /** What is known of the columns before rows are read. */
  public enum Shape {
    /** Every row has exactly these columns. */
    FIXED,
    /** Rows may differ in their fields. */
    OPEN
  }

  private static final long serialVersionUID = 1L;

  private static final Schema OPEN = new Schema(List.of(), Shape.OPEN);

  private final List<Field> fields;
  private final Shape shape;
  private final Map<String, Integer> positions;

  private Schema(List<Field> fields, Shape shape) {
    this.fields = List.copyOf(fields);
    this.shape = shape;
    this.positions = positions(this.fields);
  }

  /**
   * The fixed schema of these fields.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when two fields share a name
   */
  public static Schema of(List<Field> fields) {
    return new Schema(fields, Shape.FIXED);
  }

  /** The fixed schema of these fields. */
  public static Schema of(Field... fields) {
    return of(List.of(fields));
  }

  /** A fixed schema of text columns. */
  public static Schema ofText(Collection<String> names) {
    return of(names.stream().map(name -> new Field(name, Type.TEXT)).toList());
  }

  /** The schema of rows that may have any fields. */
  public static Schema open() {
    return OPEN;
  }

  /** The schema of rows that may have any fields, of which these are known. */
  public static Schema open(List<Field> known) {
    return new Schema(known, Shape.OPEN);
  }

  /** The columns, in order; of an open schema those that are known. */
  public List<Field> fields() {
    return fields;
  }

  /** The names of the columns, in order. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /** The number of columns. */
  public int size() {
    return fields.size();
  }

  /** Whether rows may differ in their fields. */
  public boolean isOpen() {
    return shape == Shape.OPEN;
  }

  /** The column at a position, counted from 0. */
  public Field field(int position) {
    return fields.get(position);
  }

  /** The position of a column, counted from 0, or empty when there is no such column. */
  public OptionalInt find(String name) {
    Integer position = positions.get(name);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /**
   * The position of a column that must be there, counted from 0.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} naming the columns there are and the
   *     nearest spelling
   */
  public int position(String name) {
    return find(name).orElseThrow(() -> unknown(name));
  }

  /**
   * The type of a column; {@link Type#ANY} for a name that an open schema does not know.
   *
   * @throws LeatException of kind {@link ErrorKind#USAGE} when a fixed schema lacks the column
   */
  public Type type(String name) {
    return isOpen() && find(name).isEmpty() ? Type.ANY : field(position(name)).type();
  }

  /** The error that says a column is not among those of this schema. */
  public LeatException unknown(String name) {
    return new LeatException(
        ErrorKind.USAGE,
        "There is no column \"%s\". %sThe columns are: %s."
            .formatted(name, Spelling.suggestion(name, names()), quoted(names())));
  }

  private static Map<String, Integer> positions(List<Field> fields) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).name();
      if (positions.putIfAbsent(name, i) != null) {
        throw new LeatException(
            ErrorKind.USAGE,
            "Two columns would be named \"%s\". Rename one of them first.".formatted(name));
      }
    }
    return positions;
  }

  private static String quoted(List<String> names) {
    List<String> shown = new ArrayList<>();
    for (String name : names.subList(0, Math.min(names.size(), 40))) {
      shown.add('"' + name + '"');
    }
    int hidden = names.size() - shown.size();
    return String.join(", ", shown) + (hidden > 0 ? " and %d more".formatted(hidden) : "");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema that && fields.equals(that.fields) && shape == that.shape;
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return isOpen() ? "(any fields)" + (fields.isEmpty() ? "" : fields) : fields.toString();
  }
}
