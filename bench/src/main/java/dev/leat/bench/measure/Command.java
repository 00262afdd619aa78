package dev.leat.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line that is run to its end and measured.
 *
 * @param words the program and its arguments
 * @param folder the folder it works in
 * @param outputs what it prints is sent to this file when it runs
 */
public record Command(List<String> words, Path folder, Path outputs) {

  private static final Path GNU_TIME = Path.of("/usr/bin/time");

  /**
   * Runs the command as a process of its own.
   *
   * @throws FailedCommand when it ends with another exit code than 0
   */
  public Cost run() throws IOException, InterruptedException {
    return Files.isExecutable(GNU_TIME) ? timedByKernel() : timedBySamples();
  }

  /** GNU time asks the kernel, which counts each page and each tick. */
  private Cost timedByKernel() throws IOException, InterruptedException {
    Path figures = outputs.resolveSibling(outputs.getFileName() + ".time");
    List<String> timed =
        new ArrayList<>(List.of(GNU_TIME.toString(), "-o", figures.toString(), "-f", "%U %S %M"));
    timed.addAll(words);
    long start = System.nanoTime();
    Process process = start(timed);
    checked(process.waitFor());
    long wall = System.nanoTime() - start;
    String[] parts = Files.readString(figures).strip().split(" ");
    double cpuSeconds = Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
    return new Cost(wall, Math.round(cpuSeconds * 1e9), Long.parseLong(parts[2]) << 10);
  }

  /** Without GNU time: the last sample before the end, which misses the last milliseconds. */
  private Cost timedBySamples() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(words);
    ProcessSamples samples = ProcessSamples.until(process);
    checked(process.exitValue());
    return new Cost(System.nanoTime() - start, samples.cpuNanos(), samples.peakBytes());
  }

  private Process start(List<String> line) throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(outputs.toFile());
    // Every peer that needs a JDK, the Leat launcher among them, takes the one that runs this.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private void checked(int exitCode) throws IOException {
    if (exitCode != 0) {
      throw new FailedCommand(words.getFirst(), exitCode, Files.readString(outputs));
    }
  }
}
