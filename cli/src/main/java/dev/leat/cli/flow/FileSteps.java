package dev.leat.cli.flow;

import dev.leat.cli.flow.FlowNode.Entries;
import dev.leat.cli.flow.FlowNode.Items;
import dev.leat.cli.flow.FlowNode.Scalar;
import dev.leat.cli.format.Formats;
import dev.leat.cli.format.ReadOption;
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
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the steps that read and write files of what a flow says of them. */
final class FileSteps {

  private static final String FILE = "file";
  private static final String FORMAT = "format";
  private static final String OVERWRITE = "overwrite";
  private static final String CREATE_DIRECTORY = "create_directory";
  private static final String FILES = "a file, or file: and options";

  private static final List<String> READ_KEYS =
      Stream.concat(Stream.of(FILE, FORMAT), Stream.of(ReadOption.values()).map(FileSteps::key))
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
    Optional<String> name = keys.text(FORMAT);
    Map<ReadOption, List<String>> options =
        options(ReadOption.class, keys, alone -> Formats.reading(first, name, alone));
    Format format = Nodes.at(place, () -> Formats.reading(first, name, options));
    return new Step.Read(new Source(files, format), place);
  }

  /** The options that are there; each is tried alone first, so that a complaint has its place. */
  private static <O extends Enum<O>> Map<O, List<String>> options(
      Class<O> kind, Keys keys, Function<Map<O, List<String>>, Format> trial) {
    Map<O, List<String>> options = new EnumMap<>(kind);
    for (O option : kind.getEnumConstants()) {
      Optional<FlowNode> node = keys.find(key(option));
      if (node.isPresent()) {
        List<String> texts = texts(node.get());
        Nodes.at(node.get().place(), () -> trial.apply(Map.of(option, texts)));
        options.put(option, texts);
      }
    }
    return options;
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
    Optional<String> name = keys.text(FORMAT);
    Map<WriteOption, List<String>> options =
        options(WriteOption.class, keys, alone -> Formats.writing(file, name, alone));
    Format format = Nodes.at(place, () -> Formats.writing(file, name, options));
    return new Step.Write(new Sink(file, format, overwrite(keys), parents(keys)), place);
  }

  private static Sink.Overwrite overwrite(Keys keys) {
    return keys.find(OVERWRITE).map(Nodes::flag).orElse(true)
        ? Sink.Overwrite.REPLACE
        : Sink.Overwrite.REFUSE;
  }

  private static Sink.Parents parents(Keys keys) {
    return keys.find(CREATE_DIRECTORY).map(Nodes::flag).orElse(false)
        ? Sink.Parents.CREATE
        : Sink.Parents.EXPECT;
  }
}
