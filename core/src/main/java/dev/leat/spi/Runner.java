package dev.leat.spi;

import dev.leat.io.Source;
import dev.leat.plan.Plan;
import dev.leat.run.Report;
import dev.leat.run.Settings;

/**
 * Runs plans: the local engine or a cluster, found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations are stateless and safe for all threads.
 */
public interface Runner {

  /** The name that an engine is chosen by, such as {@code local}. */
  String name();

  /**
   * Looks into a source to pin everything that was left open: its format, columns and types.
   *
   * <p>What is not a file yet becomes one: URLs are fetched, loads are called, and the listener of
   * the settings is told of their progress.
   *
   * @return a scan of all its rows and columns
   * @throws dev.leat.data.LeatException of kind INPUT when it cannot be read, FAILED when a load
   *     fails
   */
  Plan.Scan inspect(Source source, Settings settings);

  /**
   * Runs a {@link Plan.Write} to its end on all threads of the settings.
   *
   * @throws dev.leat.data.LeatException when it fails; nothing is written then
   */
  Report write(Plan.Write plan, Settings settings);

  /**
   * Runs a plan lazily on the thread of the caller.
   *
   * @return a cursor that is to be closed
   */
  Cursor open(Plan plan, Settings settings);

  /**
   * Runs a plan on all threads of the settings and gives its rows in order.
   *
   * @return a cursor over the finished result, to be closed
   */
  Cursor collect(Plan plan, Settings settings);

  /** Counts the rows of a plan without building them. */
  Counted count(Plan plan, Settings settings);

  /** How a plan would run, as text: a line per operator, inputs below and indented. */
  String explain(Plan plan, Settings settings);

  /**
   * The number of rows of a plan.
   *
   * @param rows the number
   * @param report the account of the run
   */
  record Counted(long rows, Report report) {}
}
