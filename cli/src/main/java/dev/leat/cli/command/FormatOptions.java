package dev.leat.cli.command;

import dev.leat.cli.argument.Arguments;
import dev.leat.cli.argument.Option;
import dev.leat.cli.format.Formats;
import dev.leat.cli.format.Words;
import dev.leat.io.Format;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The flag that names a format, and the flags of the options of formats.
 *
 * @param format the flag that names the format
 * @param options the flags of the options
 */
record FormatOptions<O extends Enum<O>>(Option format, Map<O, Option> options) {

  /** With the flag of each option. */
  static <O extends Enum<O>> FormatOptions<O> of(
      Option format, Class<O> kind, Function<O, Option> flag) {
    Map<O, Option> options = new EnumMap<>(kind);
    for (O option : kind.getEnumConstants()) {
      options.put(option, flag.apply(option));
    }
    return new FormatOptions<>(format, options);
  }

  /** All flags. */
  List<Option> all() {
    List<Option> all = new ArrayList<>(options.values());
    all.addFirst(format);
    return List.copyOf(all);
  }

  /** The format that arguments ask for; a complaint names the flag that is at fault. */
  Format format(Arguments arguments, Formats.Making<O> making) {
    Optional<String> name = arguments.text(format);
    Format made = Words.named(format.name(), () -> making.format(name, Map.of()));
    Map<O, List<String>> texts = new LinkedHashMap<>();
    for (Map.Entry<O, Option> option : options.entrySet()) {
      if (arguments.has(option.getValue())) {
        texts.put(option.getKey(), arguments.texts(option.getValue()));
        made = Words.named(option.getValue().name(), () -> making.format(name, texts));
      }
    }
    return made;
  }
}
