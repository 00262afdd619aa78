package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Entries;
import dev.leat.cli.flow.FlowNode.Items;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.cli.format.Formats;
import dev.leat.cli.format.ReadOption;
import dev.leat.cli.format.Words;
import dev.leat.cli.format.WriteOption;
import dev.leat.io.Format;
import dev.leat.io.Sink;
import dev.leat.io.Source;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the steps that read and write files of what a flow says of them. */
final class FileSteps {

  private static final String FILE = "file";
  private static final String FORMAT = "format";
  private static final String NAME = "name";
  private static final String COMMAND = "command";
  private static final String OVERWRITE = "overwrite";
  private static final String CREATE_DIRECTORY = "create_directory";
  private static final String FILES = "a file, or file: and options";

  private static final List<String> READ_KEYS =
      Stream.concat(Stream.of(FILE, FORMAT), Stream.of(ReadOption.values()).map(FileSteps::key))
          .toList();

  private static final List<String> LOAD_KEYS =
      Stream.concat(
              Stream.of(NAME, COMMAND, FORMAT), Stream.of(ReadOption.values()).map(FileSteps::key))
          .toList();

  private static final List<String> WRITE_KEYS =
      Stream.concat(
              Stream.of(FILE, FORMAT, OVERWRITE, CREATE_DIRECTORY),
              Stream.of(WriteOption.values()).map(FileSteps::key))
          .toList();

  private FileSteps() {}

  private static String key(Enum<?> option) {
    return option.name().toLowerCase(Locale.ROOT);
  }

  static Step read(FlowNode told, Place place) {
    return switch (told) {
      case Scalar scalar -> read(List.of(Nodes.text(scalar, FILES)), place);
      case Items list -> read(Nodes.texts(list, FILES), place);
      case Entries entries -> read(Keys.of(entries, "a read", READ_KEYS), place);
    };
  }

  private static Step read(List<String> files, Place place) {
    Format format = Formats.reading(files.getFirst(), Optional.empty(), Map.of());
    return new Step.Read(new Source(files, format), place);
  }

  private static Step read(Keys keys, Place place) {
    List<String> files = Nodes.texts(keys.need(FILE, "file: FILE"), FILES);
    String first = files.getFirst();
    Format format =
        format(ReadOption.class, keys, (name, options) -> Formats.reading(first, name, options));
    return new Step.Read(new Source(files, format), place);
  }

  /** The rows of what a program writes to its standard output. */
  static Step load(FlowNode told, Place place) {
    Keys keys = Keys.of(told, "a load", LOAD_KEYS);
    String name = Nodes.text(keys.need(NAME, "name: WORD"), "a name");
    List<String> command =
        Nodes.texts(keys.need(COMMAND, "command: [PROGRAM, ARGUMENT]"), "a program and arguments");
    Format format =
        format(ReadOption.class, keys, (kind, options) -> Formats.reading(name, kind, options));
    return new Step.Read(Source.load(name, new CommandLoader(command), format), place);
  }

  /** The format that keys ask for; a complaint names the key that is at fault, and its place. */
  private static <O extends Enum<O>> Format format(
      Class<O> kind, Keys keys, Formats.Making<O> making) {
    Optional<String> name = keys.text(FORMAT);
    keys.parsed(FORMAT, "a format", alone -> making.format(Optional.of(alone), Map.of()));
    Format made = making.format(name, Map.of());
    Map<O, List<String>> options = new EnumMap<>(kind);
    for (O option : kind.getEnumConstants()) {
      Optional<FlowNode> node = keys.find(key(option));
      if (node.isPresent()) {
        options.put(option, texts(node.get()));
        made =
            Nodes.at(
                node.get().place(),
                () -> Words.named(key(option), () -> making.format(name, options)));
      }
    }
    return made;
  }

  /** The texts of an option; types by column become {@code column:type}. */
  private static List<String> texts(FlowNode node) {
    if (!(node instanceof Entries entries)) {
      return Nodes.texts(node, "a value, or a list of values");
    }
    List<String> pairs = new ArrayList<>();
    entries
        .entries()
        .forEach(
            entry -> pairs.add(entry.key().text() + ":" + Nodes.text(entry.value(), "one value")));
    return pairs;
  }

  static Step write(FlowNode told, Place place) {
    if (told instanceof Entries entries) {
      return write(Keys.of(entries, "a write", WRITE_KEYS), place);
    }
    String file = Nodes.text(told, FILES);
    Format format = Formats.writing(file, Optional.empty(), Map.of());
    return new Step.Write(new Sink(file, format), place);
  }

  private static Step write(Keys keys, Place place) {
    String file = Nodes.text(keys.need(FILE, "file: FILE"), "a file");
    Format format =
        format(WriteOption.class, keys, (name, options) -> Formats.writing(file, name, options));
    return new Step.Write(new Sink(file, format, overwrite(keys), parents(keys)), place);
  }

  private static Sink.Overwrite overwrite(Keys keys) {
    return keys.flag(OVERWRITE).orElse(true) ? Sink.Overwrite.REPLACE : Sink.Overwrite.REFUSE;
  }

  private static Sink.Parents parents(Keys keys) {
    return keys.flag(CREATE_DIRECTORY).orElse(false) ? Sink.Parents.CREATE : Sink.Parents.EXPECT;
  }
}
