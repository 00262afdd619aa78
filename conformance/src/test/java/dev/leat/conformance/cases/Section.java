package dev.leat.conformance.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a case: a heading such as {@code --- input in.csv (gzip)} and the lines below it.
 *
 * @param kind the first word of the heading
 * @param name the words behind it, or empty
 * @param options the words in brackets
 * @param body the lines, each with its line feed
 */
record Section(String kind, String name, List<String> options, String body) {

  private static final Pattern HEADING =
      Pattern.compile("--- (\\w+)(?: ([^(\\n]*[^( \\n]))?(?: \\(([^)\\n]*)\\))?");

  /** The sections of lines, the first of which is a heading. */
  static List<Section> parse(List<String> lines) {
    List<Section> sections = new ArrayList<>();
    int start = 0;
    while (start < lines.size()) {
      int end = start + 1;
      while (end < lines.size() && !lines.get(end).startsWith("--- ")) {
        end++;
      }
      sections.add(of(lines.get(start), lines.subList(start + 1, end)));
      start = end;
    }
    return List.copyOf(sections);
  }

  private static Section of(String heading, List<String> lines) {
    Matcher matcher = HEADING.matcher(heading);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Not a heading: " + heading + " (expected: --- kind name (options))");
    }
    String options = matcher.group(3) == null ? "" : matcher.group(3);
    return new Section(
        matcher.group(1),
        matcher.group(2) == null ? "" : matcher.group(2),
        options.isEmpty() ? List.of() : List.of(options.split(", *")),
        withoutBlankEnd(lines));
  }

  /** Blank lines before the next heading are for the eye only. */
  private static String withoutBlankEnd(List<String> lines) {
    int end = lines.size();
    while (end > 0 && lines.get(end - 1).isEmpty()) {
      end--;
    }
    return String.join("", lines.subList(0, end).stream().map(line -> line + "\n").toList());
  }
}
