package dev.leat.cli.flow;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Location;
import java.util.List;

/**
 * A place in a flow file.
 *
 * @param file the name of the file
 * @param lines all lines of the file
 * @param line the line, counted from 0
 * @param column the column, counted from 0
 */
record Place(String file, List<String> lines, int line, int column) {

  private static final int SHOWN = 100;

  /** The error of a flow that is wrong here. */
  LeatException error(String problem) {
    return new PlacedException(ErrorKind.USAGE, located(problem), null);
  }

  /** A failure that this place in the flow is the reason of. */
  LeatException error(LeatException failure) {
    return new PlacedException(
        failure.kind(), located(String.valueOf(failure.getMessage())), failure);
  }

  private String located(String problem) {
    String place = "%s:%d:%d: ".formatted(file, line + 1, column + 1);
    if (line >= lines.size()) {
      return place + problem;
    }
    String shown = Location.withoutSecrets(lines.get(line).replaceAll("[\\p{Cntrl}]", " "));
    int start = shown.length() <= SHOWN ? 0 : Math.max(0, column - SHOWN / 2);
    String excerpt = shown.substring(start, Math.min(shown.length(), start + SHOWN));
    return place + problem + "\n  " + excerpt + "\n  " + " ".repeat(column - start) + "^";
  }

  /** The file and line, for lists. */
  @Override
  public String toString() {
    return file + ":" + (line + 1);
  }
}
