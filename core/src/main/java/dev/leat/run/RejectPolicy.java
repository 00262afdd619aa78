package dev.leat.run;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How many rows may be rejected before a run fails, and where they are written to.
 *
 * @param maxRows the largest number of rejects that does not fail the run
 * @param maxPercent the largest share of the rows read, in percent, checked at the end of the run;
 *     100 when only the number counts
 * @param file the CSV file that rejects are written to, or empty
 */
public record RejectPolicy(long maxRows, double maxPercent, Optional<Path> file) {

  /** Checks the numbers. */
  public RejectPolicy {
    if (maxRows < 0 || maxPercent < 0 || maxPercent > 100) {
      throw new LeatException(
          ErrorKind.USAGE,
          "max rejects: %d rows, %s %% (expected: >= 0 rows, 0 to 100 %%)"
              .formatted(maxRows, maxPercent));
    }
  }

  /** The first reject fails the run. */
  public static RejectPolicy fail() {
    return atMost(0);
  }

  /** Any number of rows may be rejected; all are counted and reported. */
  public static RejectPolicy unlimited() {
    return atMost(Long.MAX_VALUE);
  }

  /** More rejects than this fail the run. */
  public static RejectPolicy atMost(long rows) {
    return new RejectPolicy(rows, 100, Optional.empty());
  }

  /** A larger share of rejects among the rows read than this fails the run. */
  public static RejectPolicy atMostPercent(double percent) {
    return new RejectPolicy(Long.MAX_VALUE, percent, Optional.empty());
  }

  /** This policy with the rejects written to a CSV file. */
  public RejectPolicy writtenTo(Path path) {
    return new RejectPolicy(maxRows, maxPercent, Optional.of(path));
  }
}
