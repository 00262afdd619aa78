package dev.leat.internal.engine.format.csv;

import dev.leat.io.Csv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well a dialect fits sampled records: what {@link DialectGuess} compares. */
final class DialectTrial {

  private static final double ONE_COLUMN = 0.5;

  private final Csv options;
  private final Map<Integer, Integer> widths = new HashMap<>();
  private final List<Integer> quotedByColumn = new ArrayList<>();
  private int records;
  private int faults;
  private int quotedFields;
  private int tellingQuotes;

  DialectTrial(Csv options) {
    this.options = options;
  }

  /** Takes records into account, up to a number of them in all. */
  DialectTrial read(RecordReader reader, int most) {
    while (records < most && reader.next()) {
      records++;
      if (reader.fault() != null) {
        faults++;
      } else {
        widths.merge(reader.fields(), 1, Integer::sum);
        for (int i = 0; i < reader.fields(); i++) {
          countQuotes(reader, i);
        }
      }
    }
    return this;
  }

  private void countQuotes(RecordReader reader, int field) {
    while (quotedByColumn.size() <= field) {
      quotedByColumn.add(0);
    }
    if (reader.isQuoted(field)) {
      quotedFields++;
      quotedByColumn.set(field, quotedByColumn.get(field) + 1);
      tellingQuotes += isTelling(reader, field) ? 1 : 0;
    }
  }

  /** Whether a field would have been cut, or been null, without its quotes. */
  private boolean isTelling(RecordReader reader, int field) {
    byte[] source = reader.source(field);
    int start = reader.start(field);
    int stop = start + reader.length(field);
    int delimiter = options.dialect().delimiter().toByte();
    int quote = options.dialect().quote().toByte();
    boolean telling = start == stop;
    for (int i = start; i < stop && !telling; i++) {
      telling = source[i] == delimiter || source[i] == quote || source[i] == '\n';
    }
    return telling;
  }

  /** The options tried. */
  Csv options() {
    return options;
  }

  /** The number of records with a fault. */
  int faults() {
    return faults;
  }

  /** The number of fields in quotes. */
  int quotedFields() {
    return quotedFields;
  }

  /** The number of fields whose quotes are certainly meant as such. */
  int evidence() {
    int columns = 0;
    for (int quoted : quotedByColumn) {
      columns += records > 1 && quoted >= (records - faults) * 0.9 ? quoted : 0;
    }
    return Math.max(tellingQuotes, columns);
  }

  /** The most frequent number of fields; the larger one of two. */
  int width() {
    return widths.entrySet().stream()
        .max(
            Map.Entry.<Integer, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(1);
  }

  /**
   * How good the dialect is: the share of good records that agree on a number of fields, squared so
   * that disagreement counts, times the logarithm of that number, so that more columns are better
   * than few. One column is what is left when nothing else fits.
   */
  double score() {
    int width = width();
    double agreeing = widths.getOrDefault(width, 0) / (double) Math.max(1, records - faults);
    return width == 1 ? ONE_COLUMN : agreeing * agreeing * Math.log(1 + width);
  }
}
