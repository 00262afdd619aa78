package dev.leat.cli.screen;

import dev.leat.cli.screen.Terminal.Device;
import dev.leat.run.Progress;
import dev.leat.run.RunListener;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows the progress of a run on the error stream: a line that rewrites itself on a screen, a line
 * every ten seconds in a log.
 *
 * <p>A daemon thread asks for the progress a few times a second; the run is not slowed down. The
 * line is gone when {@link #finished} returns. Runs may follow one another, not overlap.
 */
public final class ProgressLine implements RunListener {

  private static final String ERASE = "\r\u001b[K";

  /** How often the line is renewed, and when it comes first. */
  private record Rhythm(long firstMillis, long nextMillis, Device device) {}

  private final PrintStream err;
  private final Rhythm rhythm;
  private final Terminal terminal;
  private final Object lock = new Object();
  private @Nullable Thread thread;
  private boolean done;
  private volatile boolean shown;

  private ProgressLine(Terminal terminal, Rhythm rhythm) {
    this.err = terminal.err();
    this.terminal = terminal;
    this.rhythm = rhythm;
  }

  /** Shows progress when it was asked for, or when somebody looks and the run takes a while. */
  public static RunListener of(When choice, Terminal terminal) {
    boolean screen = terminal.errDevice() == Device.SCREEN && !terminal.isDumb();
    boolean log = terminal.variable("CI").isPresent();
    return switch (choice) {
      case NEVER -> SILENT;
      case ALWAYS -> screen ? onScreen(terminal, 0) : inLog(terminal, 0);
      case AUTO -> screen ? onScreen(terminal, 2_000) : log ? inLog(terminal, 10_000) : SILENT;
    };
  }

  private static RunListener onScreen(Terminal terminal, long firstMillis) {
    return new ProgressLine(terminal, new Rhythm(firstMillis, 200, Device.SCREEN));
  }

  private static RunListener inLog(Terminal terminal, long firstMillis) {
    return new ProgressLine(terminal, new Rhythm(firstMillis, 10_000, Device.RECORD));
  }

  @Override
  public void started(Supplier<Progress> progress) {
    synchronized (lock) {
      done = false;
      thread = new Thread(() -> watch(progress), "leat-progress");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void finished() {
    Thread watcher;
    synchronized (lock) {
      done = true;
      lock.notifyAll();
      watcher = thread;
      thread = null;
    }
    join(watcher);
    erase();
  }

  private void watch(Supplier<Progress> progress) {
    Pace pace = new Pace();
    boolean more = pause(rhythm.firstMillis());
    int width = rhythm.device() == Device.SCREEN && more ? terminal.width() : 0;
    while (more) {
      print(progress.get(), pace, width);
      more = pause(rhythm.nextMillis());
    }
  }

  private void print(Progress progress, Pace pace, int width) {
    switch (rhythm.device()) {
      case SCREEN ->
          err.print(ERASE + ProgressText.line(progress, pace.secondsLeft(progress), width));
      case RECORD -> err.println(ProgressText.plain(progress, pace.secondsLeft(progress)));
    }
    err.flush();
    if (!shown && rhythm.device() == Device.SCREEN) {
      // Ctrl-C leaves a clean line behind.
      Runtime.getRuntime().addShutdownHook(new Thread(this::erase, "leat-progress-end"));
    }
    shown = true;
  }

  /** Waits, and says whether the run still goes on. */
  private boolean pause(long millis) {
    long end = System.nanoTime() + millis * 1_000_000;
    synchronized (lock) {
      long left = millis;
      while (!done && left > 0) {
        try {
          lock.wait(left);
        } catch (InterruptedException e) {
          return false;
        }
        left = (end - System.nanoTime() + 999_999) / 1_000_000;
      }
      return !done;
    }
  }

  private void join(@Nullable Thread watcher) {
    try {
      if (watcher != null) {
        watcher.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void erase() {
    if (shown && rhythm.device() == Device.SCREEN) {
      err.print(ERASE);
      err.flush();
    }
    shown = false;
  }
}
