package dev.leat.cli.format;

import dev.leat.data.Field;
import dev.leat.data.Schema;
import dev.leat.io.Compression;
import dev.leat.io.Json;
import dev.leat.io.JsonReading;
import java.util.ArrayList;
import java.util.List;

/** Words the options of a JSON file as the flags that set them, quoted for a shell. */
public final class JsonFlags {

  private JsonFlags() {}

  /** The flags that read a file with these options and fields. */
  public static List<String> of(Json json, Schema schema) {
    List<String> flags = new ArrayList<>(List.of(ShellWords.flag("from", json.name())));
    JsonReading reading = json.reading();
    if (!reading.records().isEmpty()) {
      flags.add(flag(ReadOption.RECORDS, reading.records()));
    }
    if (json.packing().compression() != Compression.AUTO) {
      flags.add(flag(ReadOption.COMPRESSION, Words.word(json.packing().compression())));
    }
    if (reading.maxDepth() != JsonReading.DEFAULT.maxDepth()) {
      flags.add(flag(ReadOption.MAX_DEPTH, Integer.toString(reading.maxDepth())));
    }
    for (Field field : schema.fields()) {
      flags.add(flag(ReadOption.TYPES, field.name() + ":" + Words.word(field.type())));
    }
    return flags;
  }

  private static String flag(ReadOption option, String value) {
    return ShellWords.flag(option.word(), value);
  }
}
