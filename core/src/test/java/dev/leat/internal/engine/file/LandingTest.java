package dev.leat.internal.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.data.ErrorKind;
import dev.leat.data.LeatException;
import dev.leat.io.Csv;
import dev.leat.io.Loader;
import dev.leat.io.Source;
import dev.leat.run.Progress;
import dev.leat.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingTest {

  @TempDir private Path folder;

  @Test
  void aLoadOfAKeptLandingIsCalledOnce() throws IOException {
    AtomicInteger calls = new AtomicInteger();
    Loader loader = file -> Files.writeString(file, "a\n" + calls.incrementAndGet() + "\n");
    for (int i = 0; i < 3; i++) {
      Landing landing = Landing.kept(folder, RunListener.SILENT);
      assertThat(landing.load("titles", loader)).hasContent("a\n1\n");
    }
    assertThat(files()).hasSize(1).first().asString().contains("titles");
  }

  @Test
  void aLoadOfTheProcessIsCalledOnceForEachFunction() {
    AtomicInteger calls = new AtomicInteger();
    Loader loader = file -> Files.writeString(file, "a\n" + calls.incrementAndGet() + "\n");
    Loader other = file -> Files.writeString(file, "b\n");
    Path first = ofProcess().load("titles", loader);

    assertThat(ofProcess().load("titles", loader)).isEqualTo(first).hasContent("a\n1\n");
    assertThat(ofProcess().load("titles", other)).hasContent("b\n");
    assertThat(first).startsWith(folder);
  }

  @Test
  void namesOfLoadsMayBeAnything() {
    for (String name : List.of("a/../b", "ü", "x".repeat(300), "..", "a b\n")) {
      Path file =
          Landing.kept(folder, RunListener.SILENT).load(name, f -> Files.writeString(f, name));
      assertThat(file).hasParent(folder).hasContent(name);
    }
  }

  @Test
  void aLoadThatFailsIsNamedAndLeavesNothing() throws IOException {
    assertFails("it ended without writing its file", file -> {});
    assertFails("the file that it wrote is empty", file -> Files.writeString(file, ""));
    assertFails("it ended without writing its file", Files::createDirectory);
    assertFails(
        "failed: IOException: no route.",
        file -> {
          Files.writeString(file, "half");
          throw new IOException("no route");
        });
    assertFails(
        "failed: IllegalStateException.",
        file -> {
          throw new IllegalStateException();
        });
    assertThat(files()).isEmpty();
  }

  @Test
  void whatAKilledLoadHasLeftIsNotInTheWay() throws IOException {
    Loader failing =
        file -> {
          throw new IOException("killed");
        };
    Landing landing = Landing.kept(folder, RunListener.SILENT);
    assertThatThrownBy(() -> landing.load("titles", failing)).hasMessageContaining("killed");

    AtomicInteger there = new AtomicInteger();
    landing.load(
        "titles",
        file -> {
          there.set(Files.exists(file) ? 1 : 0);
          Files.writeString(file, "a");
        });
    assertThat(there).hasValue(0);
  }

  @Test
  void anInterruptedLoadIsAnInterruption() {
    assertThatThrownBy(() -> ofProcess().load("titles", file -> Thread.sleep(interrupted())))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.INTERRUPTED));
    assertThat(Thread.interrupted()).isTrue();
  }

  private static long interrupted() {
    Thread.currentThread().interrupt();
    return 10_000;
  }

  @Test
  void progressIsTold() {
    List<Progress> told = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          private Supplier<Progress> progress = () -> null;

          @Override
          public void started(Supplier<Progress> given) {
            progress = given;
          }

          @Override
          public void finished() {
            told.add(progress.get());
          }
        };
    Landing.kept(folder, listener).load("titles", file -> Files.writeString(file, "a"));

    assertThat(told).extracting(Progress::phase).containsExactly("load titles");
  }

  @Test
  void aSourceOfALoadIsOneFileUnderTheNameOfTheLoad() {
    Source source = Source.load("titles", file -> Files.writeString(file, "a\n"), Csv.sniffed());
    List<InputFile> files = Inputs.ofProcess().resolve(source, ofProcess());

    assertThat(files).extracting(InputFile::name).containsExactly("titles");
    assertThat(files.getFirst().isSeekable()).isTrue();
    assertThatThrownBy(() -> Source.load(" ", f -> {}, Csv.sniffed())).hasMessageContaining("name");
  }

  private Landing ofProcess() {
    return Landing.ofProcess(folder, RunListener.SILENT);
  }

  private void assertFails(String part, Loader loader) {
    assertThatThrownBy(() -> Landing.kept(folder, RunListener.SILENT).load("titles", loader))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FAILED))
        .hasMessageContaining("The load \"titles\" failed: ")
        .hasMessageContaining(part);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
