package dev.leat.internal.engine.format;

import dev.leat.internal.engine.batch.Resumable;
import dev.leat.internal.engine.event.RunState;
import dev.leat.internal.engine.event.Turns;
import dev.leat.internal.engine.file.DecodedStream;
import dev.leat.internal.engine.file.InputFile;
import dev.leat.internal.engine.file.gzip.GzipPoint;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An input that workers read in turns, from its start to its end; opened when it is first read.
 *
 * <p>Who works on a split awaits its turn, reads, and hands on what it leaves; only in between it
 * may read. Closing comes after the last turn.
 */
public final class StreamedInput implements AutoCloseable {

  private final InputFile file;
  private final Turns<Rest> turns;
  private final Optional<StreamAhead> ahead;
  private final boolean isKept;
  private long start;
  private @Nullable DecodedStream stream;
  private long storedBytes;

  /**
   * What one split leaves to the next.
   *
   * @param bytes were read but not used
   * @param offset where they start
   * @param line the line that they start on
   */
  public record Rest(byte[] bytes, long offset, long line) {}

  /** The bytes of a file from an offset on, which is on a line; those before are passed over. */
  public StreamedInput(InputFile file, long start, long firstLine, RunState run) {
    this.file = file;
    this.start = start;
    this.turns = new Turns<>(run, new Rest(new byte[0], start, firstLine));
    this.ahead = run.foreseen(file.name()).map(reading -> new StreamAhead(file, reading, run));
    this.isKept = run.settings().run().isPresent();
  }

  /** Where the next split starts, while none is worked on. */
  public SplitQueue.Place place() {
    Rest rest = turns.waiting();
    return new SplitQueue.Place(rest.offset(), rest.offset(), rest.line(), storedBytes);
  }

  /** Where a later process would go on reading, while no split is worked on. */
  public Resumable.Reading reading() {
    long offset = turns.waiting().offset();
    Optional<GzipPoint> point =
        Optional.ofNullable(stream)
            .flatMap(DecodedStream::lastPoint)
            .filter(noted -> noted.unpacked() <= offset);
    return new Resumable.Reading(
        file.name(), offset, point.map(StreamedInput::saved).orElseGet(() -> new byte[0]));
  }

  private static byte[] saved(GzipPoint point) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      point.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Goes on at a place, before anything is read; what is before it was counted earlier. */
  public void startAt(SplitQueue.Place place) {
    start = place.record();
    storedBytes = place.stored();
    turns.restart(new Rest(new byte[0], place.record(), place.line()));
  }

  /** Awaits the turn of a split: what the one before has left. */
  public Rest await(long split) {
    return turns.await(split);
  }

  /** Ends the turn of a split. */
  public void hand(long split, Rest rest) {
    turns.hand(split, rest);
  }

  /** Where the content starts, behind a byte order mark. */
  public long contentStart() {
    return stream().contentStart();
  }

  /** Reads bytes into an array: how many, fewer than wanted at the end only, and -1 behind it. */
  public int read(byte[] into, int at, int count) {
    int read = stream().readNBytes(into, at, count);
    return read == 0 ? -1 : read;
  }

  /** The bytes, as stored, that were read since the last time that this was asked. */
  public long storedSince() {
    long before = storedBytes;
    storedBytes = stream().storedBytes();
    return storedBytes - before;
  }

  private DecodedStream stream() {
    DecodedStream opened = stream;
    if (opened == null) {
      opened = ahead.flatMap(begun -> begun.take(start)).orElseGet(this::open);
      stream = opened;
      if (isKept) {
        opened.notePoints();
      }
    }
    return opened;
  }

  private DecodedStream open() {
    DecodedStream opened = file.open();
    StreamAhead.pass(opened, start, () -> true);
    return opened;
  }

  @Override
  public void close() {
    DecodedStream opened = stream;
    if (opened != null) {
      opened.close();
    }
    ahead.ifPresent(StreamAhead::close);
    file.close();
  }
}
