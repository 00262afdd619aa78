package dev.leat.internal.engine.format.csv;

import dev.leat.io.Csv;
import java.util.Arrays;

/** How well a dialect fits sampled records: what {@link DialectGuess} compares. */
final class DialectTrial {

  private static final double ONE_COLUMN = 0.3;

  private final Csv options;
  private int[] recordsByWidth = new int[16];
  private int[] quotedByColumn = new int[16];
  private int firstWidth;
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
        countWidth(reader.fields());
        for (int i = 0; i < reader.fields(); i++) {
          countQuotes(reader, i);
        }
      }
    }
    return this;
  }

  private void countWidth(int width) {
    if (width >= recordsByWidth.length) {
      recordsByWidth = Arrays.copyOf(recordsByWidth, width * 2);
      quotedByColumn = Arrays.copyOf(quotedByColumn, width * 2);
    }
    recordsByWidth[width]++;
    firstWidth = firstWidth == 0 ? width : firstWidth;
  }

  private void countQuotes(RecordReader reader, int field) {
    if (reader.isQuoted(field)) {
      quotedFields++;
      quotedByColumn[field]++;
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
    int width = 1;
    for (int i = 1; i < recordsByWidth.length; i++) {
      width = recordsByWidth[i] > 0 && recordsByWidth[i] >= recordsByWidth[width] ? i : width;
    }
    return width;
  }

  /**
   * How good the dialect is: the share of good records that agree on a number of fields, squared so
   * that disagreement counts, times the logarithm of that number, so that more columns are better
   * than few. One column is what is left when nothing else fits: it loses to a delimiter that cuts
   * the first record into several fields and most others into as many, however ragged the rest is.
   */
  double score() {
    int width = width();
    if (width == 1) {
      return ONE_COLUMN;
    }
    double agreeing = recordsByWidth[width] / (double) Math.max(1, records - faults);
    double score = agreeing * agreeing * Math.log(1 + width);
    boolean asTheFirst = width == firstWidth && agreeing > 0.5;
    return asTheFirst ? Math.max(score, ONE_COLUMN * (1 + agreeing)) : score;
  }
}
