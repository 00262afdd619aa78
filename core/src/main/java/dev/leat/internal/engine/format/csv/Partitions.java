package dev.leat.internal.engine.format.csv;

import dev.leat.data.Field;
import dev.leat.data.Type;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.kernel.TypeProposal;
import dev.leat.io.CsvReading;
import dev.leat.io.Inference;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that directories named {@code key=value} give to the rows of the files in them.
 *
 * <p>That is how Hive and Spark lay out tables. Only the names of files that a glob or a directory
 * led to are looked at, and only keys that all of them have count: who names a single file asks for
 * what is in it.
 *
 * @param keys the keys, from the outermost directory inwards
 * @param ofFiles for the name of each file its values by key, as they are in the name
 */
record Partitions(List<String> keys, Map<String, Map<String, String>> ofFiles) {

  /** No directory says anything. */
  static final Partitions NONE = new Partitions(List.of(), Map.of());

  /** Stands for null. */
  private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

  /** What the directories of the files say that some locations led to. */
  static Partitions of(List<String> locations, List<InputFile> files) {
    Map<String, Map<String, String>> ofFiles = new LinkedHashMap<>();
    List<String> keys = null;
    for (InputFile file : files) {
      Map<String, String> values = locations.contains(file.name()) ? Map.of() : values(file.name());
      if (values.isEmpty()) {
        return NONE;
      }
      ofFiles.put(file.name(), values);
      if (keys == null) {
        keys = new ArrayList<>(values.keySet());
      } else {
        keys.retainAll(values.keySet());
      }
    }
    return keys == null || keys.isEmpty() ? NONE : new Partitions(List.copyOf(keys), ofFiles);
  }

  private static Map<String, String> values(String name) {
    Map<String, String> values = new LinkedHashMap<>();
    String[] steps = name.split("/", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      int equals = steps[i].indexOf('=');
      if (equals > 0) {
        values.put(decoded(steps[i].substring(0, equals)), steps[i].substring(equals + 1));
      }
    }
    return values;
  }

  /** A name without the escapes of characters that names of files cannot hold. */
  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name; // a per cent sign that escapes nothing
    }
  }

  /** The value that a key has for the rows of a file; empty for null. */
  Optional<String> value(String file, String key) {
    String value = ofFiles.getOrDefault(file, Map.of()).getOrDefault(key, NULL);
    return value.equals(NULL) ? Optional.empty() : Optional.of(decoded(value));
  }

  /** A column for each key, of the type that was set or, when inferred, the narrowest of all. */
  List<Field> fields(CsvReading.Columns reading) {
    List<Field> fields = new ArrayList<>();
    for (String key : keys) {
      TypeProposal proposal = new TypeProposal();
      for (String file : ofFiles.keySet()) {
        value(file, key)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .ifPresent(bytes -> proposal.add(bytes, 0, bytes.length));
      }
      boolean inferred = reading.inference() == Inference.SAMPLED;
      Type type = inferred ? proposal.type() : Type.TEXT;
      fields.add(new Field(key, reading.types().getOrDefault(key, type)));
    }
    return fields;
  }
}
