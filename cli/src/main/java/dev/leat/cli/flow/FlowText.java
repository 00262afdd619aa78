package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Entries;
import dev.leat.cli.flow.FlowNode.Entry;
import dev.leat.cli.flow.FlowNode.Items;
import dev.leat.cli.flow.FlowNode.Looks;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.data.LeatException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Parses the text of a flow file, YAML or JSON, into nodes that know their places. */
final class FlowText {

  private static final int DEEPEST = 64;

  private final String file;
  private final List<String> lines;

  private FlowText(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  /** The root of a flow file. */
  static FlowNode parse(String file, String text) {
    // JSON may be indented by tabs, which YAML forbids; none can stand inside a JSON text.
    String spaced = text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    return new FlowText(file, spaced).root(spaced);
  }

  private FlowNode root(String text) {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setSchema(new CoreSchema()).build();
    try {
      StreamReader reader = new StreamReader(settings, text);
      Optional<Node> root =
          new Composer(settings, new ParserImpl(settings, reader)).getSingleNode();
      return node(root.orElseThrow(() -> start().error("The flow is empty.")), 0);
    } catch (MarkedYamlEngineException e) {
      Place place = e.getProblemMark().map(this::place).orElseGet(this::start);
      throw place.error(problem(e, place));
    } catch (YamlEngineException e) {
      throw start().error("The flow is not YAML: " + e.getMessage() + ".");
    }
  }

  private String problem(MarkedYamlEngineException e, Place place) {
    String line = place.line() < lines.size() ? lines.get(place.line()) : "";
    String fix =
        line.contains("${")
            ? " Inside [ ] and { }, a value with ${...} needs quotes: \"${data}/events.csv\"."
            : "";
    return "The flow is not YAML: " + e.getProblem().strip() + "." + fix;
  }

  private FlowNode node(Node node, int depth) {
    Place place = place(node);
    if (depth > DEEPEST) {
      throw place.error("The flow is nested too deeply, or contains itself.");
    }
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, place);
      case SequenceNode sequence -> {
        List<FlowNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
          items.add(node(item, depth + 1));
        }
        yield new Items(items, place);
      }
      case MappingNode mapping -> entries(mapping, place, depth);
      default -> throw place.error("This is neither a value nor a list nor a mapping.");
    };
  }

  private Entries entries(MappingNode mapping, Place place, int depth) {
    List<Entry> entries = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place keyPlace = place(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw keyPlace.error("A key is a word (expected: key: value).");
      }
      Place earlier = seen.putIfAbsent(key.getValue(), keyPlace);
      if (earlier != null) {
        throw twice(key.getValue(), keyPlace, earlier);
      }
      entries.add(new Entry(scalar(key, keyPlace), node(tuple.getValueNode(), depth + 1)));
    }
    return new Entries(entries, place);
  }

  private static LeatException twice(String key, Place place, Place earlier) {
    return place.error(
        "The key \"%s\" is there twice, first in line %d. Remove one of them."
            .formatted(key, earlier.line() + 1));
  }

  private static Scalar scalar(ScalarNode node, Place place) {
    return new Scalar(node.getValue(), looks(node.getTag()), place);
  }

  private static Looks looks(Tag tag) {
    if (tag.equals(Tag.NULL)) {
      return Looks.NULL;
    }
    if (tag.equals(Tag.BOOL)) {
      return Looks.BOOLEAN;
    }
    if (tag.equals(Tag.INT)) {
      return Looks.INTEGER;
    }
    return tag.equals(Tag.FLOAT) ? Looks.DECIMAL : Looks.TEXT;
  }

  private Place place(Node node) {
    return node.getStartMark().map(this::place).orElseGet(this::start);
  }

  private Place place(Mark mark) {
    return new Place(file, lines, mark.getLine(), mark.getColumn());
  }

  private Place start() {
    return new Place(file, lines, 0, 0);
  }
}
