package dev.leat.internal.engine.file.http;

import dev.leat.data.LeatException;
import dev.leat.io.Location;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipException;

/**
 * Fetches a file from a web server, whole or not at all.
 *
 * <p>What has come stays beside the target as a {@link Part} when a fetch fails or its process
 * dies; the next fetch to the same target goes on from there if the server can do so and the file
 * has not changed, and begins anew otherwise. Failures that may pass are tried again.
 *
 * <p>Blocks; safe for all threads, of which one at a time talks to a host. Memory: a few buffers.
 */
public final class Download {

  private static final Map<String, Object> HOSTS = new ConcurrentHashMap<>();

  private final WebAddress address;
  private final Path target;
  private final Keeping keeping;
  private final Patience patience;
  private final Transfer transfer;

  private Download(
      WebAddress address, Path target, Keeping keeping, Patience patience, Transfer transfer) {
    this.address = address;
    this.target = target;
    this.keeping = keeping;
    this.patience = patience;
    this.transfer = transfer;
  }

  /**
   * Puts the file of a web location to a target; nothing is asked for when the target is there.
   *
   * @param location an http or https URL, with {@code #sha256=HEX} if its content is known
   * @param transfer is told how far it has got
   * @throws LeatException of kind INPUT when the file cannot be had, SPACE when the disk is full,
   *     INTERRUPTED when the thread is interrupted
   */
  public static void fetch(
      Location location, Path target, Keeping keeping, Patience patience, Transfer transfer) {
    WebAddress address = WebAddress.of(location);
    new Download(address, target, keeping, patience, transfer).fetch();
  }

  private void fetch() {
    try {
      Object host = HOSTS.computeIfAbsent(WebAddress.origin(address.uri()), name -> new Object());
      synchronized (host) {
        if (Files.exists(target)) {
          checkDemanded(target);
        } else {
          fetchPart();
        }
      }
    } catch (InterruptedException | ClosedByInterruptException | FileLockInterruptionException e) {
      Thread.currentThread().interrupt();
      throw Refusal.interrupted(address.shown());
    } catch (IOException e) {
      throw Refusal.storing(address.shown(), target, transfer.receivedBytes(), e);
    }
  }

  private void fetchPart() throws IOException, InterruptedException {
    try (Part part = Part.open(target, Note.address(address.uri()))) {
      if (Files.exists(target)) {
        part.drop();
        checkDemanded(target);
      } else {
        transfer.received(part.length());
        complete(part);
        publish(part);
      }
    }
  }

  /** Tries until all is there, or too many tries in a row have brought nothing new. */
  private void complete(Part part) throws IOException, InterruptedException {
    long start = part.length();
    long farthest = start;
    int vain = 0;
    while (true) {
      try {
        if (!part.isWhole()) {
          new Attempt(address, part, patience, transfer).run();
        }
        checkAnnounced(part);
        return;
      } catch (TryAgain failure) {
        long length = part.length();
        vain = length > farthest ? 1 : vain + 1;
        farthest = Math.max(farthest, length);
        if (farthest == start && failure.atFirst().isPresent()) {
          throw failure.atFirst().get();
        }
        giveUp(failure, vain);
        Thread.sleep(pause(failure, vain));
      }
    }
  }

  private static void checkAnnounced(Part part) throws TryAgain, IOException {
    for (Checksum announced : part.note().map(Note::checksums).orElse(List.of())) {
      if (!announced.fits(part.channel(), 0)) {
        part.clear();
        throw new TryAgain("what the server sends has another checksum than it announces");
      }
    }
  }

  /** Fails when there is no point in another try. */
  private void giveUp(TryAgain failure, int vain) {
    Duration pause = failure.pause().orElse(Duration.ZERO);
    if (pause.compareTo(patience.longestPause()) > 0) {
      throw Refusal.tooLong(address.shown(), failure.reason(), pause);
    }
    if (vain >= patience.tries()) {
      throw Refusal.inVain(address.shown(), failure.reason(), vain);
    }
  }

  private Duration pause(TryAgain failure, int vain) {
    Duration own = patience.pauseAfter(vain);
    Duration asked = failure.pause().orElse(own);
    return asked.compareTo(own) > 0 ? asked : own;
  }

  private void publish(Part part) throws IOException {
    try (Part.Whole whole = part.whole()) {
      checkDemanded(whole.channel());
      whole.publish(keeping);
    } catch (ZipException | EOFException e) {
      part.clear();
      throw Refusal.damagedCoding(address.shown(), e);
    } catch (LeatException e) {
      part.clear();
      throw e;
    }
  }

  private void checkDemanded(Path file) throws IOException {
    if (address.expected().isPresent()) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        checkDemanded(channel);
      }
    }
  }

  /** Checks the checksum that the user demands. */
  private void checkDemanded(FileChannel file) throws IOException {
    if (address.expected().isPresent()) {
      Checksum expected = address.expected().get();
      Checksum found = Checksum.of(expected.algorithm(), file, 0);
      if (!found.equals(expected)) {
        throw Refusal.wrongChecksum(address.shown(), found, expected);
      }
    }
  }
}
