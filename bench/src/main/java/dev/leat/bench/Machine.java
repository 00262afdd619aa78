package dev.leat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the programs ran on, without the machine's name. */
final class Machine {

  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final long KILOBYTES_PER_GIGABYTE = 1 << 20;

  private Machine() {}

  /** One line: the day, cores, memory, operating system and JDK. */
  static String describe() throws IOException {
    return "%s, %d cores, %s, %s, %s %s"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.getRuntime().availableProcessors(),
            memory(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            System.getProperty("java.vendor.version", "JDK"),
            System.getProperty("java.runtime.version"));
  }

  private static String memory() throws IOException {
    if (!Files.exists(MEMORY)) {
      return "memory unknown";
    }
    String total = Files.readAllLines(MEMORY).getFirst().replaceAll("\\D", "");
    return Math.round(Long.parseLong(total) / (double) KILOBYTES_PER_GIGABYTE) + " GB of memory";
  }
}
