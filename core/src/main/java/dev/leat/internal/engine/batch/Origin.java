package dev.leat.internal.engine.batch;

/**
 * Says where the rows of a batch came from, for rejects and origin columns.
 *
 * <p>Only asked when a row is rejected or an origin column is read, so an implementation finds its
 * answer then instead of preparing it for every row.
 */
public interface Origin {

  /** The origin of rows that were computed, and stand in no input. */
  Origin COMPUTED =
      new Origin() {
        @Override
        public Place place(int row) {
          return Place.COMPUTED;
        }

        @Override
        public Origin gather(int[] rows, int count) {
          return this;
        }
      };

  /** Where a row of the batch stands in its input. */
  Place place(int row);

  /** The origin of the named rows, in their order. */
  Origin gather(int[] rows, int count);
}
