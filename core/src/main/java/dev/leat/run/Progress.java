package dev.leat.run;

/**
 * A momentary view of a run.
 *
 * @param phase what is being done, such as {@code read} or {@code sort}
 * @param bytesRead the bytes of input read so far, as stored (compressed when they are)
 * @param bytesTotal the bytes of all inputs, or -1 when unknown
 * @param rowsRead the rows read so far
 * @param rejects the rows rejected so far
 * @param memoryBytes the memory reserved by operators
 * @param elapsedNanos the time since the run began
 */
public record Progress(
    String phase,
    long bytesRead,
    long bytesTotal,
    long rowsRead,
    long rejects,
    long memoryBytes,
    long elapsedNanos) {}
