package dev.leat.bench.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that is compared: it runs a script, given as a file and {@code name=value} arguments.
 *
 * @param name what it is called on the page
 * @param version what it says of itself
 * @param scripts the folder of its scripts, and how their names end
 * @param command the program and its options
 * @param cap more options, for jobs whose memory is limited
 * @param start the command line that does nothing but start and stop
 * @param pace how long it runs
 */
public record Peer(
    String name,
    String version,
    Scripts scripts,
    List<String> command,
    List<String> cap,
    List<String> start,
    Pace pace) {

  /** How long a program runs, which says how many rounds there is time for. */
  public enum Pace {
    /** It runs in every round. */
    FAST,
    /** It runs so long that few rounds must do. */
    SLOW
  }

  /** A folder of scripts, and how their names end. */
  record Scripts(Path folder, String extension) {
    Path of(String job) {
      return folder.resolve(job + extension);
    }
  }

  /** Whether it has a script for a job. */
  public boolean has(String job) {
    return Files.exists(scripts.of(job));
  }

  /** The command line that does a job with as much memory as the program takes by itself. */
  public List<String> words(String job, List<String> arguments) {
    return words(List.of(), job, arguments);
  }

  /** The command line that does a job with limited memory. */
  public List<String> cappedWords(String job, List<String> arguments) {
    return words(cap, job, arguments);
  }

  private List<String> words(List<String> options, String job, List<String> arguments) {
    return Stream.of(command, options, List.of(scripts.of(job).toString()), arguments)
        .flatMap(List::stream)
        .toList();
  }
}
