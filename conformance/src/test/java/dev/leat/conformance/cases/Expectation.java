package dev.leat.conformance.cases;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a case says must come of it.
 *
 * <p>Outputs, rejects and failure are always compared; without a section there must be none. The
 * report and the warnings are compared when there is a section about them.
 *
 * @param parts the text of each section by its heading
 */
record Expectation(Map<String, String> parts) {

  private static final List<String> WHEN_SAID = List.of("report", "warnings");
  private static final List<String> COUNTS =
      List.of("in", "out", "filtered", "rejected", "unmatched", "skipped");
  private static final Pattern COUNT = Pattern.compile("(\\w+) (\\d+)");

  static Expectation of(Case example) {
    Map<String, String> parts = new TreeMap<>();
    example.outputs().forEach((name, bytes) -> parts.put("output " + name, Visible.of(bytes)));
    WHEN_SAID.forEach(kind -> example.body(kind).ifPresent(body -> parts.put(kind, body)));
    parts.computeIfPresent("report", (kind, body) -> counts(body));
    example.section("error").ifPresent(section -> addFailure(section, parts));
    if (!parts.containsKey("error")) {
      parts.put("rejects", example.body("rejects").orElse(""));
    }
    return new Expectation(parts);
  }

  private static void addFailure(Section section, Map<String, String> parts) {
    parts.put("error", section.body());
    parts.put("kind", section.name() + "\n");
  }

  /** All counts, where the case names only those that are not zero. */
  private static String counts(String said) {
    Map<String, String> known = new TreeMap<>();
    Matcher matcher = COUNT.matcher(said);
    while (matcher.find()) {
      known.put(matcher.group(1), matcher.group(2));
    }
    List<String> all =
        COUNTS.stream().map(name -> name + " " + known.getOrDefault(name, "0")).toList();
    return String.join(", ", all) + "\n";
  }

  boolean isAbout(String heading) {
    return parts.containsKey(heading) || !WHEN_SAID.contains(heading);
  }
}
