package dev.leat.internal.engine.file;

import dev.leat.internal.engine.file.http.Download;
import dev.leat.internal.engine.file.http.Keeping;
import dev.leat.internal.engine.file.http.Patience;
import dev.leat.internal.engine.file.http.Transfer;
import dev.leat.io.Loader;
import dev.leat.io.Location;
import dev.leat.run.Progress;
import dev.leat.run.Run;
import dev.leat.run.RunListener;
import dev.leat.run.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A directory for what is not a file yet: downloads and what loads write, each fetched once.
 *
 * <p>A file lands whole or not at all. A landing of the process lasts as long as it does; a kept
 * one is found again by later processes, which fetch nothing that is there, and go on with
 * downloads that broke off. Safe for all threads.
 */
public final class Landing {

  /** What this process has fetched, wherever it lies. */
  private static final Map<Object, Path> OF_PROCESS = new ConcurrentHashMap<>();

  private static final Map<Object, Object> LOCKS = new ConcurrentHashMap<>();
  private static final AtomicLong LOADS = new AtomicLong();
  private static final int LONGEST_ENDING = 80;

  private final Path directory;
  private final Map<Object, Path> landed;
  private final RunListener listener;
  private final Keeping keeping;

  private Landing(Path directory, Map<Object, Path> landed, RunListener listener, Keeping keeping) {
    this.directory = directory;
    this.landed = landed;
    this.listener = listener;
    this.keeping = keeping;
  }

  /** The landing of a run with these settings. */
  public static Landing of(Settings settings) {
    return settings
        .run()
        .map(run -> kept(inputsOf(run), settings.listener()))
        .orElseGet(() -> ofProcess(settings.temporary(), settings.listener()));
  }

  /** The directory of a run for what it fetched, which a later process finds. */
  private static Path inputsOf(Run run) {
    Path directory = run.directory().resolve("inputs");
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw Failures.writing(directory.toString(), 0, e);
    }
  }

  /** A landing that is gone when the process is, in a directory for temporary files. */
  static Landing ofProcess(Path temporary, RunListener listener) {
    return new Landing(temporary, OF_PROCESS, listener, Keeping.FOR_NOW);
  }

  /** A landing in a directory that is there and stays. */
  public static Landing kept(Path directory, RunListener listener) {
    return new Landing(directory, new ConcurrentHashMap<>(), listener, Keeping.FOR_GOOD);
  }

  private Path directory() {
    return switch (keeping) {
      case FOR_NOW -> ScratchDirectory.ofProcess(directory).path();
      case FOR_GOOD -> directory;
    };
  }

  /** The file of a web location, fetched when it is not there yet. */
  Path fetch(Location web) {
    return land(
        web,
        downloadName(web),
        target -> {
          Transfer transfer = new Transfer();
          watched(
              "download " + web.shown(),
              transfer::receivedBytes,
              transfer::totalBytes,
              () -> Download.fetch(web, target, keeping, Patience.USUAL, transfer));
        });
  }

  /** The file that a load writes, called when it is not there yet. */
  Path load(String name, Loader loader) {
    return land(
        new LoadKey(name, loader),
        loadName(name),
        target -> {
          if (!Files.exists(target)) {
            Load load = new Load(name, loader, target, keeping);
            watched("load " + name, load::writtenBytes, () -> InputFile.UNKNOWN_SIZE, load::run);
          }
        });
  }

  /** A load of this process: what was written under a name by one function is not of another. */
  private record LoadKey(String name, Loader loader) {}

  private Path land(Object key, String name, Consumer<Path> filling) {
    Path known = landed.get(key);
    if (known != null && Files.exists(known)) {
      return known;
    }
    Object lock = LOCKS.computeIfAbsent(key, any -> new Object());
    synchronized (lock) {
      Path there = landed.get(key);
      if (there != null && Files.exists(there)) {
        return there;
      }
      Path target = directory().resolve(name);
      filling.accept(target);
      landed.put(key, target);
      OF_PROCESS.put(key, target);
      return target;
    }
  }

  private void watched(String phase, LongSupplier bytes, LongSupplier total, Runnable action) {
    long start = System.nanoTime();
    listener.started(() ->
        new Progress(
            phase, bytes.getAsLong(), total.getAsLong(), 0, 0, 0, System.nanoTime() - start));
    try {
      action.run();
    } finally {
      listener.finished();
    }
  }

  /** A name for each URL, which ends as it does and shows no secret. */
  private static String downloadName(Location web) {
    String url = web.text().split("#", 2)[0];
    return digest(url) + "-" + safe(web.ending());
  }

  /** A name for each load; functions of one process that share a name have files of their own. */
  private String loadName(String name) {
    String number =
        switch (keeping) {
          case FOR_NOW -> "-" + LOADS.incrementAndGet();
          case FOR_GOOD -> "-" + digest(name);
        };
    return "load" + number + "-" + safe(name);
  }

  private static String digest(String text) {
    UUID digest = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    return digest.toString().replace("-", "").substring(0, 16);
  }

  private static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_");
    return safe.substring(Math.max(0, safe.length() - LONGEST_ENDING));
  }
}
