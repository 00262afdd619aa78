package dev.leat.run;

import java.util.List;

/**
 * What became of every row of a run.
 *
 * <p>It balances: {@code rowsIn} = rows that reached an output, directly or inside a group, +
 * {@code filtered} + {@code rejected} + {@code unmatched} + {@code skipped}.
 *
 * @param rowsIn the data rows read from all inputs, good or bad
 * @param rowsOut the rows written or returned
 * @param filtered the rows that a condition left out
 * @param rejected the rows that could not be read or processed
 * @param unmatched the rows that a join left out because they had no partner
 * @param skipped the rows that were read but stood outside a limit
 * @param bytesIn the bytes read, as stored
 * @param bytesOut the bytes written; 0 when rows were returned
 * @param elapsedNanos the duration of the run
 * @param peakMemoryBytes the most memory that operators had reserved at one time
 * @param operators what each operator of the plan did, from the inputs to the output
 * @param rejects the first rejects, at most {@value #SHOWN_REJECTS}, in input order
 * @param warnings what the user should know, each a sentence
 */
public record Report(
    long rowsIn,
    long rowsOut,
    long filtered,
    long rejected,
    long unmatched,
    long skipped,
    long bytesIn,
    long bytesOut,
    long elapsedNanos,
    long peakMemoryBytes,
    List<OperatorReport> operators,
    List<Reject> rejects,
    List<String> warnings) {

  /** The number of rejects that a report carries in full. */
  public static final int SHOWN_REJECTS = 10;

  /** Copies the lists. */
  public Report {
    operators = List.copyOf(operators);
    rejects = List.copyOf(rejects);
    warnings = List.copyOf(warnings);
  }

  /**
   * What one operator did.
   *
   * @param name the operator and its subject, such as {@code join on region_id}
   * @param rowsIn the rows it was given
   * @param rowsOut the rows it handed on
   * @param spilledBytes the bytes that it wrote to temporary files, because its memory was full
   * @param note a remark such as {@code 3 rows of the right side had no partner}, or empty
   */
  public record OperatorReport(
      String name, long rowsIn, long rowsOut, long spilledBytes, String note) {}

  /** The bytes that all operators wrote to temporary files. */
  public long spilledBytes() {
    return operators.stream().mapToLong(OperatorReport::spilledBytes).sum();
  }
}
