package dev.leat.conformance.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Inputs, a flow over them, and what must come of it.
 *
 * @param file the file that the case stands in
 * @param title a sentence that the case proves
 * @param sections the sections of the case and those that its file shares
 */
record Case(String file, String title, List<Section> sections) {

  static Case of(String file, String title, List<Section> sections) {
    return new Case(file, title, sections);
  }

  /** The content of each input file by name. */
  Map<String, byte[]> inputs() {
    return contents("input");
  }

  /** The expected content of each output file by name; none when the run must fail. */
  Map<String, byte[]> outputs() {
    return contents("output");
  }

  private Map<String, byte[]> contents(String kind) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (Section section : sections) {
      if (section.kind().equals(kind)) {
        byte[] bytes = Packing.apply(Visible.toBytes(section.body()), section.options());
        contents.put(section.name(), bytes);
      }
    }
    return contents;
  }

  /** The lines of a section, if the case has it. */
  Optional<String> body(String kind) {
    return section(kind).map(Section::body);
  }

  /** The first section of a kind. */
  Optional<Section> section(String kind) {
    return sections.stream().filter(section -> section.kind().equals(kind)).findFirst();
  }

  @Override
  public String toString() {
    return file + ": " + title;
  }
}
