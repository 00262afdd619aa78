package dev.leat.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record: ordered, named values. Immutable, valid for ever, and safe for all threads.
 *
 * <p>A value is null or of the Java class that belongs to its {@link Type}. A value that was read
 * from text is converted when it is asked for, so a row that is only passed on costs no parsing and
 * is written back as it was read.
 */
public final class Row implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Names names;
  private final @Nullable Object[] values;
  private final @Nullable Deferred source;

  Row(Names names, @Nullable Object[] values) {
    this(names, values, null);
  }

  Row(Names names, @Nullable Object[] values, @Nullable Deferred source) {
    this.names = names;
    this.values = values;
    this.source = source;
  }

  /** A row of alternating names and values: {@code Row.of("id", 7L, "name", "Ann")}. */
  public static Row of(@Nullable Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new LeatException(ErrorKind.USAGE, "Row.of needs a value after each name.");
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return of(values);
  }

  /** A row of the entries of a map, in its order. */
  public static Row of(Map<String, ? extends @Nullable Object> values) {
    @Nullable Object[] copied = new @Nullable Object[values.size()];
    int i = 0;
    for (Object value : values.values()) {
      copied[i++] = Values.normalise(value);
    }
    return new Row(Names.of(new ArrayList<>(values.keySet())), copied);
  }

  /** The row whose fields are the components of a Java record. */
  public static Row of(Record record) {
    return RecordShape.of(record.getClass()).toRow(record);
  }

  /** The names of the fields, in order. */
  public List<String> names() {
    return names.list();
  }

  /** The number of fields. */
  public int size() {
    return values.length;
  }

  /** Whether there is a field of this name, null or not. */
  public boolean has(String name) {
    return names.find(name) >= 0;
  }

  /**
   * The value of a field; null when it is null or when the row has no such field.
   *
   * @throws LeatException of kind {@link ErrorKind#FAILED} when its text is not of its type
   */
  public @Nullable Object get(String name) {
    int position = names.find(name);
    return position < 0 ? null : get(position);
  }

  /** The value of the field at a position, counted from 0. */
  public @Nullable Object get(int position) {
    Object value = values[position];
    return value instanceof Deferred deferred ? deferred.value() : value;
  }

  /**
   * The value of a field as text: as it was read, or in its canonical form.
   *
   * @throws LeatException of kind {@link ErrorKind#FAILED} when it is null or missing
   */
  public String text(String name) {
    Object value = required(name);
    return Values.text(value);
  }

  /**
   * The value of a field as an integer.
   *
   * @throws LeatException of kind {@link ErrorKind#FAILED} when it is null, missing or no integer
   */
  public long integer(String name) {
    return (Long) Values.convert(required(name), Type.INTEGER);
  }

  /**
   * The value of a field as a double.
   *
   * @throws LeatException of kind {@link ErrorKind#FAILED} when it is null, missing or no number
   */
  public double number(String name) {
    return (Double) Values.convert(required(name), Type.DOUBLE);
  }

  /** Whether the field is null or missing. */
  public boolean isNull(String name) {
    int position = names.find(name);
    return position < 0 || values[position] == null;
  }

  /** This row with a field replaced, or added at the end. */
  public Row with(String name, @Nullable Object value) {
    int position = names.find(name);
    if (position >= 0) {
      @Nullable Object[] changed = values.clone();
      changed[position] = Values.normalise(value);
      return new Row(names, changed);
    }
    @Nullable Object[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = Values.normalise(value);
    return new Row(names.plus(name), longer);
  }

  /** This row without a field; the same row when it has none of that name. */
  public Row without(String name) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      rest.put(names.list().get(i), values[i]);
    }
    rest.remove(name);
    return rest.size() == values.length ? this : of(rest);
  }

  /**
   * The Java record whose components are the fields of the same names.
   *
   * @throws LeatException of kind {@link ErrorKind#FAILED} when a value does not fit its component
   */
  public <R extends Record> R as(Class<R> recordClass) {
    return RecordShape.of(recordClass).fromRow(this, recordClass);
  }

  /** The value as it is kept: one that nobody has asked for as {@link Deferred}. */
  public @Nullable Object raw(int position) {
    return values[position];
  }

  /** What the whole row was read from, if it was read as one value and is unchanged since. */
  public Optional<Deferred> source() {
    return Optional.ofNullable(source);
  }

  private Object required(String name) {
    int position = names.find(name);
    Object value = position < 0 ? null : values[position];
    if (value == null) {
      throw new LeatException(
          ErrorKind.FAILED,
          position < 0
              ? "The row has no field \"%s\"; its fields are %s.".formatted(name, names.list())
              : "The field \"%s\" is null.".formatted(name));
    }
    return value;
  }

  /** Equal when names, their order and values are equal. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Row that) || !names.list().equals(that.names.list())) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!Objects.equals(comparable(i), that.comparable(i))) {
        return false;
      }
    }
    return true;
  }

  /** The value, or its text when it is not of its type. */
  private @Nullable Object comparable(int position) {
    try {
      return get(position);
    } catch (LeatException e) {
      return values[position];
    }
  }

  @Override
  public int hashCode() {
    int hash = names.list().hashCode();
    for (int i = 0; i < values.length; i++) {
      hash = 31 * hash + Objects.hashCode(comparable(i));
    }
    return hash;
  }

  /** The row as {@code {id: 7, name: Ann}}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      parts.add(names.list().get(i) + ": " + Values.display(values[i]));
    }
    return "{" + String.join(", ", parts) + "}";
  }
}
