package dev.leat.internal.engine.format.json;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;

/** The failures of reading JSON that are not those of single documents. */
final class JsonFailures {

  private JsonFailures() {}

  static LeatException empty(String name) {
    return new LeatException(
        ErrorKind.INPUT,
        "\"%s\" is empty: it holds no JSON. If that is right, set --allow-empty.".formatted(name));
  }

  static LeatException noRecords(String name, String path) {
    return new LeatException(
        ErrorKind.INPUT,
        "\"%s\" holds nothing at \"%s\". Check the path that --records names."
            .formatted(name, path));
  }
}
