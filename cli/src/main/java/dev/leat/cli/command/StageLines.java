package dev.leat.cli.command;

import dev.leat.stage.StageStatus;
import java.util.ArrayList;
import java.util.List;

/** What was done with stages, a line each. */
final class StageLines {

  private StageLines() {}

  static List<String> of(List<StageStatus> stages) {
    int width = stages.stream().mapToInt(status -> status.stage().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (StageStatus status : stages) {
      lines.add(
          "%s  %s  %s"
              .formatted(
                  padded(status.stage(), width),
                  padded(word(status.action()), "computed".length()),
                  String.join("; ", status.reasons()))
              .stripTrailing());
    }
    return lines;
  }

  static String word(StageStatus.Action action) {
    return switch (action) {
      case HIT -> "hit";
      case COMPUTE -> "compute";
      case PASS -> "pass";
      case SKIP -> "skip";
    };
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
