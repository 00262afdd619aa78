package dev.leat.conformance.oracle;

import dev.leat.data.Row;
import dev.leat.data.Type;
import dev.leat.data.Values;
import dev.leat.expr.Aggregate;
import dev.leat.expr.Expr;
import dev.leat.plan.Named;
import dev.leat.plan.Plan;
import dev.leat.plan.SortKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the values of each group, and makes one row of them when all are there. */
final class Grouping {

  private final Plan.Aggregate plan;
  private final Evaluation evaluation;
  private final Map<Key, Group> groups = new TreeMap<>();

  /** Of the texts in which a key was read, the shortest, and of these the least. */
  private static final Comparator<Spelling> SHORTEST =
      Comparator.comparingInt(Spelling::length)
          .thenComparing(Spelling::bytes, Arrays::compareUnsigned);

  /** The texts in which the key of a row was read. */
  private record Spelling(List<@Nullable Object> values) {

    private int length() {
      return bytes().length;
    }

    /** Each text behind its length, which tells apart the texts of several keys. */
    private byte[] bytes() {
      StringBuilder all = new StringBuilder();
      for (Object value : values) {
        String text = value == null ? "" : Values.text(value);
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        all.append(Character.toString(size)).append(text);
      }
      return all.toString().getBytes(StandardCharsets.UTF_8);
    }
  }

  /** A value and what its place in a list depends on. */
  private record Placed(Key place, @Nullable Object value) {}

  /** The spellings of a key, and the values of each aggregate. */
  private record Group(List<Spelling> spellings, List<List<@Nullable Object>> values) {}

  Grouping(Plan.Aggregate plan) {
    this.plan = plan;
    this.evaluation = new Evaluation(plan.input().schema());
  }

  /** Adds a row to its group, or throws and adds nothing. */
  void add(Row row) {
    List<@Nullable Object> read = new ArrayList<>();
    List<@Nullable Object> parsed = new ArrayList<>();
    for (Named key : plan.keys()) {
      read.add(evaluation.passed(key.expression(), row));
      parsed.add(evaluation.value(key.expression(), row));
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (Aggregate aggregate : plan.aggregates()) {
      arguments.add(argument(aggregate, row));
    }
    Group group =
        groups.computeIfAbsent(Key.of(parsed), key -> new Group(new ArrayList<>(), lists()));
    group.spellings().add(new Spelling(read));
    for (int i = 0; i < arguments.size(); i++) {
      group.values().get(i).add(arguments.get(i));
    }
  }

  /** A count of rows counts a value for each row; the first and the last value stay as read. */
  private @Nullable Object argument(Aggregate aggregate, Row row) {
    Expr argument = aggregate.argument();
    if (argument == null) {
      return true;
    }
    if (!aggregate.order().isEmpty()) {
      List<@Nullable Object> keys = new ArrayList<>();
      aggregate.order().forEach(key -> keys.add(evaluation.value(key.expression(), row)));
      return new Placed(Key.of(keys), evaluation.value(argument, row));
    }
    return switch (aggregate.function()) {
      case FIRST, LAST -> evaluation.passed(argument, row);
      default -> evaluation.value(argument, row);
    };
  }

  private List<List<@Nullable Object>> lists() {
    List<List<@Nullable Object>> lists = new ArrayList<>();
    plan.aggregates().forEach(aggregate -> lists.add(new ArrayList<>()));
    return lists;
  }

  /** One row per group, sorted by key; a single one when there are no keys. */
  List<Row> rows() {
    if (plan.keys().isEmpty() && groups.isEmpty()) {
      groups.put(Key.of(List.of()), new Group(List.of(new Spelling(List.of())), lists()));
    }
    return groups.values().stream().map(this::row).toList();
  }

  private Row row(Group group) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    Spelling keys = Collections.min(group.spellings(), SHORTEST);
    for (int i = 0; i < plan.keys().size(); i++) {
      values.put(plan.keys().get(i).name(), keys.values().get(i));
    }
    for (int i = 0; i < plan.aggregates().size(); i++) {
      Aggregate aggregate = plan.aggregates().get(i);
      Type type = aggregate.type(plan.input().schema());
      values.put(
          aggregate.name(),
          Aggregates.of(aggregate.function(), type, inOrder(aggregate, group.values().get(i))));
    }
    return Row.of(values);
  }

  private static List<@Nullable Object> inOrder(
      Aggregate aggregate, List<@Nullable Object> values) {
    if (aggregate.order().isEmpty()) {
      return values;
    }
    List<SortKey> keys = aggregate.order().stream().map(SortKey::of).toList();
    List<@Nullable Object> sorted = new ArrayList<>();
    values.stream()
        .map(Placed.class::cast)
        .sorted((a, b) -> Oracle.compare(keys, a.place(), b.place()))
        .forEach(placed -> sorted.add(placed.value()));
    return sorted;
  }
}
