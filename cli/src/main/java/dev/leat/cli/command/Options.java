package dev.leat.cli.command;

import dev.leat.cli.argument.Option;
import java.util.ArrayList;
import java.util.List;

/** Joins the options that commands share with those of their own. */
final class Options {

  private Options() {}

  /** All options of several groups, in order. */
  @SafeVarargs
  static List<Option> of(List<Option>... groups) {
    List<Option> all = new ArrayList<>();
    for (List<Option> group : groups) {
      all.addAll(group);
    }
    return List.copyOf(all);
  }
}
