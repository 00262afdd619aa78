package dev.leat.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A graph as a picture: inputs on the left, and each stage to the right of all that it takes.
 *
 * <pre>
 *   raw/sales.csv --> raw --> monthly --> report
 * </pre>
 */
final class GraphDrawing {

  private static final int BOX_HEIGHT = 34;
  private static final int GAP_DOWN = 18;
  private static final int GAP_RIGHT = 56;
  private static final int CHARACTER = 8;
  private static final int MARGIN = 12;

  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();

  /** Something that is drawn, by its name in the picture. */
  private record Box(String id, String text, String style, int column) {}

  private record Arrow(String from, String to) {}

  private record Place(int x, int y, int width) {}

  GraphDrawing(StageGraph graph) {
    Map<String, Integer> levels = graph.levels();
    TreeSet<String> inputs = new TreeSet<>();
    for (StageNode node : graph.nodes()) {
      String id = "stage " + node.name();
      CacheFormat cache = node.rules().cache();
      String text = cache == CacheFormat.NONE ? node.name() : node.name() + " · " + cache.word();
      boxes.add(
          new Box(
              id, text, cache == CacheFormat.NONE ? "stage" : "kept", of(levels, node.name()) + 1));
      for (StageNode.Argument argument : node.arguments()) {
        switch (argument) {
          case StageNode.Argument.OfStage stage ->
              arrows.add(new Arrow("stage " + stage.name(), id));
          case StageNode.Argument.OfInput input -> {
            inputs.add(input.location());
            arrows.add(new Arrow("input " + input.location(), id));
          }
          case StageNode.Argument.OfParam param -> {}
        }
      }
    }
    inputs.forEach(input -> boxes.add(new Box("input " + input, input, "input", 0)));
  }

  private static <T> T of(Map<String, T> map, String name) {
    return Objects.requireNonNull(map.get(name));
  }

  /** The picture in the language of Mermaid. */
  String mermaid() {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    Map<String, String> ids = new LinkedHashMap<>();
    for (Box box : boxes) {
      String id = "n" + (ids.size() + 1);
      ids.put(box.id(), id);
      String shown = box.text().replace("\"", "#quot;");
      String form = box.style().equals("input") ? "  %s[(\"%s\")]\n" : "  %s[\"%s\"]\n";
      text.append(form.formatted(id, shown));
    }
    for (Arrow arrow : arrows) {
      text.append("  %s --> %s\n".formatted(ids.get(arrow.from()), ids.get(arrow.to())));
    }
    return text.toString();
  }

  /** The picture as SVG, which stands for itself. */
  String svg() {
    Map<String, Place> places = places();
    int width = 0;
    int height = 0;
    for (Place place : places.values()) {
      width = Math.max(width, place.x() + place.width() + MARGIN);
      height = Math.max(height, place.y() + BOX_HEIGHT + MARGIN);
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">
        <style>
        text { font: 13px ui-monospace, monospace; fill: #1f2933; }
        rect { fill: #fff; stroke: #52606d; } .kept { fill: #e3f0e8; stroke: #2f7d54; }
        .input { fill: #eef2f7; stroke-dasharray: 4 3; } path { fill: none; stroke: #7b8794; }
        </style>
        <defs><marker id="to" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" \
        orient="auto"><path d="M0 0 L8 4 L0 8 z" style="fill:#7b8794"/></marker></defs>
        """
            .formatted(width, height));
    for (Arrow arrow : arrows) {
      svg.append(arrow(of(places, arrow.from()), of(places, arrow.to())));
    }
    for (Box box : boxes) {
      svg.append(box(box, of(places, box.id())));
    }
    return svg.append("</svg>\n").toString();
  }

  private Map<String, Place> places() {
    Map<String, Place> places = new HashMap<>();
    int most = boxes.stream().mapToInt(Box::column).max().orElse(0);
    int x = MARGIN;
    for (int column = 0; column <= most; column++) {
      int y = MARGIN;
      int width = 0;
      for (Box box : boxes) {
        if (box.column() == column) {
          int own = box.text().length() * CHARACTER + 24;
          places.put(box.id(), new Place(x, y, own));
          width = Math.max(width, own);
          y += BOX_HEIGHT + GAP_DOWN;
        }
      }
      x += width == 0 ? 0 : width + GAP_RIGHT;
    }
    return places;
  }

  private static String arrow(Place from, Place to) {
    int startX = from.x() + from.width();
    int startY = from.y() + BOX_HEIGHT / 2;
    int endY = to.y() + BOX_HEIGHT / 2;
    int middle = (startX + to.x()) / 2;
    return "<path d=\"M%d %d C%d %d %d %d %d %d\" marker-end=\"url(#to)\"/>\n"
        .formatted(startX, startY, middle, startY, middle, endY, to.x(), endY);
  }

  private static String box(Box box, Place place) {
    String shown = box.text().replace("&", "&amp;").replace("<", "&lt;");
    return """
    <rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="5"/><text x="%d" y="%d">%s</text>
    """
        .formatted(
            box.style(),
            place.x(),
            place.y(),
            place.width(),
            BOX_HEIGHT,
            place.x() + 12,
            place.y() + 22,
            shown);
  }
}
