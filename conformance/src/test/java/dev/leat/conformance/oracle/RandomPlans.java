package dev.leat.conformance.oracle;

import dev.leat.Dataset;
import dev.leat.conformance.random.Dice;
import dev.leat.conformance.random.RandomTables;
import dev.leat.conformance.random.Table;
import dev.leat.data.Field;
import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.expr.Aggregate;
import dev.leat.expr.AggregateFunction;
import dev.leat.expr.Expr;
import dev.leat.expr.Order;
import dev.leat.io.Csv;
import dev.leat.io.Header;
import dev.leat.plan.JoinKind;
import dev.leat.plan.Named;
import dev.leat.plan.SortKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes datasets of random verbs over random files; remembers what is in the files. */
final class RandomPlans {

  private static final int MOST_ROWS = 40;
  private static final int MOST_COLUMNS = 12;

  private final Dice dice;
  private final Path folder;
  private final RandomTables tables;
  private final Map<String, Table> files = new HashMap<>();

  RandomPlans(long seed, Path folder) {
    this.dice = new Dice(seed);
    this.folder = folder;
    this.tables = new RandomTables(dice);
  }

  /** What is in the files made so far, by location. */
  Map<String, Table> files() {
    return files;
  }

  /** A dataset of so many verbs at most. */
  Dataset dataset(int mostVerbs) {
    Dataset dataset = source(tables.table(MOST_ROWS));
    int verbs = dice.below(mostVerbs + 1);
    for (int i = 0; i < verbs; i++) {
      dataset = narrowed(next(dataset));
    }
    return dataset;
  }

