package dev.leat.spi;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.run.Report;
import java.util.Iterator;

/** The rows of a run, one after the other; used by one thread, and closed when no longer needed. */
public interface Cursor extends Iterator<Row>, AutoCloseable {

  /** The columns of the rows. */
  Schema schema();

  /** The account of the run so far; complete once {@link #hasNext} was false. */
  Report report();

  /** Ends the run and frees what it holds; more calls do nothing. */
  @Override
  void close();
}
