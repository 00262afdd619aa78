package dev.leat.internal.engine.expression;

import dev.leat.data.LeatException;
import dev.leat.data.Type;
import dev.leat.expr.OnMisfit;
import dev.leat.internal.engine.batch.Batch;
import dev.leat.internal.engine.batch.Column;
import dev.leat.internal.engine.batch.DoubleColumn;
import dev.leat.internal.engine.batch.JsonColumn;
import dev.leat.internal.engine.batch.LongColumn;
import dev.leat.internal.engine.batch.ObjectColumn;
import dev.leat.internal.engine.batch.RowErrors;
import dev.leat.internal.engine.batch.TextColumn;
import dev.leat.internal.engine.kernel.DoubleText;
import dev.leat.internal.engine.kernel.JsonValue;
import dev.leat.internal.engine.kernel.PlainText;
import dev.leat.internal.engine.kernel.ScaledDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads text and JSON as values of another type; a column that is of that type already is passed
 * on.
 */
final class Parsing implements Evaluator {

  private final Evaluator source;
  private final Type type;
  private final String label;
  private final OnMisfit onMisfit;

  private final PlainText plain = new PlainText();
  private final ScaledDecimal decimal = new ScaledDecimal();
  private boolean[] nulls = {};
  private long[] longs = {};
  private double[] doubles = {};

  /**
   * A parsing.
   *
   * @param label the column or expression that errors name
   */
  Parsing(Evaluator source, Type type, String label, OnMisfit onMisfit) {
    this.source = source;
    this.type = type;
    this.label = label;
    this.onMisfit = onMisfit;
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public Column evaluate(Batch batch, RowErrors errors) {
    Column column = source.evaluate(batch, errors);
    return switch (column) {
      case TextColumn text -> parsed(text, batch.rows(), errors);
      case JsonColumn json -> parsed(json, batch.rows(), errors);
      case LongColumn longs -> longs;
      case DoubleColumn doubles -> doubles;
      case ObjectColumn objects -> objects;
    };
  }

  private Column parsed(JsonColumn json, int rows, RowErrors errors) {
    return switch (type) {
      case LIST, ANY -> objects(json, rows, errors);
      case TEXT, BOOLEAN, INTEGER, DECIMAL, DOUBLE, DATE, DATETIME, INSTANT ->
          parsed(plain.of(json, rows), rows, errors);
    };
  }

  private ObjectColumn objects(JsonColumn json, int rows, RowErrors errors) {
    @Nullable Object[] values = new @Nullable Object[rows];
    for (int row = 0; row < rows; row++) {
      if (!json.isNull(row)) {
        try {
          Object value = JsonValue.at(json, row);
          values[row] = type == Type.ANY || value instanceof List<?> ? value : null;
        } catch (LeatException e) {
          misfit(row, String.valueOf(e.getMessage()), errors);
          continue;
        }
        if (values[row] == null) {
          misfit(row, Misfits.reason(json.text(row), type), errors);
        }
      }
    }
    return new ObjectColumn(type, values);
  }

  private Column parsed(TextColumn text, int rows, RowErrors errors) {
    return switch (type) {
      case BOOLEAN, INTEGER, DATE, DATETIME, INSTANT -> longs(text, rows, errors);
      case DOUBLE -> doubles(text, rows, errors);
      case DECIMAL -> decimals(text, rows, errors);
      case TEXT, LIST, ANY -> text;
    };
  }

  private Column longs(TextColumn text, int rows, RowErrors errors) {
    reserveNulls(rows);
    longs = longs.length < rows ? new long[rows] : longs;
    LongParser parser = LongParser.of(type);
    byte[] bytes = text.bytes();
    int[] starts = text.starts();
    int[] lengths = text.lengths();
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      int length = lengths[row];
      boolean missing = length < 0;
      if (!missing) {
        long value = parser.parse(bytes, starts[row], length);
        longs[row] = value;
        missing = value == LongParser.MISFIT && parser.isMisfit(bytes, starts[row], length);
        if (missing) {
          misfit(text, row, errors);
        }
      }
      nulls[row] = missing;
      any |= missing;
    }
    return new LongColumn(type, longs, Flags.nulls(any, nulls));
  }

  private Column doubles(TextColumn text, int rows, RowErrors errors) {
    reserveNulls(rows);
    doubles = doubles.length < rows ? new double[rows] : doubles;
    byte[] bytes = text.bytes();
    int[] starts = text.starts();
    int[] lengths = text.lengths();
    boolean any = false;
    for (int row = 0; row < rows; row++) {
      int length = lengths[row];
      boolean missing = length < 0;
      if (!missing) {
        double value = DoubleText.parse(bytes, starts[row], length);
        doubles[row] = value;
        missing = Double.isNaN(value) && DoubleText.isMisfit(bytes, starts[row], length);
        if (missing) {
          misfit(text, row, errors);
        }
      }
      nulls[row] = missing;
      any |= missing;
    }
    return new DoubleColumn(doubles, Flags.nulls(any, nulls));
  }

  private Column decimals(TextColumn text, int rows, RowErrors errors) {
    @Nullable Object[] values = new @Nullable Object[rows];
    byte[] bytes = text.bytes();
    int[] starts = text.starts();
    int[] lengths = text.lengths();
    for (int row = 0; row < rows; row++) {
      if (lengths[row] >= 0) {
        if (decimal.read(bytes, starts[row], lengths[row])) {
          values[row] = decimal.value();
        } else {
          misfit(text, row, errors);
        }
      }
    }
    return new ObjectColumn(type, values);
  }

  private void reserveNulls(int rows) {
    nulls = nulls.length < rows ? new boolean[rows] : nulls;
  }

  private void misfit(TextColumn text, int row, RowErrors errors) {
    switch (onMisfit) {
      case FAIL -> errors.add(row, label, Misfits.reason(text, row, type));
      case NULL -> {}
    }
  }

  private void misfit(int row, String reason, RowErrors errors) {
    switch (onMisfit) {
      case FAIL -> errors.add(row, label, reason);
      case NULL -> {}
    }
  }
}
