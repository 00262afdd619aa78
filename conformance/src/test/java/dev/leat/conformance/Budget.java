package dev.leat.conformance;

import static java.util.stream.Collectors.joining;

import dev.leat.conformance.SourceSizes.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long a thing may be.
 *
 * @param thing what is measured, in the singular
 * @param mostLines the length that none may exceed
 * @param usualLines the length that only one in ten may exceed
 */
record Budget(String thing, int mostLines, int usualLines) {

  /** Below this number of things, one in ten says nothing. */
  private static final int ENOUGH = 20;

  /** What breaks this budget, as sentences. */
  List<String> overruns(List<Size> sizes) {
    List<String> overruns = new ArrayList<>();
    for (Size size : sizes) {
      if (size.lines() > mostLines) {
        overruns.add(size + " (a " + thing + " has at most " + mostLines + ")");
      }
    }
    List<Size> longOnes = sizes.stream().filter(size -> size.lines() > usualLines).toList();
    if (sizes.size() >= ENOUGH && longOnes.size() * 10 > sizes.size()) {
      overruns.add(tooMany(longOnes, sizes.size()));
    }
    return overruns;
  }

  private String tooMany(List<Size> longOnes, int all) {
    return longOnes.size()
        + (" of " + all + " are longer than " + usualLines + " lines, which one in ten may be: ")
        + longOnes.stream()
            .sorted(Comparator.comparingInt(Size::lines))
            .map(Size::toString)
            .collect(joining(", "));
  }
}
