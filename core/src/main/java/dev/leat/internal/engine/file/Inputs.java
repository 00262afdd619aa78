package dev.leat.internal.engine.file;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.data.Spelling;
import dev.leat.io.Format;
import dev.leat.io.Loader;
import dev.leat.io.Location;
import dev.leat.io.Packing;
import dev.leat.io.Source;
import dev.leat.run.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the files that the locations of a source name.
 *
 * <p>A location is {@code -} for standard input, an {@code http:}, {@code https:} or {@code file:}
 * URL, a path, a glob, or a directory whose files are parts of one table. A path that exists is
 * never taken for a glob. The files of a glob or a directory come sorted by their names, so the
 * order is that of no file system. What a web server or a load has is brought to a {@link Landing}
 * first, so that it can be read anywhere, and twice.
 */
public final class Inputs {

  private static final String STDIN = "-";
  private static final String FILE_URL = "file:/";
  private static final Pattern URL = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):/.*");

  private static final Inputs OF_PROCESS = new Inputs(() -> System.in);

  private final Supplier<InputStream> stdin;
  private final Map<InputStream, Pipe> pipes = new WeakHashMap<>();
  private final Map<Path, Pipe> namedPipes = new HashMap<>();

  private Inputs(Supplier<InputStream> stdin) {
    this.stdin = stdin;
  }

  /** Finds files as this process sees them. */
  public static Inputs ofProcess() {
    return OF_PROCESS;
  }

  /** Finds files, with another stream in place of standard input. */
  public static Inputs withStdin(InputStream stdin) {
    return new Inputs(() -> stdin);
  }

  /** The files that locations name, one or more. */
  public List<InputFile> resolve(List<String> locations, Format format) {
    return resolve(new Source(locations, format));
  }

  /** The files of a source, one or more; what this process has fetched before is there. */
  public List<InputFile> resolve(Source source) {
    return resolve(source, Landing.of(Settings.defaults()));
  }

  /**
   * The files of a source, one or more, in the order of its locations.
   *
   * @param landing where files go to that are fetched
   * @throws LeatException of kind {@link ErrorKind#INPUT} when a location names none, FAILED when a
   *     load fails
   */
  public List<InputFile> resolve(Source source, Landing landing) {
    Packing packing = source.format().packing();
    List<InputFile> files = new ArrayList<>();
    for (String location : source.locations()) {
      Location named = new Location(location);
      Loader loader = source.loads().get(location);
      if (loader != null) {
        files.add(new LocalFile(location, landing.load(location, loader), packing));
      } else if (named.isWeb()) {
        files.add(new LocalFile(named.shown(), landing.fetch(named), packing));
      } else {
        add(location, packing, files);
      }
    }
    return List.copyOf(files);
  }

  private void add(String location, Packing packing, List<InputFile> files) {
    if (location.equals(STDIN)) {
      addStdin(packing, files);
      return;
    }
    Path path = path(location);
    if (Files.isDirectory(path)) {
      addParts(location, path, packing, files);
    } else if (Files.exists(path)) {
      files.add(file(location, path, packing));
    } else if (Glob.isGlob(location)) {
      addMatches(isFileUrl(location) ? path.toString() : location, packing, files);
    } else {
      throw missing(location, path);
    }
  }

  private void addStdin(Packing packing, List<InputFile> files) {
    if (files.stream().anyMatch(file -> file.path().isEmpty() && file.name().equals("stdin"))) {
      throw new LeatException(
          ErrorKind.USAGE, "Standard input is named twice (expected: \"-\" once).");
    }
    files.add(new PipedInput("stdin", stdinPipe(), packing));
  }

  /** Standard input: the same pipe each time, even when it was read already. */
  private Pipe stdinPipe() {
    InputStream stream = stdin.get();
    synchronized (pipes) {
      return pipes.computeIfAbsent(stream, key -> new Pipe(stdin::get));
    }
  }

  /** A named pipe: the same as long as it is only looked at, and a new one afterwards. */
  private Pipe pipe(Path path) {
    synchronized (pipes) {
      Pipe known = namedPipes.get(path);
      if (known == null || known.isTaken()) {
        known = new Pipe(() -> Files.newInputStream(path));
        namedPipes.put(path, known);
      }
      return known;
    }
  }

  /** The path that a location names. */
  static Path path(String location) {
    try {
      if (isFileUrl(location)) {
        return Path.of(URI.create(location.replaceFirst("^(?i)file://localhost/", "file:///")));
      }
      var url = URL.matcher(location);
      if (url.matches() && location.startsWith("//", url.end(1) + 1)) {
        String message = "\"%s\" cannot be opened: Leat has no connector for %s.";
        throw Failures.input(message + " Copy it to a file first.", location, url.group(1));
      }
      return Path.of(location);
    } catch (InvalidPathException e) {
      throw Failures.input("\"%s\" is no path: %s.", location, e.getReason());
    } catch (IllegalArgumentException e) {
      throw Failures.input(
          "\"%s\" is no file URL (expected: such as file:///data/a.csv, with %%20 for a blank).",
          location);
    }
  }

  private static boolean isFileUrl(String location) {
    return location.regionMatches(true, 0, FILE_URL, 0, FILE_URL.length());
  }

  private InputFile file(String name, Path path, Packing packing) {
    if (!Files.isReadable(path)) {
      throw Failures.unreadable(name);
    }
    return Files.isRegularFile(path)
        ? new LocalFile(name, path, packing)
        : new PipedInput(name, pipe(path), packing);
  }

  private void addMatches(String location, Packing packing, List<InputFile> files) {
    List<String> matches = Glob.of(location).matches();
    if (matches.isEmpty()) {
      throw Failures.input(
          "No file matches \"%s\". Check the pattern, and quote it for the shell.", location);
    }
    for (String match : matches) {
      files.add(file(match, Path.of(match), packing));
    }
  }

  private void addParts(String location, Path directory, Packing packing, List<InputFile> files) {
    int before = files.size();
    List<String> others = new ArrayList<>();
    addParts(location, directory, packing, files, others);
    if (files.size() == before) {
      throw noParts(location, directory, others);
    }
  }

  /**
   * The visible files of a directory, and of those named {@code key=value} in it; names that start
   * with _ or a dot are no data.
   */
  private void addParts(
      String location,
      Path directory,
      Packing packing,
      List<InputFile> files,
      List<String> others) {
    String prefix = location.endsWith("/") ? location : location + "/";
    for (String name : names(location, directory)) {
      Path path = directory.resolve(name);
      boolean nested = Files.isDirectory(path);
      if (name.startsWith("_") || name.startsWith(".") || nested && name.indexOf('=') <= 0) {
        others.add(name);
      } else if (nested) {
        addParts(prefix + name, path, packing, files, others);
      } else {
        files.add(file(prefix + name, path, packing));
      }
    }
  }

  private static LeatException noParts(String location, Path directory, List<String> others) {
    boolean nested = others.stream().anyMatch(name -> Files.isDirectory(directory.resolve(name)));
    String fix = nested ? "Name the files below it with a glob: \"%s/**/*\"." : "Check its name.";
    String message = "The directory \"%1$s\" has no files to read. " + fix;
    return Failures.input(message, location, location);
  }

  private static LeatException missing(String location, Path path) {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return Failures.input(
          "There is no file \"%s\": its directory is not there either. Check the path.", location);
    }
    Path name = path.getFileName();
    String wanted = name == null ? location : name.toString();
    String meant = Spelling.suggestion(wanted, names(location, parent));
    String fix = meant.isEmpty() ? "Check the path." : meant.strip();
    return Failures.input("There is no file \"%s\". %s", location, fix);
  }

  /** The names in a directory, sorted. */
  private static List<String> names(String location, Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(Path::getFileName).map(String::valueOf).sorted(Glob.ORDER).toList();
    } catch (IOException e) {
      throw Failures.reading(location, e);
    }
  }
}
