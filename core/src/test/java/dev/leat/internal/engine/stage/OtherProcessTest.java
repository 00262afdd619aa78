package dev.leat.internal.engine.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.data.Row;
import dev.leat.data.Schema;
import dev.leat.data.Type;
import dev.leat.io.Csv;
import dev.leat.io.Source;
import dev.leat.plan.Plan;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are the same in another process, which has other hashes, names of lambdas and options. */
class OtherProcessTest {

  @TempDir Path folder;

  @Test
  void aPlanWithFunctionsHasTheSameKeyInEveryProcess() throws Exception {
    assertThat(
            run("functions", "-Duser.language=tr", "-Duser.timezone=Asia/Tokyo", "-Xint").getLast())
        .isEqualTo(run("functions", "-Xshare:off").getLast())
        .isEqualTo(functions().toString());
  }

  @Test
  void aPlanWithoutFunctionsLoadsNoLibraryForByteCode() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "id\n1\n");
    List<String> lines = run("scan", "-Xlog:class+load");

    assertThat(lines).anyMatch(line -> line.startsWith("PlanKey["));
    assertThat(lines).anyMatch(line -> line.contains("PlanWalk"));
    assertThat(lines).noneMatch(line -> line.contains("objectweb"));
  }

  /** What a process prints that runs {@link #main} in the folder. */
  private List<String> run(String what, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(OtherProcessTest.class.getName(), what));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text.lines().toList();
  }

  /** Prints a key. */
  public static void main(String[] arguments) {
    System.out.println(arguments[0].equals("scan") ? scan() : functions());
  }

  private static PlanKey scan() {
    Schema schema = Schema.ofText(List.of("id"));
    return PlanKeys.ofProcess().of(Plan.Scan.of(new Source("a.csv", Csv.commas()), schema));
  }

  private static PlanKey functions() {
    Set<String> words = new HashSet<>(Set.of("a", "b", "c", "d", "e"));
    Map<Type, Object> types = new HashMap<>();
    for (Type type : Type.values()) {
      types.put(type, Map.of(type.name(), type, "x", File.separator));
    }
    Set<Type> some = EnumSet.of(Type.DATE, Type.TEXT);
    Plan rows = new Plan.Values(List.of(Row.of("a", "b", "c", 1.5)), Schema.open());
    Plan mapped = new Plan.Extend(rows, "x", row -> words.contains(row.text("a")) ? 1 : 2);
    Plan kept = new Plan.FilterRows(mapped, row -> types.containsKey(Type.valueOf("DATE")));
    return PlanKeys.ofProcess().of(new Plan.FilterRows(kept, row -> some.isEmpty()));
  }
}
