package dev.leat.internal.engine.file.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes the body of a response to a file as it comes; used once. */
final class BodyWriter implements Flow.Subscriber<List<ByteBuffer>> {

  private final FileChannel file;
  private final Transfer transfer;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final Object lock = new Object();
  private Flow.Subscription subscription = new Nothing();
  private volatile long position;
  private boolean stopped;

  /** Writes from a position on. */
  BodyWriter(FileChannel file, long position, Transfer transfer) {
    this.file = file;
    this.position = position;
    this.transfer = transfer;
  }

  /** A failure of the disk, which no other try would mend. */
  static final class WriteFailure extends IOException {

    private static final long serialVersionUID = 1;

    WriteFailure(IOException cause) {
      super(cause);
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    synchronized (lock) {
      subscription = given;
    }
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    synchronized (lock) {
      if (stopped) {
        return;
      }
      try {
        for (ByteBuffer buffer : buffers) {
          while (buffer.hasRemaining()) {
            position += file.write(buffer, position);
          }
        }
      } catch (IOException e) {
        subscription.cancel();
        end.completeExceptionally(new WriteFailure(e));
        return;
      }
    }
    transfer.received(position);
    subscription.request(1);
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    end.complete(null);
  }

  /**
   * Waits for the end of the body.
   *
   * @throws TimeoutException when nothing comes for so long
   * @throws IOException when the connection breaks, or the disk does
   */
  void await(Duration silence) throws IOException, InterruptedException, TimeoutException {
    try {
      while (true) {
        long before = position;
        try {
          end.get(silence.toMillis(), TimeUnit.MILLISECONDS);
          return;
        } catch (TimeoutException e) {
          if (position == before) {
            throw e;
          }
        }
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      stop();
    }
  }

  /** After this nothing is written any more, whatever still comes. */
  private void stop() {
    synchronized (lock) {
      stopped = true;
      subscription.cancel();
    }
  }

  /** Stands in until there is a subscription. */
  private static final class Nothing implements Flow.Subscription {

    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }
}