  private Dataset source(Table table) {
    Map<String, Type> types = new HashMap<>(RandomTables.TYPES);
    types.keySet().retainAll(table.names());
    if (dice.oneIn(5)) {
      return values(table);
    }
    Path file = folder.resolve("t" + files.size() + ".csv");
    try {
      Files.writeString(file, table.toCsv());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put(file.toString(), table);
    Csv csv = Csv.commas().quote('"').noEscape().header(Header.PRESENT);
    return Dataset.read(file.toString(), dice.oneIn(4) ? csv : csv.types(types));
  }

  private static Dataset values(Table table) {
    List<Field> fields = new ArrayList<>();
    table.names().forEach(name -> fields.add(new Field(name, RandomTables.TYPES.get(name))));
    Schema schema = Schema.of(fields);
    return Dataset.of(schema, table.rows(schema).stream().map(RandomPlans::parsed).toList());
  }

  private static Row parsed(Row row) {
    Row parsed = row;
    for (int i = 0; i < row.size(); i++) {
      parsed = parsed.with(row.names().get(i), Conversion.parsed(row.raw(i)));
    }
    return parsed;
  }

  private Dataset next(Dataset input) {
    RandomExpressions expressions = new RandomExpressions(dice, input.schema());
    List<String> names = input.schema().names();
    return switch (dice.below(17)) {
      case 15, 16 -> unnested(input, expressions);
      case 0 -> input.select(dice.some(names, names.size()).toArray(String[]::new));
      case 1 -> input.select(computed(input, expressions));
      case 2 -> names.size() > 1 ? input.drop(dice.one(names)) : input;
      case 3 -> input.rename(dice.one(names), fresh(names));
      case 4 -> input.with(dice.oneIn(3) ? dice.one(names) : fresh(names), any(expressions));
      case 5, 6 -> input.where(expressions.condition(2));
      case 7 -> filteredByFunction(input);
      case 8, 9 -> grouped(input, expressions);
      case 10 -> input.distinct(dice.some(comparable(input), 3).toArray(String[]::new));
      case 11 -> joined(input);
      case 12 -> input.union(input.where(expressions.condition(1)));
      case 13 -> input.sort(sortKeys(input, expressions));
      default -> dice.oneIn(2) ? input.limit(dice.below(20)) : input.skip(dice.below(10));
    };
  }

  /** Rows of a list that is there, or is made for it. */
  private Dataset unnested(Dataset input, RandomExpressions expressions) {
    List<String> lists =
        input.schema().fields().stream()
            .filter(field -> field.type() == Type.LIST)
            .map(Field::name)
            .toList();
    String name = fresh(input.schema().names());
    return lists.isEmpty()
        ? input.with(name, expressions.list(1)).unnest(name)
        : input.unnest(dice.one(lists), name);
  }

  private Expr any(RandomExpressions expressions) {
    return expressions.of(expressions.type(), 2);
  }

  private static String fresh(List<String> names) {
    int number = names.size();
    while (names.contains("c" + number)) {
      number++;
    }
    return "c" + number;
  }

  private Named[] computed(Dataset input, RandomExpressions expressions) {
    List<Named> columns = new ArrayList<>();
    dice.some(input.schema().names(), 4).forEach(name -> columns.add(Named.column(name)));
    List<String> names = new ArrayList<>(input.schema().names());
    for (int i = 0; i <= dice.below(3); i++) {
      String name = fresh(names);
      names.add(name);
      columns.add(new Named(name, any(expressions)));
    }
    return columns.toArray(Named[]::new);
  }

  private Dataset filteredByFunction(Dataset input) {
    String name = dice.one(input.schema().names());
    boolean failing = dice.oneIn(3);
    return input.where(row -> {
      if (failing && row.isNull(name)) {
        throw new IllegalStateException("null");
      }
      return !row.isNull(name);
    });
  }

  /** Columns whose values can be compared. */
  private static List<String> comparable(Dataset input) {
    List<String> names =
        input.schema().fields().stream()
            .filter(field -> field.type() != Type.LIST && field.type() != Type.ANY)
            .map(Field::name)
            .toList();
    return names.isEmpty() ? input.schema().names() : names;
  }

  private Dataset grouped(Dataset input, RandomExpressions expressions) {
    Map<String, Named> keys = new HashMap<>();
    for (String name : dice.some(comparable(input), 3)) {
      keys.put(name, Named.column(name));
    }
    if (dice.oneIn(3)) {
      keys.put("key", new Named("key", any(expressions)));
    }
    Map<String, Aggregate> aggregates = new HashMap<>();
    for (int i = 0; i <= dice.below(3); i++) {
      Aggregate aggregate = aggregate(input, "a" + i);
      aggregates.put(aggregate.name(), aggregate);
    }
    keys.keySet().removeAll(aggregates.keySet());
    return input
        .groupBy(keys.values().toArray(Named[]::new))
        .aggregate(aggregates.values().toArray(Aggregate[]::new));
  }

  private Aggregate aggregate(Dataset input, String name) {
    List<String> comparable = comparable(input);
    Field field = input.schema().field(input.schema().position(dice.one(comparable)));
    List<AggregateFunction> functions = new ArrayList<>(List.of(AggregateFunction.values()));
    if (field.type() == Type.LIST || field.type() == Type.ANY) {
      return Aggregate.count().as(name);
    }
    if (!field.type().isNumeric()) {
      functions.removeAll(List.of(AggregateFunction.SUM, AggregateFunction.AVG));
    }
    return dice.oneIn(6)
        ? collected(input, name)
        : Aggregate.of(dice.one(functions), Expr.col(field.name())).as(name);
  }

  /** Objects in an order. */
  private Aggregate collected(Dataset input, String name) {
    RandomExpressions expressions = new RandomExpressions(dice, input.schema());
    List<Order> order = new ArrayList<>();
    for (String key : dice.some(comparable(input), 2)) {
      order.add(
          new Order(
              Expr.col(key), dice.one(Order.Direction.values()), dice.one(Order.Nulls.values())));
    }
    return Aggregate.collect(expressions.object(dice.some(input.schema().names(), 3)))
        .orderBy(order.toArray(Order[]::new))
        .as(name);
  }

  private Dataset joined(Dataset input) {
    Dataset other = source(tables.table(MOST_ROWS));
    Set<String> shared = new LinkedHashSet<>(input.schema().names());
    shared.removeIf(name ->
        other.schema().find(name).isEmpty()
            || other.schema().type(name) != input.schema().type(name));
    if (shared.isEmpty()) {
      return input;
    }
    String[] keys = dice.some(List.copyOf(shared), 2).toArray(String[]::new);
    return collides(input, other) ? input : input.join(other, dice.one(JoinKind.values()), keys);
  }

  private static boolean collides(Dataset left, Dataset right) {
    return right.schema().names().stream()
        .anyMatch(name -> left.schema().find(name + "_right").isPresent());
  }

  private SortKey[] sortKeys(Dataset input, RandomExpressions expressions) {
    List<SortKey> keys = new ArrayList<>();
    for (String name : dice.some(comparable(input), 3)) {
      Expr value = dice.oneIn(5) ? any(expressions) : Expr.col(name);
      SortKey key = dice.oneIn(2) ? SortKey.ascending(value) : SortKey.descending(value);
      keys.add(dice.oneIn(3) ? key.nullsLast() : key);
    }
    return keys.toArray(SortKey[]::new);
  }

  private static Dataset narrowed(Dataset input) {
    List<String> names = input.schema().names();
    return names.size() <= MOST_COLUMNS
        ? input
        : input.select(names.subList(0, MOST_COLUMNS).toArray(String[]::new));
  }
}
