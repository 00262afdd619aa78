package dev.leat.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine, as far as a cache can tell: a directory where its processes work, another one where
 * they keep copies, and an environment.
 */
record Machine(Path folder, Map<String, String> environment) {

  /** One that knows the server. */
  static Machine in(Path parent, String name, S3Server.Running server) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    Files.createDirectory(folder.resolve("work"));
    return new Machine(
        folder,
        Map.of(
            "AWS_ENDPOINT_URL_S3",
            server.address().toString(),
            "AWS_REGION",
            "us-east-1",
            "AWS_ACCESS_KEY_ID",
            S3Server.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY",
            S3Server.SECRET,
            "LEAT_CACHE_LOCAL",
            folder.resolve("copies").toString()));
  }

  /** The same with a variable of its environment changed. */
  Machine with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(variable, value);
    return new Machine(folder, changed);
  }

  /** What {@link Work} prints. */
  List<String> run(String stage, String use, String location) throws Exception {
    return output(start(stage, use, location));
  }

  /** A process that runs {@link Work}. */
  Process start(String stage, String use, String location, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dstdout.encoding=UTF-8"));
    command.addAll(List.of("-Dsun.jnu.encoding=UTF-8"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Work.class.getName()));
    command.addAll(List.of(stage, use, location));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.resolve("work").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  static List<String> output(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text.lines().toList();
  }
}
