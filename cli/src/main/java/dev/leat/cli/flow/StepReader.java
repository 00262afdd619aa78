package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Entries;
import dev.leat.cli.flow.FlowNode.Entry;
import dev.leat.cli.flow.FlowNode.Items;
import dev.leat.cli.flow.FlowNode.Looks;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.cli.flow.Step.Column;
import dev.leat.cli.flow.Step.Operand;
import dev.leat.cli.flow.Step.Renaming;
import dev.leat.cli.format.Words;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import dev.leat.plan.JoinKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes steps of the nodes of a flow: knows every verb and what it may be told. */
final class StepReader {

  /** The verbs of flows. */
  enum Verb {
    READ,
    LOAD,
    FROM,
    VALUES,
    SELECT,
    DROP,
    RENAME,
    WITH,
    WHERE,
    UNNEST,
    GROUP_BY,
    AGGREGATE,
    DISTINCT,
    JOIN,
    UNION,
    SORT,
    LIMIT,
    SKIP,
    WRITE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Verb::word).toList();
    }
  }

  private static final String COLUMNS = "a column, or a list of columns";
  private static final String NAMED = "columns, or name: expression";

  private StepReader() {}

  /** The steps of a list, or of a single one. */
  static List<Step> steps(FlowNode node) {
    return switch (node) {
      case Items list when list.items().isEmpty() ->
          throw list.place().error("There is no step here. Start with: - read: FILE");
      case Items list -> list.items().stream().map(StepReader::step).toList();
      case Entries entries -> List.of(step(entries));
      case Scalar scalar -> throw Nodes.unlike(scalar, "a list of steps, such as - read: FILE");
    };
  }

  private static Step step(FlowNode node) {
    return switch (node) {
      case Scalar bare when bare.looks() != Looks.NULL ->
          step(bare, new Scalar("", Looks.NULL, bare.place()));
      case Entries entries when entries.entries().size() == 1 ->
          step(entries.entries().getFirst().key(), entries.entries().getFirst().value());
      case Entries entries -> grouping(entries);
      case Scalar nothing -> throw Nodes.unlike(nothing, "a step, such as read: FILE");
      case Items list -> throw Nodes.unlike(list, "a step, such as read: FILE");
    };
  }

  private static Step step(Scalar verb, FlowNode told) {
    Place place = verb.place();
    return switch (verb(verb)) {
      case READ -> FileSteps.read(told, place);
      case LOAD -> FileSteps.load(told, place);
      case FROM -> new Step.From(Nodes.scalars(told, "the name of a dataset").getFirst(), place);
      case VALUES -> ValueSteps.values(told, place);
      case SELECT -> new Step.Select(columns(told), place);
      case DROP -> new Step.Drop(Nodes.scalars(told, COLUMNS), place);
      case RENAME -> new Step.Rename(renamings(told, "old: new, for each column"), place);
      case WITH -> new Step.With(columns(told), place);
      case WHERE -> new Step.Where(Nodes.scalars(told, "a condition, or a list of them"), place);
      case UNNEST -> new Step.Unnest(unnested(told), place);
      case GROUP_BY -> throw needsAggregate(place);
      case AGGREGATE -> new Step.GroupBy(List.of(), aggregates(told), place);
      case DISTINCT -> new Step.Distinct(distinct(told), place);
      case JOIN -> join(told, place);
      case UNION -> new Step.Union(operands(told), place);
      case SORT -> new Step.Sort(Nodes.scalars(told, COLUMNS), place);
      case LIMIT -> new Step.Limit(0, Nodes.whole(told, "limit"), place);
      case SKIP -> new Step.Limit(Nodes.whole(told, "skip"), Long.MAX_VALUE, place);
      case WRITE -> FileSteps.write(told, place);
    };
  }

  private static Verb verb(Scalar word) {
    String text = word.text().replace('-', '_');
    return Arrays.stream(Verb.values())
        .filter(verb -> verb.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> unknownVerb(word));
  }

  private static LeatException unknownVerb(Scalar word) {
    return word.place()
        .error(
            "There is no step \"%s\". %sThe steps are: %s."
                .formatted(
                    word.text(),
                    Spelling.suggestion(word.text(), Verb.words()),
                    String.join(", ", Verb.words())));
  }

  /** {@code group_by} and {@code aggregate} are the one pair of keys that is one step. */
  private static Step grouping(Entries entries) {
    entries.entries().forEach(entry -> verb(entry.key()));
    Optional<FlowNode> keys = value(entries, Verb.GROUP_BY);
    Optional<FlowNode> aggregates = value(entries, Verb.AGGREGATE);
    if (entries.entries().size() != 2 || keys.isEmpty() || aggregates.isEmpty()) {
      throw tooManyVerbs(entries);
    }
    return new Step.GroupBy(
        columns(keys.get()),
        aggregates(aggregates.get()),
        entries.entries().getFirst().key().place());
  }

  private static Optional<FlowNode> value(Entries entries, Verb verb) {
    return entries.entries().stream()
        .filter(entry -> verb(entry.key()) == verb)
        .map(Entry::value)
        .findFirst();
  }

  private static LeatException tooManyVerbs(Entries entries) {
    if (entries.entries().isEmpty()) {
      return Nodes.unlike(entries, "a step, such as read: FILE");
    }
    Scalar second = entries.entries().get(1).key();
    return second
        .place()
        .error(
            "A step has one verb, and this one has \"%s\" already. Start a step of its own: - %s: ..."
                .formatted(entries.entries().getFirst().key().text(), second.text()));
  }

  private static LeatException needsAggregate(Place place) {
    return place.error(
        "\"group_by\" needs \"aggregate\" beside it. Add below it: aggregate: [count()]");
  }

  private static List<Scalar> aggregates(FlowNode node) {
    return Nodes.scalars(node, "aggregates, such as [count(), sum(amount) as total]");
  }

  /** Columns: a name, a text such as {@code upper(name) as name}, or {@code name: expression}. */
  private static List<Column> columns(FlowNode node) {
    return switch (node) {
      case Scalar scalar when scalar.looks() != Looks.NULL ->
          List.of(new Column.Worded(scalar.text(), scalar.place()));
      case Entries entries when !entries.entries().isEmpty() ->
          entries.entries().stream().map(StepReader::set).toList();
      case Items list when !list.items().isEmpty() -> {
        List<Column> columns = new ArrayList<>();
        list.items().forEach(item -> columns.addAll(columns(item)));
        yield columns;
      }
      case Scalar scalar -> throw Nodes.unlike(scalar, NAMED);
      case Entries entries -> throw Nodes.unlike(entries, NAMED);
      case Items list -> throw Nodes.unlike(list, NAMED);
    };
  }

  private static Column set(Entry entry) {
    String expression = Nodes.text(entry.value(), "an expression");
    return new Column.Set(entry.key().text(), expression, entry.value().place());
  }

  private static List<Scalar> distinct(FlowNode node) {
    boolean all =
        node instanceof Scalar scalar
            && (scalar.looks() == Looks.NULL || scalar.text().equals("true"));
    return all ? List.of() : Nodes.scalars(node, COLUMNS);
  }

  /** One column, or {@code column: name}. */
  private static Renaming unnested(FlowNode node) {
    List<Renaming> lists = keyPairs(node, "list: name, for one column");
    if (lists.size() != 1) {
      throw node.place().error("\"unnest\" takes one column. Write a step for each.");
    }
    return lists.getFirst();
  }

  private static Step join(FlowNode node, Place place) {
    Keys keys = Keys.of(node, "a join", List.of("with", "on", "kind"));
    List<Renaming> on =
        keyPairs(keys.need("on", "on: COLUMN"), "left: right, for each pair of columns");
    JoinKind kind =
        keys.parsed("kind", "a word", text -> Words.choice(JoinKind.class, text))
            .orElse(JoinKind.INNER);
    return new Step.Join(operand(keys.need("with", "with: DATASET")), on, kind, place);
  }

  /** Columns with the same name on both sides, or {@code left: right}. */
  private static List<Renaming> keyPairs(FlowNode node, String expected) {
    if (node instanceof Entries) {
      return renamings(node, expected);
    }
    return Nodes.scalars(node, COLUMNS).stream().map(key -> new Renaming(key, key)).toList();
  }

  private static List<Renaming> renamings(FlowNode node, String expected) {
    return Nodes.entries(node, expected).stream()
        .map(
            entry -> new Renaming(entry.key(), Nodes.scalars(entry.value(), "a column").getFirst()))
        .toList();
  }

  /** One dataset, or the datasets of a list. */
  private static List<Operand> operands(FlowNode node) {
    return node instanceof Items list && !list.items().isEmpty()
        ? list.items().stream().map(StepReader::operand).toList()
        : List.of(operand(node));
  }

  private static Operand operand(FlowNode node) {
    return node instanceof Scalar name && name.looks() != Looks.NULL
        ? new Operand.Name(name)
        : new Operand.Steps(steps(node));
  }
}
