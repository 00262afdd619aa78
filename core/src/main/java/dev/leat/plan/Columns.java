package dev.leat.plan;

import dev.leat.data.ErrorKind;
import dev.leat.data.Field;
import dev.leat.data.LeatException;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Typing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Works out the columns of each kind of plan, and says what is wrong with them. */
final class Columns {

  private Columns() {}

  static Schema only(Schema schema, List<String> names) {
    if (schema.isOpen()) {
      return schema;
    }
    return Schema.of(names.stream().map(name -> schema.field(schema.position(name))).toList());
  }

  static Schema named(List<Named> columns, Schema input) {
    return Schema.of(fields(columns, input));
  }

  private static List<Field> fields(List<Named> columns, Schema input) {
    List<Field> fields = new ArrayList<>();
    for (Named column : columns) {
      fields.add(new Field(column.name(), Typing.typeOf(column.expression(), input)));
    }
    return fields;
  }

  static Schema plus(Schema schema, Field field) {
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.removeIf(present -> present.name().equals(field.name()));
    fields.add(field);
    return schema.isOpen() ? Schema.open(fields) : Schema.of(fields);
  }

  static Schema edited(
      Schema input, List<String> removed, Map<String, String> renamed, List<Named> set) {
    List<Field> fields = new ArrayList<>(input.fields());
    fields.removeIf(field -> removed.contains(field.name()));
    fields.replaceAll(
        field -> new Field(renamed.getOrDefault(field.name(), field.name()), field.type()));
    for (Field changed : fields(set, input)) {
      int position = names(fields).indexOf(changed.name());
      if (position < 0) {
        fields.add(changed);
      } else {
        fields.set(position, changed);
      }
    }
    return input.isOpen() ? Schema.open(fields) : Schema.of(fields);
  }

  private static List<String> names(List<Field> fields) {
    return fields.stream().map(Field::name).toList();
  }

  static Schema unnested(Schema schema, String column, String name) {
    if (schema.isOpen()) {
      return schema;
    }
    int position = schema.position(column);
    Type type = schema.field(position).type();
    if (type != Type.LIST && type != Type.ANY) {
      throw new LeatException(
          ErrorKind.USAGE,
          "The column \"%s\" is of type %s (expected: LIST). Make a list of it, such as split(%s, ',')."
              .formatted(column, type, column));
    }
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.set(position, new Field(name, Type.ANY));
    return Schema.of(fields);
  }

  static Schema aggregated(Schema input, List<Named> keys, List<Aggregate> aggregates) {
    List<Field> fields = fields(keys, input);
    for (Aggregate aggregate : aggregates) {
      fields.add(new Field(aggregate.name(), aggregate.type(input)));
    }
    return Schema.of(fields);
  }

  static Schema joined(
      Schema left, Schema right, JoinKind kind, List<String> leftKeys, List<String> rightKeys) {
    if (leftKeys.isEmpty() || leftKeys.size() != rightKeys.size()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "A join takes as many key columns on the left (%s) as on the right (%s), at least one."
              .formatted(leftKeys, rightKeys));
    }
    if (left.isOpen() || right.isOpen()) {
      throw new LeatException(
          ErrorKind.USAGE,
          "A join needs to know the columns of both sides; name them with select.");
    }
    only(left, leftKeys);
    only(right, rightKeys);
    if (!kind.keepsRightColumns()) {
      return left;
    }
    return kind.keepsRightOrphans()
        ? both(widened(left, right, leftKeys, rightKeys), right, rightKeys)
        : both(left, right, rightKeys);
  }

  /** The left side with key columns that hold the keys of both sides. */
  private static Schema widened(
      Schema left, Schema right, List<String> leftKeys, List<String> rightKeys) {
    List<Field> fields = new ArrayList<>(left.fields());
    for (int i = 0; i < leftKeys.size(); i++) {
      int position = left.position(leftKeys.get(i));
      fields.set(position, widened(fields.get(position), right.type(rightKeys.get(i))));
    }
    return Schema.of(fields);
  }

  private static Schema both(Schema left, Schema right, List<String> rightKeys) {
    List<Field> fields = new ArrayList<>(left.fields());
    Set<String> taken = new HashSet<>(left.names());
    for (Field field : right.fields()) {
      if (!rightKeys.contains(field.name())) {
        String name = taken.contains(field.name()) ? field.name() + "_right" : field.name();
        fields.add(new Field(name, field.type()));
      }
    }
    return Schema.of(fields);
  }

  /** Checks that groups can be merged: all sides have as many keys, which exist. */
  static void checkKeys(List<Plan.MergeGroups.Side> sides) {
    int keys = sides.getFirst().keys().size();
    for (Plan.MergeGroups.Side side : sides) {
      if (keys == 0 || side.keys().size() != keys) {
        throw new LeatException(
            ErrorKind.USAGE,
            "Groups that are merged have as many keys on all sides, at least one (the first: %s, another: %s)."
                .formatted(Plan.names(sides.getFirst().keys()), Plan.names(side.keys())));
      }
      for (int key = 0; key < keys; key++) {
        side.keyType(key);
      }
    }
  }

  static Schema union(List<Schema> schemas) {
    Schema first = schemas.getFirst();
    List<Field> fields = new ArrayList<>(first.fields());
    for (Schema other : schemas.subList(1, schemas.size())) {
      if (first.isOpen() || other.isOpen()) {
        return openUnion(schemas);
      }
      if (!new HashSet<>(first.names()).equals(new HashSet<>(other.names()))) {
        throw new LeatException(
            ErrorKind.USAGE,
            "A union needs the same columns on all sides; one has %s, another %s."
                .formatted(first.names(), other.names()));
      }
      fields.replaceAll(field -> widened(field, other.type(field.name())));
    }
    return first.isOpen() ? first : Schema.of(fields);
  }

  /** What is known of the fields of all sides; a type only where all agree that know it. */
  private static Schema openUnion(List<Schema> schemas) {
    Map<String, Type> types = new LinkedHashMap<>();
    for (Schema schema : schemas) {
      for (Field field : schema.fields()) {
        types.merge(field.name(), field.type(), (a, b) -> a == b ? a : Type.ANY);
      }
    }
    return Schema.open(
        types.entrySet().stream().map(one -> new Field(one.getKey(), one.getValue())).toList());
  }

  private static Field widened(Field field, Type other) {
    return new Field(field.name(), Typing.common(field.type(), other));
  }
}
