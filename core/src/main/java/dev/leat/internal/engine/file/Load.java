package dev.leat.internal.engine.file;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.internal.engine.file.http.Keeping;
import dev.leat.io.Loader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** One call of a loader: what it writes appears at the target when it is whole. */
final class Load {

  private final String name;
  private final Loader loader;
  private final Path target;
  private final Path draft;
  private final Keeping keeping;

  Load(String name, Loader loader, Path target, Keeping keeping) {
    this.name = name;
    this.loader = loader;
    this.target = target;
    this.keeping = keeping;
    this.draft = target.resolveSibling(target.getFileName() + ".part");
  }

  /** The bytes that are there so far; may be asked from any thread. */
  long writtenBytes() {
    try {
      return Files.size(draft);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Calls the loader and publishes its file. */
  void run() {
    try {
      Files.deleteIfExists(draft);
      write();
      check();
      publish();
    } catch (IOException e) {
      throw failed("its file cannot be stored: " + Failures.reason(e), e);
    } finally {
      deleteDraft();
    }
  }

  private void write() {
    try {
      loader.load(draft);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      String message = "The load \"%s\" was interrupted.".formatted(name);
      throw new LeatException(ErrorKind.INTERRUPTED, message, e);
    } catch (Exception e) {
      throw failed(said(e), e);
    }
  }

  /** What an exception says; those of Leat are sentences, others may be no more than a name. */
  private static String said(Exception e) {
    String type = e instanceof LeatException ? "" : e.getClass().getSimpleName();
    String message = e.getMessage() == null ? "" : e.getMessage();
    return type + (type.isEmpty() || message.isEmpty() ? "" : ": ") + message;
  }

  private void check() throws IOException {
    if (!Files.isRegularFile(draft)) {
      throw failed("it ended without writing its file. Let it write to the path that it is given");
    }
    if (Files.size(draft) == 0) {
      throw failed("the file that it wrote is empty. Check where it takes its data from");
    }
  }

  private void publish() throws IOException {
    try (FileChannel file = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      keeping.force(file);
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    keeping.forceDirectory(Target.directory(target));
  }

  private LeatException failed(String reason) {
    return new LeatException(ErrorKind.FAILED, sentence(reason));
  }

  private LeatException failed(String reason, Exception cause) {
    return new LeatException(ErrorKind.FAILED, sentence(reason), cause);
  }

  private String sentence(String reason) {
    String sentence = "The load \"%s\" failed: %s".formatted(name, reason);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private void deleteDraft() {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // It is in the way of nobody.
    }
  }
}
