package dev.leat.internal.engine.expression;

/** A column of the batch or a field of its rows, untouched: it may be unparsed text, or JSON. */
sealed interface BareColumn extends Evaluator permits ColumnValue, OpenField {

  /** The name, for errors. */
  String name();
}
